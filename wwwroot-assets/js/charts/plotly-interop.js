// Stands in for Plotly.Blazor's own interop module (the import map points it here), with the same exports.
// The published PlotlyChart component keeps working unmodified; what changes: plotly.js is the small cartesian bundle the
// page already loads, and a plot that belongs to a chart card is handed to it, so points never travel through the circuit.
import { loadPlotly } from "./plotly.js";
import { plotCreated, plotPurged } from "./plots.js";

const plotly = () => globalThis.Plotly;

const withPlot = (id, action) => (document.getElementById(id) ? action() : undefined);

export const importScript = loadPlotly;

export async function newPlot(id, data = [], layout = {}, config = {}, frames = []) {
  await loadPlotly();
  const element = document.getElementById(id);
  if (element && !plotCreated(element, layout ?? {}, config ?? {})) {
    await plotly().newPlot(element, data, layout, config, frames);
  }
}

export const react = (id, data = [], layout = {}, config = {}, frames = []) =>
  withPlot(id, () => plotly().react(id, data, layout, config, frames));

export const update = (id, dataUpdate, layoutUpdate, indices) =>
  withPlot(id, () => plotly().update(id, dataUpdate ?? {}, layoutUpdate ?? {}, indices ?? undefined));

const columns = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value != null));

export const extendTraces = (id, x, y, indices, max) =>
  withPlot(id, () => plotly().extendTraces(id, columns({ x, y }), indices, max ?? undefined));

export const extendTraces3D = (id, x, y, z, indices, max) =>
  withPlot(id, () => plotly().extendTraces(id, columns({ x, y, z }), indices, max ?? undefined));

export const prependTraces = (id, x, y, indices = [0], max = undefined) =>
  withPlot(id, () => plotly().prependTraces(id, columns({ x, y }), indices, max ?? undefined));

export const prependTraces3D = (id, x, y, z, indices = [0], max = undefined) =>
  withPlot(id, () => plotly().prependTraces(id, columns({ x, y, z }), indices, max ?? undefined));

export const addTrace = (id, data = {}, index = null) =>
  withPlot(id, () => plotly().addTraces(id, data, index ?? undefined));

export const deleteTrace = (id, index) => withPlot(id, () => plotly().deleteTraces(id, index));

export function purge(id) {
  plotPurged(id);
  withPlot(id, () => plotly().purge(id));
}

export const relayout = (id, layout = {}) => withPlot(id, () => plotly().relayout(id, layout));

export const restyle = (id, data, indices) => withPlot(id, () => plotly().restyle(id, data, indices ?? undefined));

export const toImage = (id, format, height, width) => plotly().toImage(id, { format, height, width });

export const toImageFromChartData = (chart, format, height, width) => plotly().toImage(chart, { format, height, width });

export const downloadImage = (id, format, height, width, filename) =>
  plotly().downloadImage(id, { format, height, width, filename });

const subscribe = (id, event, handler) => document.getElementById(id)?.on(event, handler);

const toPoint = (point) => ({
  TraceIndex: point.curveNumber, PointIndex: point.pointIndex, PointNumber: point.pointNumber,
  CurveNumber: point.curveNumber, Text: point.text, X: point.x, Y: point.y, Z: point.z, Lat: point.lat, Lon: point.lon,
});

const subscribePoints = (dotNet, id, event, method) =>
  subscribe(id, event, (args) => args && dotNet.invokeMethodAsync(method, args.points.map(toPoint)));

export const subscribeLegendClickEvent = (dotNet, id) =>
  subscribe(id, "plotly_legendclick", (args) => {
    dotNet.invokeMethodAsync("LegendClickEvent", { CurveNumber: args.curveNumber, ExpandedIndex: args.expandedIndex });
  });

export const subscribeSelectedEvent = (dotNet, id) => subscribePoints(dotNet, id, "plotly_selected", "SelectedEvent");

export const subscribeClickEvent = (dotNet, id) => subscribePoints(dotNet, id, "plotly_click", "ClickEvent");

export const subscribeHoverEvent = (dotNet, id) => subscribePoints(dotNet, id, "plotly_hover", "HoverEvent");

const axisRange = (args, axis) => {
  const low = args[`${axis}.range[0]`] ?? args[`${axis}.range`]?.[0];
  const high = args[`${axis}.range[1]`] ?? args[`${axis}.range`]?.[1];
  return low === undefined || high === undefined ? undefined : [low, high];
};

export const subscribeRelayoutEvent = (dotNet, id) =>
  subscribe(id, "plotly_relayout", (args) => {
    dotNet.invokeMethodAsync("RelayoutEvent", { XRange: axisRange(args, "xaxis"), YRange: axisRange(args, "yaxis"), RawData: args });
  });

export const subscribeRestyleEvent = (dotNet, id) =>
  subscribe(id, "plotly_restyle", (args) => {
    dotNet.invokeMethodAsync("RestyleEvent", { Changes: args[0], Indices: args[1] });
  });
