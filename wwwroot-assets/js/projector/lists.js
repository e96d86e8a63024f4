// Lists of points in the inspector, and the facts of one.

const MOST_ROWS = 200;

/** Rows of points as buttons; `rows`: [{point, text, note, share}]. `pick(point, adds)` is called for a click. */
export function fillPoints(list, rows, pick, hover) {
  list.replaceChildren(
    ...rows.slice(0, MOST_ROWS).map(({ point, text, note, share }) => {
      const button = element("button", { type: "button", className: "row" }, [element("span", { className: "truncate", textContent: text })]);
      if (note) button.append(element("span", { className: "muted num", textContent: note }));
      if (share !== undefined) {
        const bar = element("span", { className: "bar" });
        bar.style.width = `${Math.round(share * 100)}%`;
        button.append(bar);
      }
      button.addEventListener("click", (event) => pick(point, event.shiftKey || event.metaKey || event.ctrlKey));
      button.addEventListener("pointerenter", () => hover(point));
      button.addEventListener("pointerleave", () => hover(-1));
      button.addEventListener("focus", () => hover(point));
      button.addEventListener("blur", () => hover(-1));
      return element("li", {}, [button]);
    }),
  );
  if (rows.length > MOST_ROWS) list.append(element("li", { className: "more muted", textContent: `and ${(rows.length - MOST_ROWS).toLocaleString("en-US")} more` }));
}

/** The columns of one point. */
export function fillFacts(list, columns, point) {
  list.replaceChildren(...(point < 0 ? [] : columns.flatMap(({ name, texts }) => [element("dt", { textContent: name }), element("dd", { textContent: texts[point] || "–" })])));
}

/** Options of a select; keeps what is chosen if it is still there. */
export function fillOptions(select, options, value) {
  select.replaceChildren(...options.map(({ value: one, text, disabled }) => element("option", { value: one, textContent: text, disabled: disabled === true })));
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

export function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
