// The histograms page: opens its panels.
import { Panels } from "../panels/panels.js";
import { HistogramPanel } from "./panel.js";

export const open = (root, dotNet) => new Panels(root, dotNet, (page, host) => new HistogramPanel(page, host));
