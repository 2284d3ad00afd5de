// Hearing from the preview's server, as long as somebody sees the page.

/** Milliseconds after which a server that does not answer is said to be gone. */
const PATIENCE = 1500;

/**
 * Call `told` with each new state of the page at a place, and `lost` where nobody answers any more.
 *
 * A browser keeps few connections to a server: a page in the background gives its own away, and asks when it is back.
 */
export function follow(place, { told, lost }) {
  let source = null;
  let waits = null;

  function begin() {
    source = new EventSource(`/.teilbar/events?place=${encodeURIComponent(place)}`);
    source.addEventListener("message", (event) => {
      heard();
      told(JSON.parse(event.data));
    });
    source.addEventListener("open", heard);
    source.addEventListener("error", () => {
      waits ??= setTimeout(lost, PATIENCE);
      if (source?.readyState === EventSource.CLOSED) {
        end();
        setTimeout(change, PATIENCE);
      }
    });
  }

  function heard() {
    clearTimeout(waits);
    waits = null;
  }

  function end() {
    source?.close();
    source = null;
  }

  function change() {
    if (document.hidden) {
      heard();
      end();
    } else if (!source) {
      begin();
    }
  }

  document.addEventListener("visibilitychange", change);
  addEventListener("pagehide", end);
  addEventListener("pageshow", change);
  change();
}
