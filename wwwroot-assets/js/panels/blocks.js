// Decodes the binary answers of panels (BlockFrame on the server): pure, no DOM, views and copies nothing.

const MAGIC = 0x314b424d;
const TYPES = { i64: BigInt64Array, f64: Float64Array, f32: Float32Array, u32: Uint32Array, u8: Uint8Array };
const padded = (length) => (length + 7) & ~7;

/** Decodes an ArrayBuffer into one object: every fact and every block by its name. Throws on anything else. */
export function decodeBlocks(buffer) {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new Error("not a block frame");
  const length = view.getUint32(4, true);
  const { facts, blocks } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  const decoded = { ...facts };
  let offset = padded(8 + length);
  for (const { name, type, count } of blocks) {
    const values = new TYPES[type](buffer, offset, count);
    decoded[name] = values;
    offset += padded(values.byteLength);
  }
  return decoded;
}

/** Asks for a frame; null where there is none (404), throws on any other refusal. */
export async function fetchBlocks(url, signal) {
  const response = await fetch(url, { signal });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(response.status === 422 ? "This value cannot be read." : `The server refused (${response.status}).`);
  return decodeBlocks(await response.arrayBuffer());
}
