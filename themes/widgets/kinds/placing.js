// Words or sides to put where they belong. Each place is a list to choose from, for the keyboard, the screen reader and
// the thumb; who has a mouse may drag what lies beside, or click it and then its place.
//
// A thing may lie in several places: who leads through a list by arrow keys passes by things that lie elsewhere, and must
// not take them away from there.

import { all } from "../dom.js";
import { draggable } from "../dragging.js";
import { Verdicts, verdict } from "../verdicts.js";

export function placing(section, { word, changed }) {
  const places = all(section, "select");
  const things = all(section, ".tb-bank > li, .tb-match__right > li");
  const verdicts = new Verdicts();
  places.forEach((place) => place.addEventListener("change", () => put(place, place.value)));
  draggable(section, things, (position, x, y) => {
    const place = places.find((one) => contains(one, x, y));
    if (place) {
      put(place, String(position));
      place.focus();
    }
    return Boolean(place);
  });

  function put(place, value) {
    place.value = value;
    showUsed();
    changed();
  }

  function showUsed() {
    things.forEach((thing, position) =>
      thing.classList.toggle("tb-used", places.some((place) => place.value === String(position))),
    );
  }

  return {
    get answer() {
      return places.map((place) => (place.value === "" ? null : Number(place.value)));
    },
    get begun() {
      return places.some((place) => place.value !== "");
    },
    get empty() {
      return places.filter((place) => place.value === "").length;
    },
    take(answer) {
      if (answer.length !== places.length || !answer.every((position) => position === null || position in things)) {
        return false;
      }
      places.forEach((place, at) => (place.value = answer[at] ?? ""));
      showUsed();
      return true;
    },
    show(marks) {
      places.forEach((place, at) => place.value !== "" && verdicts.add(verdict(marks[at], word), place, place));
    },
    clear: () => verdicts.clear(),
    reset(marks) {
      places.forEach((place, at) => marks[at] || (place.value = ""));
      showUsed();
    },
    focus: () => (places.find((place) => place.value === "") ?? places[0]).focus(),
  };
}

function contains(element, x, y) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
}
