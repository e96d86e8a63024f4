// Points found by a regular expression.

/** {points} or {error}: the points whose text matches, ignoring case; none for an empty pattern. */
export function findPoints(pattern, columns, count) {
  if (pattern === "") return { points: [] };
  let expression;
  try {
    expression = new RegExp(pattern, "i");
  } catch (error) {
    return { error: error.message.replace(/^Invalid regular expression: /, "") };
  }
  const points = [];
  for (let point = 0; point < count; point++) {
    if (columns.some(({ texts }) => expression.test(texts[point]))) points.push(point);
  }
  return { points };
}
