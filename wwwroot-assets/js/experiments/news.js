// News of changes to what people say of runs, each with a button that takes it back.
import { notify } from "../shell/toasts.js";

export function open(root, dotNet) {
  return {
    tell: (text, entry) => notify(text, { undo: () => dotNet.invokeMethodAsync("Undo", entry) }),
    refuse: (reason) => notify(reason, { kind: "bad" }),
    dispose() {},
  };
}
