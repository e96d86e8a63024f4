// The distributions page: opens its panels.
import { Panels } from "../panels/panels.js";
import { DistributionPanel } from "./panel.js";

export const open = (root, dotNet) => new Panels(root, dotNet, (page, host) => new DistributionPanel(page, host));
