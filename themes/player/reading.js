// When a unit of a single section has been read: its end was on the screen for a while.

const A_LOOK = 3_000; // milliseconds; who only scrolls past has not read the last lines

/** Call `read` once when the end of an element was on the screen long enough. */
export function whenRead(element, read) {
  const end = document.createElement("div");
  element.append(end);
  let waiting = null;
  let isInSight = false;

  const observer = new IntersectionObserver((entries) => {
    isInSight = entries.at(-1).isIntersecting;
    wait();
  });
  observer.observe(end);
  document.addEventListener("visibilitychange", wait);

  function wait() {
    clearTimeout(waiting);
    waiting = isInSight && !document.hidden ? setTimeout(finish, A_LOOK) : null;
  }

  function finish() {
    observer.disconnect();
    document.removeEventListener("visibilitychange", wait);
    end.remove();
    read();
  }
}
