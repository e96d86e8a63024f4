// The shell's behaviour in the browser. Everything is delegated from the document and kept in attributes of <html>, so it
// holds whenever the renderer replaces what is on the page.
import { copyText, linkTo } from "./clipboard.js";
import { attachCommandPalette, togglePalette } from "./command-palette.js";
import { attachKeyboard, pressKey } from "./keyboard.js";
import { printPage } from "./print.js";
import { attachReconnect } from "./reconnect.js";
import { changeSettings, followOtherTabs, readSettings } from "./settings.js";
import { attachSplitter } from "./splitter.js";
import { nextTheme } from "./theme.js";
import { notify } from "./toasts.js";

const root = document.documentElement;

const actions = {
  theme(button) {
    changeSettings({ theme: button.dataset.value ?? nextTheme(readSettings().theme) });
  },

  palette: togglePalette,

  keys() {
    const sheet = document.getElementById("key-sheet");
    if (sheet.open) sheet.close();
    else sheet.showModal();
  },

  press: (button) => setTimeout(() => pressKey(button.dataset.value)), // Once the palette has gone.

  print: () => setTimeout(printPage),

  async "copy-link"() {
    await copyText(linkTo(location.href)).then(
      () => notify("Link copied. It shows this view to everyone who can reach this server."),
      () => notify("The browser does not let the page copy; the address bar holds the same link.", { kind: "warn" }));
  },

  "runs-drawer"() {
    if (root.dataset.drawer) closeDrawer();
    else {
      root.dataset.drawer = "runs";
      document.querySelector("#runs .field")?.focus();
    }
  },

  "pages-drawer"() {
    root.dataset.drawer = "pages";
    document.querySelector("#pages a.active, #pages a")?.focus();
  },

  async copy(button) {
    const code = button.closest("figure").querySelector("code").textContent;
    await copyText(code);
    button.dataset.copied = "";
    setTimeout(() => delete button.dataset.copied, 1500);
  },
};

function closeDrawer() {
  const drawer = root.dataset.drawer;
  if (!drawer) return;
  delete root.dataset.drawer;
  document.querySelector(`[aria-controls=${drawer}]`)?.focus();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-action]");
  if (root.dataset.drawer === "pages") closeDrawer(); // A page was chosen, or the sheet left.
  actions[button?.dataset.action]?.(button);
  if (target.nodeName === "DIALOG") target.close(); // Its backdrop was clicked: the contents cover the rest.
});

attachCommandPalette();
attachKeyboard({ escape: closeDrawer, palette: togglePalette });
attachSplitter("[data-action=resize-runs]");
attachReconnect(document.getElementById("components-reconnect-modal"), {
  told: (text, kind) => readSettings().tellConnection && notify(text, { kind }),
});
followOtherTabs();
