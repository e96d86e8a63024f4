// What the circuit has to tell.
import { readSettings } from "./settings.js";
import { notify } from "./toasts.js";

/** A file turned out not to be readable in full. */
export function problemsAppeared() {
  if (readSettings().tellProblems) notify("A file cannot be read in full.", { kind: "warn", link: { href: "status", text: "Health" } });
}
