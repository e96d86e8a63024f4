const NEXT = { system: "light", light: "dark", dark: "system" };

/** The theme after `theme`: system, light, dark, and around again. */
export const nextTheme = (theme) => NEXT[theme] ?? "light";
