// What the server has: graphs, profiles, nodes, uploads. A refusal is an error with the server's own words.

import { graphQuery } from "./view.js";

async function get(path, options) {
  const response = await fetch(path, options);
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? problem.title ?? `The server answered ${response.status}.`);
}

export const listRuns = () => get("api/graphs");
export const fetchGraph = (view) => get(`api/graphs/graph?${graphQuery(view)}`);
export const fetchNode = (view, node) => get(`api/graphs/node?${graphQuery(view)}&node=${node}`);

export function fetchProfile(view) {
  const query = graphQuery(view);
  query.set("profileRun", view.of ?? "");
  query.set("profile", view.profile);
  if (view.profileAt !== null) query.set("profileIndex", view.profileAt);
  return get(`api/graphs/profile?${query}`);
}

export const upload = (file) => get("api/graphs/upload", { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });

/** The graph that a view means: what it names, else the last graph of the first run that has one. */
export function resolve(view, runs) {
  if (view.upload) return view;
  const run = runs.find((one) => one.run === view.of) ?? (view.of === null ? runs.find((one) => one.graphs.length > 0) : undefined);
  if (!run) return null;
  const tag = run.graphs.find((one) => one.tag === view.tag) ?? (view.tag === null ? run.graphs[0] : undefined);
  if (!tag) return null;
  return { ...view, of: run.run, tag: tag.tag, at: view.at };
}
