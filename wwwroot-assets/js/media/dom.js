// Elements without markup: text stays text.

/** An element with properties (data-*, aria-* and other attributes with a dash or lower case as attributes; on* as listeners) and children. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
let sprite = null;

/** A symbol of the sprite that the page's own icons come from. */
export function icon(name) {
  sprite ??= document.querySelector("svg.icon use")?.getAttribute("href").split("#")[0] ?? "icons/sprite.svg";
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

/** A button that shows an icon and is named by its title. */
export const iconButton = (name, title, click) =>
  el("button", { type: "button", class: "icon-button", title, "aria-label": title, click }, icon(name));

/** The coloured dot of a run's palette slot. */
export const swatch = (style) => el("i", { class: `run-swatch style-${style}${style >= 12 && style < 24 ? " dashed" : ""}`, "aria-hidden": "true" });

/** 12.3 kB */
export function byteText(bytes) {
  const units = ["B", "kB", "MB", "GB"];
  let unit = 0;
  for (; bytes >= 1000 && unit < units.length - 1; unit++) bytes /= 1000;
  return `${unit === 0 ? bytes : bytes.toPrecision(3)} ${units[unit]}`;
}
