// Printing in the light theme: charts hold their colours as drawn, so they are drawn anew before the browser is asked to print.

/** Prints the page as it stands, light whatever the theme. */
export async function printPage() {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset.theme = "light";
  await drawn();
  print();
  if (theme) dataset.theme = theme;
  else delete dataset.theme;
}

// Charts redraw one after the other when the browser has time.
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(() => requestAnimationFrame(resolve), { timeout: 3000 })));
