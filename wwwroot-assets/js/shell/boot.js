// Runs before the first paint, so that neither the theme, the colours nor the run list's width is seen to change. A classic
// script: modules wait for the document. js/shell/settings.js writes what is read here.
(() => {
  const root = document.documentElement;
  try {
    const { theme, palette } = JSON.parse(localStorage.getItem("monitor.settings") ?? "{}");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (palette === "red-green" || palette === "blue-yellow") root.dataset.palette = palette;
    const width = Number(localStorage.getItem("monitor.sidebar-width"));
    if (width >= 240 && width <= 420) root.style.setProperty("--sidebar-width", `${width}px`);
  } catch {
    // Storage may be forbidden or spoilt; the defaults do.
  }
})();
