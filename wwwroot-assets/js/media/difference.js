// How far two pictures are apart, in numbers beside the picture of it.

const MAX_PIXELS = 1 << 24;

/** In words: mean and largest difference of the channels (0–255), and how many pixels differ. */
export async function differenceOf(a, b) {
  await Promise.all([a, b].map((img) => img.decode().catch(() => null)));
  if (!a.naturalWidth || !b.naturalWidth) return "";
  if (a.naturalWidth !== b.naturalWidth || a.naturalHeight !== b.naturalHeight) return "sizes differ: the larger is shown to scale";
  if (a.naturalWidth * a.naturalHeight > MAX_PIXELS) return "too many pixels to count";
  const { mean, max, differing } = compareChannels(pixelsOf(a), pixelsOf(b));
  return differing === 0 ? "identical" : `mean ${mean.toPrecision(3)}, max ${max} of 255, ${(differing * 100).toPrecision(3)} % of pixels differ`;
}

/** Of two RGBA arrays of the same length: colours only. */
export function compareChannels(a, b) {
  let [sum, max, differing] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 4) {
    let most = 0;
    for (let channel = 0; channel < 3; channel++) {
      const distance = Math.abs(a[i + channel] - b[i + channel]);
      sum += distance;
      if (distance > most) most = distance;
    }
    if (most > max) max = most;
    if (most > 0) differing++;
  }
  const pixels = a.length / 4;
  return { mean: sum / (pixels * 3), max, differing: differing / pixels };
}

function pixelsOf(img) {
  const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(img, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}
