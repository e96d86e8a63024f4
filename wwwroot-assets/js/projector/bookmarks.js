// Views kept to come back to: the state of the page, the selection, and the places themselves, so that a layout that took
// minutes is there at once. TensorBoard's own bookmark files are read, too.

const VERSION = 1;

/** Text of a file with these bookmarks. */
export const writeBookmarks = (bookmarks) => JSON.stringify({ monitorProjectorBookmarks: VERSION, bookmarks: bookmarks.map(({ layout, ...rest }) => ({ ...rest, layout: layout && packLayout(layout) })) });

/** The bookmarks of a file. Throws when it is none. */
export function readBookmarks(text) {
  const content = JSON.parse(text);
  if (Array.isArray(content)) return content.map(fromTensorBoard);
  if (content?.monitorProjectorBookmarks !== VERSION || !Array.isArray(content.bookmarks)) throw new Error("The file holds no bookmarks.");
  return content.bookmarks.map((one) => ({ ...one, name: String(one.name ?? "Bookmark"), state: Object(one.state), layout: one.layout ? unpackLayout(one.layout) : null }));
}

function packLayout({ coordinates, stride, shares, which }) {
  return { stride, shares: [...shares], which: which && [...which], coordinates: toBase64(new Uint8Array(coordinates.buffer, coordinates.byteOffset, coordinates.byteLength)) };
}

function unpackLayout({ coordinates, stride, shares, which }) {
  const bytes = Uint8Array.from(atob(coordinates), (letter) => letter.charCodeAt(0));
  if (!(stride >= 1 && stride <= 10) || bytes.length % (4 * stride) !== 0) throw new Error("A layout of the file is damaged.");
  return { stride, shares: Float32Array.from(shares ?? []), which: which ? Uint32Array.from(which) : null, coordinates: new Float32Array(bytes.buffer) };
}

function toBase64(bytes) {
  let text = "";
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}

// Its State: a list of places by name, which projection is shown, which points are chosen and which are left.
function fromTensorBoard(state, index) {
  const method = { pca: "pca", tsne: "tsne", umap: "umap", custom: "custom" }[state.selectedProjection] ?? "pca";
  const dims = state.componentDimensions?.length === 2 || state.cameraDef?.orthographic || state.is3d === false ? 2 : 3;
  const places = state.projections ?? [];
  const has = places.length > 0 && Number.isFinite(places[0][`${method}-0`]);
  const coordinates = new Float32Array(has ? places.length * dims : 0);
  for (let i = 0; has && i < places.length; i++) {
    for (let axis = 0; axis < dims; axis++) coordinates[i * dims + axis] = places[i][`${method}-${axis}`] ?? 0;
  }
  return {
    name: state.label || `TensorBoard ${index + 1}`,
    state: { method, dims, label: state.selectedLabelOption ?? "", colour: state.selectedColorOptionName ?? "" },
    selected: state.selectedPoints ?? [],
    only: state.filteredPoints?.length > 0 ? state.filteredPoints : null,
    layout: has ? { coordinates, stride: dims, shares: new Float32Array(0), which: null } : null,
  };
}
