// The command palette in the browser: opening it, walking through what the circuit found, choosing. The circuit fills the list
// and says in data-query what it is an answer to. Elements are looked up when needed: the renderer replaces them once.

const PATIENCE_MS = 2000; // How long Enter waits for the answer to what was typed last.
const FOUND = { attributes: true, attributeFilter: ["data-query"], childList: true, subtree: true };

const dialogOf = () => document.getElementById("palette");
const inputOf = () => dialogOf().querySelector("input");
const listOf = () => dialogOf().querySelector("[role=listbox]");
const options = () => [...listOf().querySelectorAll("[role=option]")];
const selected = () => listOf().querySelector("[aria-selected=true]");

const keys = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Enter: choose };

/** Opens the palette, or closes it; whatever dialog is open gives way. */
export function togglePalette() {
  const dialog = dialogOf();
  if (dialog.open) {
    dialog.close();
    return;
  }
  document.querySelectorAll("dialog:modal").forEach((other) => other.close());
  dialog.showModal();
  const input = inputOf();
  input.value = "";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  select(options()[0]);
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ attributeName, type }) => attributeName === "data-query" || type === "childList")) select(options()[0]);
  });
  observer.observe(listOf(), FOUND);
  dialog.addEventListener("close", () => observer.disconnect(), { once: true });
}

/** Listens for what happens inside the palette. */
export function attachCommandPalette() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !event.target.matches?.("#palette input") || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("pointermove", ({ target }) => {
    const option = target.closest?.("#palette [role=option]");
    if (option && option !== selected()) select(option);
  });
  document.addEventListener("click", ({ target }) => target.closest?.("#palette [role=option]") && dialogOf().close());
}

function select(option) {
  for (const other of listOf().querySelectorAll("[aria-selected=true]")) other.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  inputOf().setAttribute("aria-activedescendant", option?.id ?? "");
}

function walk(direction) {
  const all = options();
  if (all.length > 0) select(all[(all.indexOf(selected()) + direction + all.length) % all.length]);
}

async function choose() {
  await answered();
  selected()?.click();
}

// What is listed may still be the answer to an earlier text.
function answered() {
  const [list, input] = [listOf(), inputOf()];
  return new Promise((resolve) => {
    const look = () => list.dataset.query === input.value && done();
    const observer = new MutationObserver(look);
    const timer = setTimeout(done, PATIENCE_MS);
    observer.observe(list, FOUND);
    look();

    function done() {
      observer.disconnect();
      clearTimeout(timer);
      setTimeout(resolve); // The list's own observer selects the first of what came.
    }
  });
}
