// The bookmarks of the page: added, listed, saved to a file and read from one.
import { readBookmarks, writeBookmarks } from "./bookmarks.js";
import { element } from "./lists.js";

export class Shelf {
  #kept = [];

  /** `page`: controls, bookmark() makes one of what is shown, recall(bookmark) shows it. */
  constructor(page) {
    this.page = page;
    this.file = page.controls.get("bookmark-file");
    this.chosen = () => this.#load();
    this.file.addEventListener("change", this.chosen);
  }

  add() {
    this.#kept.push(this.page.bookmark(this.#kept.length + 1));
    this.#show();
  }

  /** Another embedding has its own. */
  reset(text = null) {
    this.#kept = [];
    if (text !== null) this.#read(text);
    this.#show();
  }

  save() {
    download("bookmarks.json", new Blob([writeBookmarks(this.#kept)], { type: "application/json" }));
  }

  load() {
    this.file.value = "";
    this.file.click();
  }

  dispose() {
    this.file.removeEventListener("change", this.chosen);
  }

  async #load() {
    const [file] = this.file.files;
    if (!file) return;
    this.#read(await file.text());
    this.#show();
  }

  #read(text) {
    this.page.controls.say("bookmark-error", "");
    try {
      this.#kept.push(...readBookmarks(text));
    } catch (error) {
      this.page.controls.say("bookmark-error", `The bookmarks cannot be read: ${error.message}`);
    }
  }

  #show() {
    const { controls } = this.page;
    controls.root.querySelector('[data-action-here="save-bookmarks"]').disabled = this.#kept.length === 0;
    controls.role("bookmark-list").replaceChildren(...this.#kept.map((bookmark) => {
      const open = element("button", { type: "button", className: "row" }, [element("span", { className: "truncate", textContent: bookmark.name })]);
      const remove = element("button", { type: "button", className: "remove", textContent: "×", ariaLabel: `Remove ${bookmark.name}`, title: "Remove" });
      open.addEventListener("click", () => this.page.recall(bookmark));
      remove.addEventListener("click", () => {
        this.#kept = this.#kept.filter((one) => one !== bookmark);
        this.#show();
      });
      return element("li", { className: "kept" }, [open, remove]);
    }));
  }
}

export function download(name, blob) {
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
