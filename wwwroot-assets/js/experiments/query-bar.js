// Suggestions at the caret of the query bar: asked for as one types, chosen with the arrow keys, Tab or Enter, or by a click.
import { applySuggestion } from "./suggestion.js";

export function open(root, dotNet) {
  const input = root.querySelector("[data-query]");
  const list = root.querySelector("[data-suggestions]");
  const stop = new AbortController();
  const { signal } = stop;
  let [completion, chosen, asked] = [null, -1, 0];

  async function ask() {
    const turn = ++asked;
    const [text, caret] = [input.value, input.selectionStart];
    const found = await dotNet.invokeMethodAsync("Complete", text, caret).catch(() => null);
    if (turn === asked && found && document.activeElement === input && input.value === text) show(found);
  }

  function show(found) {
    completion = found;
    chosen = -1;
    list.replaceChildren(...found.suggestions.map((suggestion, i) => {
      const item = document.createElement("li");
      const [code, help] = [document.createElement("code"), document.createElement("span")];
      Object.assign(item, { id: `query-suggestion-${i}`, role: "option" });
      item.setAttribute("aria-selected", "false");
      code.textContent = suggestion.text.trimEnd();
      help.textContent = suggestion.help;
      item.append(code, help);
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault(); // The focus stays in the bar.
        take(i);
      });
      return item;
    }));
    setOpen(found.suggestions.length > 0);
  }

  function setOpen(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) {
      asked++;
      input.removeAttribute("aria-activedescendant");
    }
  }

  function choose(i) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = (i + list.children.length) % list.children.length;
    list.children[chosen].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", list.children[chosen].id);
  }

  function take(i) {
    const next = applySuggestion(input.value, completion, completion.suggestions[i].text);
    input.value = next.text;
    input.setSelectionRange(next.caret, next.caret);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  input.addEventListener("input", ask, { signal });
  input.addEventListener("click", ask, { signal });
  input.addEventListener("blur", () => setOpen(false), { signal });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown" || (event.key === " " && event.ctrlKey)) {
        event.preventDefault();
        ask();
      }
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") choose(chosen < 0 && event.key === "ArrowUp" ? -1 : chosen + (event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Tab" && !event.shiftKey) take(Math.max(0, chosen));
    else if (event.key === "Enter" && chosen >= 0) take(chosen);
    else if (event.key === "Enter") return setOpen(false);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, { signal });

  return { dispose: () => stop.abort() };
}
