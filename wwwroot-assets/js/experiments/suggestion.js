// What a text becomes when a suggestion takes the place of the part before the caret.
export function applySuggestion(text, { start, length }, suggestion) {
  const rest = text.slice(start + length);
  const joint = suggestion.endsWith(" ") && rest.startsWith(" ") ? suggestion.slice(0, -1) : suggestion;
  return { text: text.slice(0, start) + joint + rest, caret: start + suggestion.length };
}
