// The precision-recall page: opens its cards.
import { Panels } from "../panels/panels.js";
import { PrCurvePanel } from "./panel.js";

export const open = (root, dotNet) => new Panels(root, dotNet, (page, host) => new PrCurvePanel(page, host));
