// The panel that holds the filters where there is no room for them beside the results.

const ROOM = "(min-width: 60em)";

/**
 * Let a button open the filters in a panel, on a narrow screen.
 *
 * A dialog of the browser's own closes with Escape and gives the focus back to whom it took it from.
 */
export function sheet(finder) {
  const panel = finder.querySelector(".tb-sheet");
  const opener = finder.querySelector(".tb-finder__filter");
  const place = finder.querySelector(".tb-finder__filters");
  const facets = place.querySelector(".tb-facets");
  const room = matchMedia(ROOM);

  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", () => {
    panel.querySelector(".tb-sheet__body").append(facets);
    panel.showModal();
  });
  for (const closer of panel.querySelectorAll(".tb-sheet__close, .tb-sheet__show")) {
    closer.addEventListener("click", () => panel.close());
  }
  panel.addEventListener("click", (event) => event.target === panel && panel.close());
  panel.addEventListener("close", () => {
    place.append(facets);
    opener.focus();
  });
  room.addEventListener("change", () => panel.open && panel.close());
  return { opener, show: panel.querySelector(".tb-sheet__show") };
}
