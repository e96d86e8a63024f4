// Lays out away from the page's thread. Messages in: {graph} once, then {ask, view}; out: {ask, picture} or {ask, fault}.

import { Composer } from "./compose.js";

let composer = null;

addEventListener("message", ({ data }) => {
  if (data.graph) {
    composer = new Composer(data.graph);
    return;
  }
  try {
    postMessage({ ask: data.ask, picture: composer.picture(data.view) });
  } catch (error) {
    postMessage({ ask: data.ask, fault: error.message });
  }
});
