// Few words for making SVG and HTML elements; text goes in as text.

export function svg(name, attributes = {}, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** A canvas of that many CSS pixels, sharp on dense screens, with its context. */
export function canvas(width, height) {
  const element = document.createElement("canvas");
  const density = Math.min(devicePixelRatio || 1, 2);
  element.width = Math.round(width * density);
  element.height = Math.round(height * density);
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  const context = element.getContext("2d");
  context.scale(density, density);
  return { element, context };
}

export const short = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
