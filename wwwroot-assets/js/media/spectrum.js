// Waveforms and spectra of sampled sound: pure arithmetic over typed arrays.

/** Least and largest sample of each of `columns` equal parts: [low, high] as Float32Array each. */
export function envelope(samples, columns) {
  const low = new Float32Array(columns);
  const high = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * samples.length) / columns);
    const to = Math.max(Math.floor(((column + 1) * samples.length) / columns), from + 1);
    let [least, most] = [Infinity, -Infinity];
    for (let i = from; i < to && i < samples.length; i++) {
      if (samples[i] < least) least = samples[i];
      if (samples[i] > most) most = samples[i];
    }
    low[column] = least === Infinity ? 0 : least;
    high[column] = most === -Infinity ? 0 : most;
  }
  return [low, high];
}

/** Power in decibels of full scale, one row of size / 2 bins for each of `columns` Hann windows spread over the sound. */
export function spectrogram(samples, columns, size) {
  const bins = size / 2;
  const powers = new Float32Array(columns * bins);
  const window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  for (let column = 0; column < columns; column++) {
    const from = Math.round(((column + 0.5) / columns) * samples.length - size / 2);
    for (let i = 0; i < size; i++) {
      re[i] = (samples[from + i] ?? 0) * window[i];
      im[i] = 0;
    }
    transform(re, im);
    for (let bin = 0; bin < bins; bin++) {
      const amplitude = (Math.hypot(re[bin], im[bin]) * 4) / size; // A full-scale sine reads 1: half in each half, and Hann halves again.
      powers[column * bins + bin] = 20 * Math.log10(Math.max(amplitude, 1e-10));
    }
  }
  return powers;
}

/** Fast Fourier transform in place (J. W. Cooley, J. W. Tukey, 1965); the length is a power of two. */
export function transform(re, im) {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j], re[i]];
      [im[i], im[j]] = [im[j], im[i]];
    }
  }
  for (let length = 2; length <= n; length <<= 1) {
    const angle = (-2 * Math.PI) / length;
    for (let k = 0; k < length / 2; k++) {
      const [cos, sin] = [Math.cos(angle * k), Math.sin(angle * k)];
      for (let i = k; i < n; i += length) {
        const j = i + length / 2;
        const [x, y] = [re[j] * cos - im[j] * sin, re[j] * sin + im[j] * cos];
        [re[j], im[j]] = [re[i] - x, im[i] - y];
        [re[i], im[i]] = [re[i] + x, im[i] + y];
      }
    }
  }
}

/** Hertz of a WAV file by its header; 0 for anything else. */
export function waveRate(bytes) {
  const view = new DataView(bytes);
  if (bytes.byteLength < 28 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57415645) return 0;
  return view.getUint32(12) === 0x666d7420 ? view.getUint32(24, true) : 0;
}
