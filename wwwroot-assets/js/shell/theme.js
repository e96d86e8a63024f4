/** The theme after `theme`: system (null), light, dark, and around again. */
export function nextTheme(theme) {
  if (theme === "light") return "dark";
  return theme === "dark" ? null : "light";
}
