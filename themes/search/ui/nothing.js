// What a page says where nothing was found: what to drop, and how many results that leaves.

import { make } from "../../widgets/dom.js";
import { write } from "./url.js";

/** Return what helps: links, each to a state in which less is asked for, with its number of results. */
export function nothing(ways, filters, words, go) {
  const items = ways.map((way) => make("li", {}, link(way.state, name(way, filters, words), go), ` (${way.count})`));
  const everything = { text: "", chosen: {}, order: "", steps: 1 };
  const parts = items.length ? [make("p", {}, words.word("drop")), make("ul", {}, ...items)] : [];
  return make(
    "div",
    { class: "tb-nothing" },
    ...parts,
    make("p", {}, link(everything, words.word("everything"), go)),
  );
}

function name(way, filters, words) {
  if (way.only) {
    return words.word("only-word", { word: way.only });
  }
  if (way.word) {
    return words.word("without-word", { word: way.word });
  }
  return way.facets
    ? words.word("without-filters")
    : words.word("without-filter", { filter: filters.name(way.facet, way.key) });
}

function link(state, text, go) {
  const made = make("a", { href: `index.html${write(state)}` }, text);
  made.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go(state);
    }
  });
  return made;
}
