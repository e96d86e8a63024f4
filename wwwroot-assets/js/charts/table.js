// The data behind a chart as a table in a dialog: one row per run, for those who read rather than see, and for copying.
import { formatStep, formatTime, formatValue } from "./format.js";

const HEAD = ["Run", "Points", "Last step", "Last value", "Smoothed", "Minimum", "Maximum", "Last time"];

/** Opens the dialog for the curves a card shows. */
export function showTable(tagName, curves) {
  const dialog = document.createElement("dialog");
  dialog.className = "chart-table";
  dialog.setAttribute("aria-label", `Data of ${tagName}`);
  const title = Object.assign(document.createElement("h2"), { textContent: tagName });
  const close = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: "Close" });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  const scroller = Object.assign(document.createElement("div"), { tabIndex: 0 });
  scroller.append(table(curves));
  dialog.append(title, scroller, close);
  document.body.append(dialog);
  dialog.showModal();
}

function table(curves) {
  const element = document.createElement("table");
  element.createTHead().append(row("th", HEAD));
  const body = element.createTBody();
  for (const curve of curves) body.append(row("td", cells(curve)));
  return element;
}

// Minimum and maximum are exact: no reduction drops them. The number of points is the series', not only what was drawn.
function cells({ run, series, y, smoothed }) {
  const last = y.length - 1;
  let low = Infinity;
  let high = -Infinity;
  for (const value of y) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [
    run.name, formatStep(series.total), last < 0 ? "" : formatStep(series.step[last]), last < 0 ? "" : formatValue(y[last], true),
    smoothed && last >= 0 ? formatValue(smoothed[last]) : "", formatValue(low, true), formatValue(high, true), last < 0 ? "" : formatTime(series.wall[last]),
  ];
}

function row(kind, texts) {
  const element = document.createElement("tr");
  for (const textContent of texts) element.append(Object.assign(document.createElement(kind), { textContent }));
  return element;
}
