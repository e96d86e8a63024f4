// The audio page: a native player for each sound, its waveform and its spectrogram; clicking on either plays from there.
import { sequential } from "./colours.js";
import { byteText, el } from "./dom.js";
import { MediaPage } from "./page.js";
import { envelope, spectrogram, waveRate } from "./spectrum.js";
import { problem, Tile } from "./tile.js";

const MAX_BYTES = 64 << 20; // What is larger is played, not drawn.
const FLOOR_DB = -100;
const WINDOW = 1024;
const COLUMNS = 512;
const RATES = { least: 8000, most: 96000, usual: 44100 };

/** Opens the sounds below `root`. */
export function open(root, dotNet) {
  return new MediaPage(root, dotNet, "audio", (card, run) => new AudioTile(card, run));
}

class AudioTile extends Tile {
  async draw(indices) {
    const values = await Promise.all(indices.map((index) => this.describe("audio/value", index)));
    this.body.querySelectorAll("audio").forEach((audio) => audio.pause());
    this.body.replaceChildren(...values.flatMap((value, i) => this.#parts(value, indices[i])));
  }

  #parts(value, index) {
    if (value.error) return [problem(value.error)];
    if (value.samples.length === 0) return [problem("There is no sound in this value.")];
    return value.samples.map((sample, number) => this.#part(sample, this.url("audio/sound", index, number), number, value.samples.length));
  }

  #part({ type, bytes, label }, src, number, count) {
    if (!type) return problem(`${byteText(bytes)} that no browser can play. `, el("a", { href: src, download: "sound.bin" }, "Download"));
    const name = `${this.card.tagName}, ${this.run.name}${count > 1 ? `, sample ${number + 1} of ${count}` : ""}`;
    const audio = el("audio", { controls: true, preload: "none", src, "aria-label": name });
    const facts = el("p", { class: "sound-facts num" }, [label, count > 1 ? `sample ${number + 1} of ${count}` : "", byteText(bytes)].filter((text) => text).join(" · "));
    const pictures = el("div", { class: "sound-pictures" });
    const part = el("div", { class: "sound" }, pictures, audio, facts);
    audio.addEventListener("play", () => pauseOthers(audio));
    if (bytes <= MAX_BYTES) this.#analyse(src, pictures, audio, facts);
    return part;
  }

  async #analyse(src, pictures, audio, facts) {
    try {
      const answer = await fetch(src, { signal: this.stop.signal });
      const bytes = await answer.arrayBuffer();
      const sound = await decode(bytes);
      facts.append(` · ${sound.duration.toPrecision(3)} s · ${sound.sampleRate.toLocaleString("en-US")} Hz · ${["", "mono", "stereo"][sound.numberOfChannels] ?? `${sound.numberOfChannels} channels`}`);
      const head = el("i", { class: "sound-head", hidden: true });
      pictures.append(waveformOf(sound), spectrogramOf(sound), head);
      pictures.title = "Click to play from here";
      pictures.dataset.analysed = sound.length;
      followPlayback(pictures, head, audio, sound.duration);
    } catch (error) {
      if (error.name !== "AbortError") pictures.append(problem("This sound cannot be decoded, and may not play."));
    }
  }
}

function decode(bytes) {
  const rate = waveRate(bytes) || RATES.usual;
  const context = new OfflineAudioContext(1, 1, Math.min(Math.max(rate, RATES.least), RATES.most));
  return context.decodeAudioData(bytes);
}

function waveformOf(sound) {
  const height = 48;
  const channels = Array.from({ length: Math.min(sound.numberOfChannels, 4) }, (_, channel) => sound.getChannelData(channel));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "waveform");
  svg.setAttribute("viewBox", `0 0 ${COLUMNS} ${height * channels.length}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", "Waveform");
  channels.forEach((samples, channel) => {
    const [low, high] = envelope(samples, COLUMNS);
    const y = (value) => (height * (channel + 0.5) - (Math.min(Math.max(value, -1), 1) * height) / 2).toFixed(2);
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const top = Array.from(high, (value, x) => `${x},${y(Math.max(value, low[x] + 0.01))}`);
    const bottom = Array.from(low, (value, x) => `${x},${y(value)}`).reverse();
    path.setAttribute("d", `M${[...top, ...bottom].join("L")}Z`);
    svg.append(path);
  });
  return svg;
}

function spectrogramOf(sound) {
  const bins = WINDOW / 2;
  const mixed = Float32Array.from(sound.getChannelData(0));
  for (let channel = 1; channel < sound.numberOfChannels; channel++) {
    sound.getChannelData(channel).forEach((value, i) => (mixed[i] += value));
  }
  if (sound.numberOfChannels > 1) mixed.forEach((value, i) => (mixed[i] = value / sound.numberOfChannels));
  const powers = spectrogram(mixed, COLUMNS, WINDOW);
  const canvas = el("canvas", { class: "spectrogram", width: COLUMNS, height: bins, role: "img", "aria-label": `Spectrogram, 0 to ${sound.sampleRate / 2} hertz, ${FLOOR_DB} to 0 decibels` });
  const context = canvas.getContext("2d");
  const image = context.createImageData(COLUMNS, bins);
  for (let x = 0; x < COLUMNS; x++) {
    for (let bin = 0; bin < bins; bin++) {
      const [r, g, b] = sequential(1 - powers[x * bins + bin] / FLOOR_DB);
      image.data.set([r, g, b, 255], ((bins - 1 - bin) * COLUMNS + x) * 4);
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

function followPlayback(pictures, head, audio, duration) {
  const place = () => {
    head.hidden = audio.currentTime === 0 && audio.paused;
    head.style.left = `${Math.min(audio.currentTime / duration, 1) * 100}%`;
    if (!audio.paused) requestAnimationFrame(place);
  };
  for (const event of ["play", "pause", "seeked", "timeupdate"]) audio.addEventListener(event, place);
  pictures.addEventListener("click", ({ clientX }) => {
    const { left, width } = pictures.getBoundingClientRect();
    audio.currentTime = ((clientX - left) / width) * duration;
    audio.play().catch(() => {}); // The player itself shows what it cannot play.
  });
}

function pauseOthers(audio) {
  for (const other of document.querySelectorAll("audio")) {
    if (other !== audio) other.pause();
  }
}
