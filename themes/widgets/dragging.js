// Dragging with a mouse or a pen, and its other way: a click takes a thing, the next one puts it down. A finger scrolls,
// so it taps. Nobody needs any of it: whatever lies here can be chosen in the place itself.

import { make } from "./dom.js";

const A_DRAG = 6; // pixels from which on a press is no click

/**
 * @param section where things may be put down; it gets the class tb-carrying while one is taken
 * @param things the elements to take
 * @param drop is asked with the thing's position and the pointer's; returns whether there was a place
 */
export function draggable(section, things, drop) {
  let taken = null;

  things.forEach((thing, position) => {
    thing.classList.add("tb-thing");
    thing.addEventListener("pointerdown", (event) => {
      if (event.button === 0 && event.pointerType !== "touch") {
        event.preventDefault(); // no text is selected meanwhile
        drag(event, thing, position);
      }
    });
    thing.addEventListener("click", (event) => {
      event.stopPropagation();
      take(taken === position ? null : position);
    });
  });

  section.addEventListener("click", (event) => {
    if (taken !== null && !event.target.closest("button, a, summary, input")) {
      drop(taken, event.clientX, event.clientY);
      take(null);
    }
  });

  section.addEventListener("keydown", (event) => event.key === "Escape" && take(null));

  function take(position) {
    taken = position;
    section.classList.toggle("tb-carrying", position !== null); // the places let the next click through to the section
    things.forEach((thing, at) => thing.classList.toggle("tb-taken", at === position));
  }

  function drag(start, thing, position) {
    let ghost = null;
    const move = (event) => {
      if (!ghost && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > A_DRAG) {
        take(null);
        ghost = make("div", { class: "tb-ghost", "aria-hidden": "true" }, thing.textContent);
        section.append(ghost);
      }
      if (ghost) {
        ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
      }
    };
    const end = (event) => {
      for (const [name, listener] of listeners) {
        document.removeEventListener(name, listener);
      }
      if (ghost) {
        ghost.remove();
        thing.addEventListener("click", swallow, { capture: true, once: true });
        setTimeout(() => thing.removeEventListener("click", swallow, { capture: true }));
        if (event.type === "pointerup") {
          drop(position, event.clientX, event.clientY);
        }
      }
    };
    const listeners = Object.entries({ pointermove: move, pointerup: end, pointercancel: end });
    for (const [name, listener] of listeners) {
      document.addEventListener(name, listener);
    }
  }
}

/** A drag that ends where it began is no click. */
function swallow(event) {
  event.stopImmediatePropagation();
}
