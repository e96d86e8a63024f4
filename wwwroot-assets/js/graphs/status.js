// One line over the picture: what is under way, if it takes long, or what went wrong.

const PATIENCE = 150; // Milliseconds without a word.

export class Status {
  #timer = 0;

  constructor(line) {
    this.line = line;
  }

  busy(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(text, false), PATIENCE);
  }

  done() {
    this.#show("", false);
  }

  say(text) {
    this.#show(text, false);
  }

  fail(error) {
    this.#show(error.message, true);
  }

  #show(text, failed) {
    clearTimeout(this.#timer);
    this.line.textContent = text;
    this.line.classList.toggle("failed", failed);
    this.line.hidden = text === "";
  }
}
