// How colours look with and without colour vision deficiencies: Machado, Oliveira and Fernandes (2009), severity 1; distances in OKLab (Ottosson, 2020).

const DEFICIENCIES = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
};

export const visions = Object.keys(DEFICIENCIES);

const toLinear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);

/** "#rrggbb" as linear light. */
export const linear = (hex) => [1, 3, 5].map((at) => toLinear(parseInt(hex.slice(at, at + 2), 16) / 255));

const times = (m, [a, b, c]) => [m[0] * a + m[1] * b + m[2] * c, m[3] * a + m[4] * b + m[5] * c, m[6] * a + m[7] * b + m[8] * c];

/** Linear light in OKLab, as seen with one of the visions. */
export function seen(rgb, vision) {
  const [r, g, b] = times(DEFICIENCIES[vision], rgb).map((c) => Math.min(1, Math.max(0, c)));
  const lms = times([0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376, 0.6299787005], [r, g, b]).map(Math.cbrt);
  return times([0.2104542553, 0.7936177850, -0.0040720468, 1.9779984951, -2.4285922050, 0.4505937099, 0.0259040371, 0.7827717662, -0.8086757660], lms);
}

export const distance = ([a, b, c], [x, y, z]) => Math.hypot(a - x, b - y, c - z);

const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG 2 contrast of two colours in linear light. */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The least distance between any two of the colours with any of the visions. */
export function leastDistance(colours, among) {
  let least = Infinity;
  for (const vision of among) {
    const looks = colours.map((colour) => seen(linear(colour), vision));
    looks.forEach((one, i) => looks.slice(0, i).forEach((other) => (least = Math.min(least, distance(one, other)))));
  }
  return least;
}
