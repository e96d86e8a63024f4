// The projector's part of the server: /api/projector.
const ROOT = "api/projector/";

/** An answer that is no success, with what the server says of it. */
export class Refused extends Error {}

export const listEmbeddings = async () => (await ask("embeddings")).json();
export const describeEmbedding = async (which) => (await ask(`embedding?${address(which)}`)).json();
export const readMetadata = async (which) => (await ask(`metadata?${address(which)}`)).text();
export const readBookmarks = async (which) => (await ask(`bookmarks?${address(which)}`)).text();
export const spriteAddress = (which) => `${ROOT}sprite?${address(which)}`;

export const startJob = async (request, signal) => (await (await ask("jobs", request, signal)).json()).id;
export const watchJob = async (id, after, signal) => (await ask(`jobs/${id}?after=${after}`, undefined, signal)).arrayBuffer();
export const stopJob = (id) => fetch(`${ROOT}jobs/${id}`, { method: "DELETE" });
export const leaveJob = (id) => fetch(`${ROOT}jobs/${id}/leave`, { method: "POST", keepalive: true });
export const findNeighbours = async (request, signal) => (await ask("neighbours", request, signal)).json();
export const projectAxes = async (request, signal) => new Float32Array(await (await ask("axes", request, signal)).arrayBuffer());

/** Names an embedding: {run, tensor, step}. */
function address({ run, tensor, step }) {
  const query = new URLSearchParams({ run, name: tensor });
  if (step) query.set("step", step);
  return query;
}

async function ask(path, body, signal) {
  const options = body === undefined ? { signal } : { signal, method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const answer = await fetch(ROOT + path, options);
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => null);
  throw new Refused(problem?.detail ?? `The server answered ${answer.status}.`);
}
