// The colours that the picture uses, and what cannot be coloured.

export function showLegend(list, { legend, note }) {
  const rows = legend.map(({ className, label }) => {
    const row = document.createElement("li");
    const swatch = document.createElement("span");
    swatch.className = `graph-swatch ${className}`;
    row.append(swatch, label);
    row.title = label;
    return row;
  });
  if (note) rows.push(Object.assign(document.createElement("li"), { textContent: note, className: "caption" }));
  list.replaceChildren(...rows);
  list.parentElement.hidden = rows.length === 0;
}
