// What the lists of the toolbar offer: runs, their graphs and their profiles. A value of a tag is named by [tag, index], the last by [tag, null].

const KINDS = { graph: "Op graph", keras: "Conceptual", profile: "Profiled" };
const TAGS = { __run_graph__: KINDS.graph, __meta_graph__: "Meta graph" };

/** Fills the lists from what there is, and sets them to what is shown. */
export function offerChoices({ run, graph, profile }, runs, shown) {
  const of = runs.find((one) => one.run === shown?.of);
  const named = runs.filter((one) => one.graphs.length > 0).map((one) => ({ value: one.run, label: one.run }));
  fill(run, shown?.upload ? [{ value: "", label: "(uploaded file)" }, ...named] : named, shown?.upload ? "" : shown?.of);
  fill(graph, (of?.graphs ?? []).flatMap(valuesOf), valueOf(of?.graphs, shown?.tag, shown?.at));
  const profiles = (of?.profiles ?? []).flatMap(valuesOf);
  fill(profile, [{ value: "", label: profiles.length > 0 ? "No profile" : "No profile logged" }, ...profiles], shown?.profile ? valueOf(of?.profiles, shown.profile, shown.profileAt) : "");
  profile.disabled = profiles.length === 0;
  graph.disabled = Boolean(shown?.upload);
}

function valuesOf({ tag, kind, steps }) {
  const name = TAGS[tag] ?? `${KINDS[kind] ?? kind} · ${tag}`;
  return steps.map((step, at) => {
    const last = at === steps.length - 1;
    const place = steps.length === 1 ? "" : `, ${at + 1} of ${steps.length}, step ${step}${last ? " (last)" : ""}`;
    return { value: JSON.stringify([tag, last ? null : at]), label: name + place };
  });
}

function valueOf(tags, tag, at) {
  const last = (tags?.find((one) => one.tag === tag)?.steps.length ?? 0) - 1;
  return JSON.stringify([tag, at === null || at === undefined || Number(at) === last ? null : Number(at)]);
}

function fill(select, choices, value) {
  select.replaceChildren(...choices.map((choice) => Object.assign(document.createElement("option"), { value: choice.value, textContent: choice.label })));
  select.value = value ?? "";
}
