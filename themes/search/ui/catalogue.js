// What can be found, as the pages want it: the engine's answers, and the columns by which works are chosen and sorted.

import { openSearch } from "../engine/index.js";

/** Return what can be found in the site at `root`, its start page's folder with a slash at its end. */
export function open(root) {
  const search = openSearch(root);
  let works;
  return {
    prepare: () => search.prepare(),

    /** The columns of all works, as facets.js wants them; asked for again after a failure. */
    works() {
      works ??= search.columns().then(columnsOf);
      works.catch(() => (works = undefined));
      return works;
    },

    /** The numbers of the works that a text finds, the best first, and what was read instead of typing errors. */
    async find(text) {
      const { hits, mended } = await search.find(text);
      return { numbers: hits.map((hit) => hit.document), mended };
    },

    documents: (numbers) => search.documents(numbers),
    excerpt: (number, text) => search.excerpt(number, text),
  };
}

/** Return the engine's columns with one list of keys a facet, in place of the combinations that occur. */
export function columnsOf({ count, facets, orders }) {
  const none = new Array(count).fill(0);
  const values = {};
  const of = {};
  for (const [facet, { keys, of: combinations }] of Object.entries(facets)) {
    values[facet] = [...new Set(keys.flat())];
    const places = keys.map((some) => some.map((key) => values[facet].indexOf(key)));
    of[facet] = combinations.map((combination) => places[combination]);
  }
  return {
    all: Array.from(none.keys()),
    values,
    of,
    titles: orders.titel ?? none,
    dates: orders.neu ?? none,
    minutes: orders.kurz ?? none,
  };
}
