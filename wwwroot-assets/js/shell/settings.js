// The settings of this browser: kept as JSON in its storage, put into force on the document, and told to the server as a cookie
// that holds the parameters a new view begins with. No setting is stored that differs in nothing from what is built in.
import { recall, remember } from "./storage.js";

const KEY = "monitor.settings";
const COOKIE = "monitor.view";
const LARGEST_FILE = 65536;
const YEAR_S = 31536000;

const oneOf = (...words) => ({ initial: words[0], accepts: (value) => words.includes(value), wants: `one of ${words.join(", ")}` });
const number = (initial, low, high) => ({ initial, accepts: (value) => Number.isFinite(value) && value >= low && value <= high, wants: `a number from ${low} to ${high}` });
const flag = (initial) => ({ initial, accepts: (value) => typeof value === "boolean", wants: "true or false" });

/** Every setting: what it is at first and what it may be. */
export const SETTINGS = {
  theme: oneOf("system", "light", "dark"),
  palette: oneOf("all", "red-green", "blue-yellow"),
  smoothing: number(0.6, 0, 0.999),
  x: oneOf("step", "relative", "wall"),
  width: number(360, 280, 760),
  ignoreOutliers: flag(true),
  tellConnection: flag(true),
  tellProblems: flag(true),
};

export const initial = () => Object.fromEntries(Object.entries(SETTINGS).map(([name, { initial: value }]) => [name, value]));

/** All settings as they are now; one that cannot be read is as at first. */
export function readSettings() {
  try {
    return { ...initial(), ...valid(JSON.parse(recall(KEY) ?? "{}")) };
  } catch {
    return initial();
  }
}

/** Changes some settings, puts them into force and tells the page. */
export function changeSettings(change) {
  const settings = { ...readSettings(), ...valid(change) };
  const changed = Object.entries(settings).filter(([name, value]) => value !== SETTINGS[name].initial);
  remember(KEY, changed.length === 0 ? null : JSON.stringify(Object.fromEntries(changed)));
  apply(settings);
  document.dispatchEvent(new CustomEvent("monitor:settings"));
  return settings;
}

/** The settings as the text of a file. */
export const exportText = () => `${JSON.stringify({ monitor: "settings", version: 1, settings: readSettings() }, null, 2)}\n`;

/** The settings of such a text; what it does not name is as at first. Throws, saying why, when it is none. */
export function parseSettings(text) {
  if (text.length > LARGEST_FILE) throw new Error("The file is too large to be one of settings.");
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error("The file is no JSON.");
  }
  if (file?.monitor !== "settings" || typeof file.settings !== "object" || file.settings === null) throw new Error("The file holds no settings of Monitor.");
  if (file.version !== 1) throw new Error(`The file is of version ${file.version}; this Monitor reads version 1.`);
  for (const [name, value] of Object.entries(file.settings)) {
    if (Object.hasOwn(SETTINGS, name) && !SETTINGS[name].accepts(value)) throw new Error(`${name} must be ${SETTINGS[name].wants}.`);
  }
  return { ...initial(), ...valid(file.settings) };
}

/** The parameters that a new view begins with, where they differ from what is built in. */
export function viewQuery({ smoothing, x, width, ignoreOutliers }) {
  const query = new URLSearchParams();
  if (smoothing !== SETTINGS.smoothing.initial) query.set("smoothing", smoothing);
  if (x !== SETTINGS.x.initial) query.set("x", x);
  if (width !== SETTINGS.width.initial) query.set("width", width);
  if (!ignoreOutliers) query.set("outliers", "1");
  return query.toString();
}

/** Puts what another tab of this browser changed into force here. */
export function followOtherTabs() {
  addEventListener("storage", ({ key }) => {
    if (key !== KEY && key !== null) return;
    apply(readSettings());
    document.dispatchEvent(new CustomEvent("monitor:settings"));
  });
}

function apply(settings) {
  const { dataset } = document.documentElement;
  set(dataset, "theme", settings.theme, "system");
  set(dataset, "palette", settings.palette, "all");
  const query = viewQuery(settings);
  document.cookie = `${COOKIE}=${encodeURIComponent(query)}; path=/; samesite=strict; max-age=${query ? YEAR_S : 0}`;
}

function set(dataset, name, value, otherwise) {
  if (value === otherwise) delete dataset[name];
  else dataset[name] = value;
}

const valid = (values) => Object.fromEntries(Object.entries(values).filter(([name, value]) => Object.hasOwn(SETTINGS, name) && SETTINGS[name].accepts(value)));
