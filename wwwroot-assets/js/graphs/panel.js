// What is known of the selected node: built of elements and text only, so that no name can be markup.

import { bytesText, timeText } from "./colours.js";
import { alike, neighbours, seriesOf, typesIn } from "./facts.js";
import { SERIES } from "./graph.js";

const MOST_LISTED = 100;

export class Panel {
  #shown = 0;

  /** @param ask node → its description from the server; on {go(node), act(name, node)} */
  constructor(root, ask, on) {
    Object.assign(this, { root, ask, on });
  }

  async show(graph, node, state) {
    const turn = ++this.#shown;
    Object.assign(this, { graph, state });
    if (node < 0) {
      this.root.replaceChildren(...this.#summary());
      return;
    }
    this.root.replaceChildren(...this.#head(node), ...this.#cost(node), ...(graph.isGroup(node) ? this.#group(node) : []));
    if (graph.isGroup(node)) return;
    const description = await this.ask(node).catch((error) => ({ fault: error.message }));
    if (turn !== this.#shown) return;
    this.root.append(...(description.fault ? [make("p", "error-text", description.fault)] : this.#operation(node, description)));
  }

  #summary() {
    const { graph } = this;
    const { kinds, top } = typesIn(graph, 0);
    const facts = [["Operations", graph.operations], ["Scopes", graph.scopes], ["Series", graph.series], ["Edges", graph.edges.from.length], ["Types", kinds], ["Functions", graph.functions.length]];
    return [
      make("h2", "graph-title", "Graph"),
      list(facts.filter(([, count]) => count > 0).map(([name, count]) => [name, count.toLocaleString("en")])),
      ...(graph.renamed > 0 ? [make("p", "caption", `${graph.renamed} operations share a name with another; a number was added to theirs.`)] : []),
      make("h3", "", "Most frequent types"),
      list(top.map(({ type, count }) => [type, count.toLocaleString("en")])),
      make("p", "caption", "Select a node to see its attributes, inputs and outputs. Double-click or Enter expands a group."),
    ];
  }

  #head(node) {
    const { graph } = this;
    const path = make("p", "graph-path", graph.path(node));
    return [make("h2", "graph-title", graph.labels[node] || "(empty)"), make("p", "muted", graph.typeText(node)), path, this.#actions(node)];
  }

  #actions(node) {
    const { graph, state } = this;
    const row = make("div", "graph-actions");
    const add = (name, label) => {
      const button = make("button", "button", label);
      button.type = "button";
      button.addEventListener("click", () => this.on.act(name, node));
      row.append(button);
    };
    if (graph.isGroup(node)) add("toggle", state.expanded.has(node) ? "Collapse" : "Expand");
    if (graph.kinds[node] === SERIES) add("ungroup", "Ungroup series");
    const series = seriesOf(graph, node);
    if (series >= 0 && state.ungrouped.has(series)) add("group", "Group series");
    add("aside", state.isAside(node) ? "Add to main graph" : "Remove from main graph");
    add("trace", state.tracing ? "Stop tracing" : "Trace inputs");
    return row;
  }

  #cost(node) {
    const { profile } = this.state;
    if (!profile) return [];
    const share = (value, whole) => (whole > 0 ? ` (${((100 * value) / whole).toPrecision(3)} %)` : "");
    return [make("h3", "", "Profile"), list([
      ["Compute time", timeText(profile.micros[node]) + share(profile.micros[node], profile.micros[0])],
      ["Memory", bytesText(profile.bytes[node]) + share(profile.bytes[node], profile.bytes[0])],
    ])];
  }

  #group(node) {
    const { graph } = this;
    const { top } = typesIn(graph, node);
    const same = alike(graph, node);
    return [
      make("h3", "", "Operations within"),
      list(top.map(({ type, count }) => [type, count.toLocaleString("en")])),
      ...this.#ends("Inputs", neighbours(graph, node, "inputsOf")),
      ...this.#ends("Outputs", neighbours(graph, node, "outputsOf")),
      ...(same.length > 0 ? this.#ends("Same structure", same.map((other) => ({ node: other, count: 1 }))) : []),
    ];
  }

  #operation(node, { name, device, cluster, attributes, inputs, outputs, calls }) {
    const { graph } = this;
    const facts = [["Name", name], ["Device", device], ["XLA cluster", cluster], ["Output shapes", outputs.join("; ")]].filter(([, value]) => value);
    const called = calls.map((path) => graph.find(path)).filter((found) => found >= 0);
    return [
      make("h3", "", "Operation"),
      list(facts),
      ...(called.length > 0 ? this.#ends("Calls", called.map((found) => ({ node: found, count: 1 }))) : []),
      ...this.#ends("Inputs", inputs.map((input) => ({ node: input.node, text: input.source, count: 1, port: input.port, control: input.isControl, shape: input.shape }))),
      ...this.#ends("Outputs", neighbours(graph, node, "outputsOf")),
      make("h3", "", `Attributes (${attributes.length})`),
      list(attributes.map((attribute) => [attribute.name, attribute.value])),
    ];
  }

  #ends(title, ends) {
    const rows = document.createElement("ul");
    rows.className = "graph-ends";
    for (const end of ends.slice(0, MOST_LISTED)) rows.append(this.#end(end));
    const rest = ends.length - MOST_LISTED;
    return [make("h3", "", `${title} (${ends.length.toLocaleString("en")})`), rows, ...(rest > 0 ? [make("p", "caption", `and ${rest.toLocaleString("en")} more`)] : [])];
  }

  #end({ node, text, count, control, reference, shape, port }) {
    const row = document.createElement("li");
    const path = node >= 0 ? this.graph.path(node) : text;
    if (node >= 0) {
      const button = make("button", "graph-link", path);
      button.type = "button";
      button.addEventListener("click", () => this.on.go(node));
      row.append(button);
    } else row.append(make("span", "graph-missing", `${path} (not in this graph)`));
    const notes = [shape, port > 0 ? `output ${port}` : "", count > 1 ? `${count} edges` : "", control ? "control" : "", reference ? "reference" : ""].filter(Boolean);
    if (notes.length > 0) row.append(make("span", "caption", notes.join(" · ")));
    return row;
  }
}

function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function list(pairs) {
  const made = make("dl", "graph-facts");
  for (const [name, value] of pairs) made.append(make("dt", "", name), make("dd", "", value));
  return made;
}
