// What the colours mean.
import { element } from "./lists.js";

const MOST_ENTRIES = 24;

/** `chosen(text, adds)` is called when a category is clicked. */
export function fillLegend(place, legend, chosen) {
  place.hidden = legend === null;
  if (legend === null) return place.replaceChildren();
  const title = element("p", { className: "caption", textContent: legend.name });
  if (legend.kind === "continuous") {
    const ramp = element("span", { className: "ramp" });
    ramp.style.background = legend.gradient;
    return place.replaceChildren(title, ramp, element("span", { className: "ends num" }, [element("span", { textContent: short(legend.low) }), element("span", { textContent: short(legend.high) })]));
  }
  const entries = legend.entries.slice(0, MOST_ENTRIES).map(({ text, count, colour }) => {
    const dot = element("span", { className: "dot" });
    dot.style.background = colour;
    const button = element("button", { type: "button", className: "entry", title: `Select the ${count} points` }, [
      dot, element("span", { className: "truncate", textContent: text || "(empty)" }), element("span", { className: "muted num", textContent: count.toLocaleString("en-US") }),
    ]);
    button.addEventListener("click", (event) => chosen(text, event.shiftKey || event.metaKey || event.ctrlKey));
    return button;
  });
  const more = legend.entries.length - MOST_ENTRIES;
  place.replaceChildren(title, ...entries, ...(more > 0 ? [element("p", { className: "caption", textContent: `and ${more} more` })] : []));
}

export const short = (number) => Number(number.toPrecision(4)).toString();
