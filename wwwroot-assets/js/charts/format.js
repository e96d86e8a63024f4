// Numbers and times as people read them.

/** Four significant digits; `full` gives every digit the value has. */
export function formatValue(value, full = false) {
  if (Number.isNaN(value)) return "NaN";
  if (value === Infinity) return "+∞";
  if (value === -Infinity) return "−∞";
  if (full) return shortest(value);
  const magnitude = Math.abs(value);
  if (value !== 0 && (magnitude < 1e-3 || magnitude >= 1e6)) return trimExponent(value.toExponential(3));
  return String(Number(value.toPrecision(4)));
}

// The fewest digits that give the number back: a 32-bit value needs nine at most, not the seventeen of the 64-bit one it became.
function shortest(value) {
  if (Math.fround(value) !== value) return String(value);
  for (let digits = 6; digits <= 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(value);
}

const trimExponent = (text) => text.replace(/\.?0+e/, "e").replace("e+", "e");

/** 12,345: grouped as the reader's language groups. */
export const formatStep = (step) => step.toLocaleString();

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: "short", timeStyle: "medium" });

/** Local date and time of seconds since the epoch. */
export const formatTime = (seconds) => (Number.isFinite(seconds) ? DATE.format(seconds * 1000) : "unknown");

/** 1d 2h, 3h 4m, 5m 6s, 7.8 s */
export function formatDuration(seconds) {
  if (!Number.isFinite(seconds)) return "–";
  const sign = seconds < 0 ? "−" : "";
  const total = Math.abs(seconds);
  if (total < 60) return `${sign}${total.toFixed(1)} s`;
  const units = [["d", 86400], ["h", 3600], ["m", 60], ["s", 1]];
  const first = units.findIndex(([, size]) => total >= size);
  const [name, size] = units[first];
  const [nextName, nextSize] = units[first + 1];
  return `${sign}${Math.floor(total / size)}${name} ${Math.floor((total % size) / nextSize)}${nextName}`;
}
