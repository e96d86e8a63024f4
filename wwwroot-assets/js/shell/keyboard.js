// Keys. What carries data-key="k" is focused (fields) or clicked (the rest) when k is pressed; j and k walk through the cards;
// g and then a letter goes to the page whose link carries data-goto="letter".

const WALK = { j: 1, k: -1 };
const CARD_KEYS = { p: "Pin", e: "Maximise", l: "Logarithmic y axis" }; // The names of a card's buttons.

const GOTO_PATIENCE = 1500; // Milliseconds in which the letter after g counts.
let gotoUntil = 0;

export function attachKeyboard({ escape, palette }) {
  document.addEventListener("keydown", (event) => {
    if (isPaletteKey(event)) {
      event.preventDefault(); // The browser's own search.
      palette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") leave(event, escape);
    else if (isRunBox(event.target) && runListKey(event)) event.preventDefault();
    else if (!takesText(event.target, event.key) && press(event)) event.preventDefault();
  });
}

function press(event) {
  if (document.querySelector("dialog:modal") && event.key !== "?") return false;
  if (event.timeStamp < gotoUntil) return goTo(event.key);
  if (event.key === "g") {
    gotoUntil = event.timeStamp + GOTO_PATIENCE;
    return true;
  }
  if (event.key in WALK) return walk(WALK[event.key]);
  if (event.key in CARD_KEYS) return pressOnCard(CARD_KEYS[event.key]);
  return pressKey(event.key);
}

const isPaletteKey = ({ key, ctrlKey, metaKey, altKey, shiftKey, repeat }) => key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey && !repeat;

/** Focuses or clicks what carries the key; false when nothing does. */
export function pressKey(key) {
  const bound = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!bound) return false;
  if (!bound.matches("input")) bound.click();
  else if (bound.checkVisibility({ visibilityProperty: true })) bound.select();
  else {
    document.querySelector("[aria-controls=runs]")?.click();
    bound.select();
  }
  return true;
}

function goTo(letter) {
  gotoUntil = 0;
  const link = document.querySelector(`[data-goto="${CSS.escape(letter)}"]`);
  link?.click();
  return link != null;
}

// Whether the key means something to what has the focus: text to a field, Space to a button.
function takesText(target, key) {
  if (target.isContentEditable || target.matches?.("select, textarea")) return true;
  if (target.matches?.("input")) return !target.matches("[type=checkbox], [type=range]") || key === " ";
  return key === " " && target.matches?.("button, a, summary") === true;
}

function leave(event, escape) {
  if (event.target.matches?.("input")) {
    event.preventDefault(); // A search field would empty itself.
    event.target.blur();
  }
  else document.querySelector('[data-card] button[aria-label="Restore"]')?.click();
  escape();
}

function pressOnCard(name) {
  const button = document.activeElement?.closest("[data-card]")?.querySelector(`button[aria-label="${name}"]`);
  button?.click();
  return button != null;
}

function walk(direction) {
  const cards = [...document.querySelectorAll("[data-card]")];
  if (cards.length === 0) return false;
  const at = cards.indexOf(document.activeElement?.closest("[data-card]"));
  const next = at < 0 ? firstOnScreen(cards) : cards[at + direction];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
  return true;
}

const firstOnScreen = (cards) => cards.find((card) => card.getBoundingClientRect().top >= 80) ?? cards.at(-1);

const isRunBox = (target) => target.matches?.("#runs .list input[type=checkbox]") === true;

function runListKey({ target, key }) {
  const row = target.closest("li");
  if (key === "Enter") {
    row.querySelector(".name").click();
    return true;
  }
  if (key === "c") {
    const pick = row.querySelector(".pick");
    pick?.click();
    return pick != null;
  }
  const next = key === "ArrowDown" ? row.nextElementSibling : key === "ArrowUp" ? row.previousElementSibling : null;
  const box = next?.querySelector("input");
  box?.focus();
  return box != null;
}
