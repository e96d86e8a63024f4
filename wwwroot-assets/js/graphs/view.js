// What the page shows, as the pairs of its URL: names and values, lists as one pair for each.

const LISTS = ["expand", "ungroup", "aside", "main"];
const WORDS = ["of", "tag", "at", "upload", "color", "profile", "profileAt", "node", "find"];

export const COLORS = ["none", "structure", "device", "cluster", "time", "memory"];

/** Everything as by default: the last graph of the first run that has one. `expand` is null until someone expands or collapses. */
export function parseView(pairs) {
  const view = { expand: null, ungroup: [], aside: [], main: [], trace: false };
  for (const word of WORDS) view[word] = null;
  for (const [name, value] of pairs) {
    if (name === "expand") view.expand = (view.expand ?? []).concat(value === "" ? [] : [value]);
    else if (LISTS.includes(name)) view[name].push(value);
    else if (name === "trace") view.trace = value === "1";
    else if (WORDS.includes(name)) view[name] = value;
  }
  if (!COLORS.includes(view.color)) view.color = null;
  return view;
}

export function printView(view) {
  const pairs = [];
  for (const word of WORDS) if (view[word] !== null && view[word] !== "") pairs.push([word, String(view[word])]);
  if (view.trace) pairs.push(["trace", "1"]);
  for (const list of LISTS) for (const value of view[list] ?? []) pairs.push([list, value]);
  if (view.expand?.length === 0) pairs.push(["expand", ""]);
  return pairs;
}

/** Which graph a view names, as the parameters of a request. */
export function graphQuery(view) {
  const query = new URLSearchParams();
  if (view.upload) query.set("upload", view.upload);
  else {
    query.set("run", view.of ?? "");
    query.set("tag", view.tag ?? "");
    if (view.at !== null) query.set("index", view.at);
  }
  return query;
}
