// What is known of each point: columns of text, and of numbers where all of a column's texts are.

const MOST_CATEGORIES = 100;
const FEW_NUMBERS = 12; // A column of so few different numbers holds classes rather than amounts.

/** Reads tab-separated metadata of `count` points: a header where there are several columns (or one line too many). */
export function readMetadata(text, count) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  if (lines.at(-1) === "") lines.pop();
  const hasHeader = lines.length > 0 && (lines[0].includes("\t") || lines.length === count + 1);
  const names = hasHeader ? lines.shift().split("\t") : ["label"];
  const rows = lines.slice(0, count).map((line) => line.split("\t"));
  const warning = lines.length === count ? null : `The metadata has ${lines.length} rows for ${count} points.`;
  return { columns: names.map((name, i) => new Column(name || `column ${i + 1}`, Array.from({ length: count }, (_, row) => rows[row]?.[i] ?? ""))), warning };
}

/** The column there always is: a point's number. */
export const indexColumn = (count) => new Column("index", Array.from({ length: count }, (_, i) => String(i)));

export class Column {
  #numbers;
  #categories;

  constructor(name, texts) {
    this.name = name;
    this.texts = texts;
  }

  /** The numbers, NaN for empty places; null when there are texts that are none. */
  get numbers() {
    if (this.#numbers === undefined) {
      const numbers = Float64Array.from(this.texts, (text) => (text.trim() === "" ? NaN : Number(text)));
      const areAll = this.texts.every((text, i) => text.trim() === "" || /^[+-]?nan$/i.test(text.trim()) || !Number.isNaN(numbers[i]));
      this.#numbers = areAll && numbers.some(Number.isFinite) ? numbers : null;
    }
    return this.#numbers;
  }

  /** The different texts with how often each occurs, most frequent first (numbers in their order); null when there are too many. */
  get categories() {
    if (this.#categories === undefined) {
      const counts = new Map();
      for (const text of this.texts) {
        counts.set(text, (counts.get(text) ?? 0) + 1);
        if (counts.size > MOST_CATEGORIES) break;
      }
      this.#categories = counts.size > MOST_CATEGORIES ? null : [...counts].sort(this.numbers ? ([a], [b]) => a - b : ([a, n], [b, m]) => m - n || a.localeCompare(b, "en", { numeric: true }));
    }
    return this.#categories;
  }

  /** "categories", "continuous", or null when there is no way to colour by it. */
  kind(wanted) {
    if (wanted === "continuous" && this.numbers) return "continuous";
    if (wanted === "categories" && this.categories) return "categories";
    if (this.numbers && !(this.categories?.length <= FEW_NUMBERS)) return "continuous";
    return this.categories ? "categories" : null;
  }
}
