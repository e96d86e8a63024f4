// Runs before the first paint, so that neither the theme nor the run list's width is seen to change. A classic script:
// modules wait for the document.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage may be forbidden; the defaults do.
    }
  };
  const root = document.documentElement;
  const theme = read("monitor.theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const width = Number(read("monitor.sidebar-width"));
  if (width >= 240 && width <= 420) root.style.setProperty("--sidebar-width", `${width}px`);
})();
