// What happens when the circuit's connection is lost: a quiet banner; Blazor tries again, and when it gives up we go on
// trying. A server that answers but does not know this circuit was restarted: the page reloads itself, to the same URL.

const RETRY_MS = 1500;

export function attachReconnect(banner, { blazor = () => globalThis.Blazor, reload = () => location.reload(), told = () => {} } = {}) {
  let reloading = false;
  let retrying = false;
  let wasLost = false;

  function reloadOnce() {
    if (reloading) return;
    reloading = true;
    reload();
  }

  async function keepTrying() {
    if (retrying || reloading) return;
    retrying = true;
    for (;;) {
      try {
        if (!(await blazor().reconnect())) reloadOnce();
        break;
      } catch {
        await new Promise((resume) => setTimeout(resume, RETRY_MS));
      }
    }
    retrying = false;
  }

  banner.addEventListener("components-reconnect-state-changed", ({ detail: { state } }) => {
    const isLost = state !== "hide";
    if (isLost !== wasLost) told(isLost ? "The connection to the server is lost." : "Connected again.", isLost ? "warn" : "good");
    wasLost = isLost;
    banner.toggleAttribute("data-lost", isLost);
    if (state === "failed") keepTrying();
    if (state === "rejected") reloadOnce();
  });
}
