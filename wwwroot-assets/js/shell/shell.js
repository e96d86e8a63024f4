// The shell's behaviour in the browser. Everything is delegated from the document and kept in attributes of <html>, so it
// holds whenever the renderer replaces what is on the page.
import { attachKeyboard } from "./keyboard.js";
import { attachReconnect } from "./reconnect.js";
import { remember } from "./storage.js";
import { attachSplitter } from "./splitter.js";
import { nextTheme } from "./theme.js";

const root = document.documentElement;

const actions = {
  theme() {
    const theme = nextTheme(root.dataset.theme);
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    remember("monitor.theme", theme);
  },

  keys() {
    const sheet = document.getElementById("key-sheet");
    if (sheet.open) sheet.close();
    else sheet.showModal();
  },

  "runs-drawer"() {
    if (root.dataset.drawer) closeDrawer();
    else {
      root.dataset.drawer = "runs";
      document.querySelector("#runs .field")?.focus();
    }
  },

  async copy(button) {
    const code = button.closest("figure").querySelector("code").textContent;
    await navigator.clipboard.writeText(code);
    button.dataset.copied = "";
    setTimeout(() => delete button.dataset.copied, 1500);
  },
};

function closeDrawer() {
  if (!root.dataset.drawer) return;
  delete root.dataset.drawer;
  document.querySelector("[aria-controls=runs]")?.focus();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-action]");
  actions[button?.dataset.action]?.(button);
  if (target.nodeName === "DIALOG") target.close(); // Its backdrop was clicked: the contents cover the rest.
});

attachKeyboard({ escape: closeDrawer });
attachSplitter("[data-action=resize-runs]");
attachReconnect(document.getElementById("components-reconnect-modal"));
