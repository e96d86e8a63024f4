// Which chart draws into which plot element. PlotlyChart creates and purges plots; a chart claims its element by id
// beforehand and draws by itself from then on. State is shared by every module of the page, so this file holds nothing else.
const claims = new Map();

/** Claims the plot element `id`: `chart.attach(element, layout, config)` is called when it is created, `chart.detach()` when purged. */
export function claimPlot(id, chart) {
  claims.set(id, chart);
}

/** Gives the claim up; the plot itself stays. */
export function releasePlot(id) {
  claims.delete(id);
}

/** Whether a chart took the new plot over. */
export function plotCreated(element, layout, config) {
  const chart = claims.get(element.id);
  chart?.attach(element, layout, config);
  return chart !== undefined;
}

export function plotPurged(id) {
  claims.get(id)?.detach();
}
