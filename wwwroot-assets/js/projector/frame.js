// One frame of a projection (Projector/Jobs/ProjectionFrame.cs).
const MAGIC = 0x314a504d;
const HEADER_BYTES = 40;
const STATES = ["waiting", "running", "done", "failed", "stopped"];

/** Decodes a frame; the arrays are views of the buffer. */
export function readFrame(buffer) {
  const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
  if (header[0] !== MAGIC) throw new Error("The answer is no projection.");
  const [, state, number, done, total, points, dimensions, shares, textBytes] = header;
  const afterText = HEADER_BYTES + ((textBytes + 3) & ~3);
  return {
    state: STATES[state],
    isOver: state > 1,
    number, done, total, points, dimensions,
    trustworthiness: new Float32Array(buffer, 36, 1)[0],
    text: new TextDecoder().decode(new Uint8Array(buffer, HEADER_BYTES, textBytes)),
    shares: new Float32Array(buffer, afterText, shares),
    coordinates: new Float32Array(buffer, afterText + shares * 4, points * dimensions),
  };
}
