// Builds frames as docs/ARCHITECTURE.md lays them out, for tests.

/** `series`: [{run, tag, flags, from, total, generation, xRef, stepBase, wallBase, seriesStart, runStart, blocks: [typed arrays]}] */
export function frame(series) {
  const blockBytes = (block) => (block.byteLength + 7) & ~7;
  const size = series.reduce((sum, one) => sum + 96 + one.blocks.reduce((bytes, block) => bytes + blockBytes(block), 0), 16);
  const buffer = new ArrayBuffer(size);
  const view = new DataView(buffer);
  view.setUint32(0, 0x3152464d, true);
  view.setUint16(4, 1, true);
  view.setUint32(8, series.length, true);
  let at = 16;
  for (const one of series) {
    view.setUint32(at, one.run ?? 1, true);
    view.setUint32(at + 4, one.tag ?? 1, true);
    view.setUint32(at + 8, one.count ?? one.blocks.at(-1)?.length ?? 0, true);
    view.setUint32(at + 12, one.flags ?? 0, true);
    view.setBigInt64(at + 16, BigInt(one.from ?? 0), true);
    view.setBigInt64(at + 24, BigInt(one.total ?? 0), true);
    view.setUint32(at + 32, one.generation ?? 1, true);
    view.setUint32(at + 36, one.xRef ?? 0xffffffff, true);
    view.setFloat64(at + 40, one.stepBase ?? 0, true);
    view.setFloat64(at + 48, one.wallBase ?? 0, true);
    view.setFloat64(at + 56, one.seriesStart ?? 0, true);
    view.setFloat64(at + 64, one.runStart ?? 0, true);
    view.setUint32(at + 72, one.superseded ?? 0, true);
    view.setUint32(at + 76, one.nonFinite ?? 0, true);
    at += 96;
    for (const block of one.blocks) {
      new Uint8Array(buffer).set(new Uint8Array(block.buffer, block.byteOffset, block.byteLength), at);
      at += blockBytes(block);
    }
  }
  return buffer;
}
