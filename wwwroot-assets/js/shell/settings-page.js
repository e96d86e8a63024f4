// The settings page: its fields show the settings and change them; a file takes them out and brings them in.
import { changeSettings, exportText, initial, parseSettings, readSettings, viewQuery } from "./settings.js";
import { notify } from "./toasts.js";

/** Fills in the form below `root` and listens to it; `circuit` hears what new views begin with. */
export function open(root, circuit) {
  const stop = new AbortController();
  const { signal } = stop;
  const fields = [...root.querySelectorAll("[data-setting]")];
  const file = root.querySelector("input[type=file]");
  const part = (name) => root.querySelector(`[data-settings=${name}]`);

  function show() {
    const settings = readSettings();
    for (const field of fields) {
      const value = settings[field.dataset.setting];
      if (field.type === "checkbox") field.checked = value;
      else field.value = value;
      const output = field.parentElement.querySelector("output");
      if (output) output.textContent = outputText(field.dataset.setting, value);
    }
  }

  function change(settings) {
    part("error").textContent = "";
    circuit.invokeMethodAsync("ViewsChanged", viewQuery(changeSettings(settings)));
  }

  async function bringIn() {
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return;
    try {
      change(parseSettings(await chosen.text()));
      notify("Settings imported.");
    } catch (error) {
      part("error").textContent = error.message;
    }
  }

  for (const field of fields) field.addEventListener("input", () => change({ [field.dataset.setting]: valueOf(field) }), { signal });
  part("export").addEventListener("click", () => download("monitor-settings.json", exportText()), { signal });
  part("import").addEventListener("click", () => file.click(), { signal });
  part("reset").addEventListener("click", () => {
    const before = readSettings();
    change(initial());
    notify("All settings are as at first.", { undo: () => change(before) });
  }, { signal });
  file.addEventListener("change", bringIn, { signal });
  document.addEventListener("monitor:settings", show, { signal });
  show();
  root.dataset.ready = "";
  return { dispose: () => stop.abort() };
}

const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.type === "range" ? Number(field.value) : field.value);

const outputText = (name, value) => (name === "width" ? `${value} px` : value.toFixed(2));

function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url));
}
