// Loads plotly.js: half a second of compiling on a slow machine. It is fetched with the page, but runs only once the circuit
// has been asked for, so that its start and the server's answer take the same time; pages without charts never run it.

let loading = null;

/** Loads plotly.js once; resolves to it. */
export function loadPlotly() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.getElementById("plotly-script").href;
    script.onload = () => resolve(globalThis.Plotly);
    script.onerror = () => {
      loading = null; // the next chart tries again
      reject(new Error("plotly.js could not be loaded"));
    };
    document.head.append(script);
  });
  return loading;
}

if (globalThis.document?.querySelector("[data-chart]")) setTimeout(loadPlotly);
