// Decodes the binary frame of docs/ARCHITECTURE.md ("Series query and frame"): pure, no DOM, copies nothing it can view.

const MAGIC = 0x3152464d;
const VERSION = 1;
const FRAME_HEADER = 16;
const SERIES_HEAD = 96;
const NO_REFERENCE = 0xffffffff;

const Flag = { smoothed: 1, double: 2, reduced: 4, exactSteps: 8, exactWall: 16, weight: 32, requery: 64, superseded: 128, x: 256, retold: 512 };

/** Decodes an ArrayBuffer, or a typed array's view of one, into an array of series. Throws on anything that is not a frame. */
export function decodeFrame(bytes) {
  const buffer = aligned(bytes);
  const view = new DataView(buffer);
  if (buffer.byteLength < FRAME_HEADER || view.getUint32(0, true) !== MAGIC) throw new Error("not a Monitor frame");
  if (view.getUint16(4, true) !== VERSION) throw new Error(`frame version ${view.getUint16(4, true)} is not ${VERSION}`);
  const count = view.getUint32(8, true);
  const series = [];
  let offset = FRAME_HEADER;
  for (let i = 0; i < count; i++) {
    const reader = { buffer, view, offset: offset + SERIES_HEAD };
    series.push(decodeSeries(reader, offset, series));
    offset = reader.offset;
  }
  return series;
}

// Views need blocks at multiples of eight; a message of the hub may start anywhere in its buffer.
function aligned(bytes) {
  if (bytes instanceof ArrayBuffer) return bytes;
  return bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
    ? bytes.buffer
    : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

function decodeSeries(reader, head, earlier) {
  const { view } = reader;
  const flags = view.getUint32(head + 12, true);
  const count = view.getUint32(head + 8, true);
  const series = {
    run: view.getUint32(head, true),
    tag: view.getUint32(head + 4, true),
    count,
    from: Number(view.getBigInt64(head + 16, true)),
    total: Number(view.getBigInt64(head + 24, true)),
    generation: view.getUint32(head + 32, true),
    seriesStart: view.getFloat64(head + 56, true),
    runStart: view.getFloat64(head + 64, true),
    supersededCount: view.getUint32(head + 72, true),
    nonFiniteCount: view.getUint32(head + 76, true),
    unpairedCount: view.getUint32(head + 80, true),
    reduced: (flags & Flag.reduced) !== 0,
    requery: (flags & Flag.requery) !== 0,
    superseded: (flags & Flag.superseded) !== 0,
    retold: (flags & Flag.retold) !== 0,
    smoothed: undefined,
    weight: undefined,
    x: undefined,
    exactStep: undefined,
  };
  if (series.requery) return Object.assign(series, empty());
  readSteps(reader, series, flags, view.getUint32(head + 36, true), view.getFloat64(head + 40, true), earlier);
  readWall(reader, series, flags, view.getFloat64(head + 48, true));
  const Values = flags & Flag.double ? Float64Array : Float32Array;
  series.y = block(reader, Values, count);
  if (flags & Flag.smoothed) series.smoothed = block(reader, Values, count);
  if (flags & Flag.weight) series.weight = block(reader, Uint32Array, count);
  if (flags & Flag.x) series.x = block(reader, Float64Array, count);
  return series;
}

const empty = () => ({ count: 0, step: new Float64Array(0), wall: new Float64Array(0), y: new Float32Array(0) });

function readSteps(reader, series, flags, reference, base, earlier) {
  if (reference !== NO_REFERENCE) {
    series.step = earlier[reference].step;
    series.exactStep = earlier[reference].exactStep;
  } else if (flags & Flag.exactSteps) {
    series.exactStep = block(reader, BigInt64Array, series.count);
    series.step = Float64Array.from(series.exactStep, Number);
  } else {
    series.step = offsetFrom(base, 1, block(reader, Uint32Array, series.count));
  }
}

function readWall(reader, series, flags, base) {
  series.wall = flags & Flag.exactWall
    ? block(reader, Float64Array, series.count)
    : offsetFrom(base, 0.001, block(reader, Uint32Array, series.count));
}

function offsetFrom(base, unit, offsets) {
  const values = new Float64Array(offsets.length);
  for (let i = 0; i < offsets.length; i++) values[i] = base + offsets[i] * unit;
  return values;
}

function block(reader, Type, count) {
  const values = new Type(reader.buffer, reader.offset, count);
  reader.offset += (count * Type.BYTES_PER_ELEMENT + 7) & ~7;
  return values;
}
