// What can be found, as the pages want it: the engine's answers, and the columns by which works are chosen and sorted.

import { openSearch } from "../engine/index.js";
import { FACETS } from "./url.js";

export function open(root) {
  const search = openSearch(root);
  let works = null;
  return {
    works: () => (works ??= search.columns().then(columnsOf)),
    find: (text) => search.find(text),
    documents: async (numbers) => (await search.documents(numbers)).map(recordOf),
    excerpt: (number, text) => search.excerpt(number, text),
  };
}

function columnsOf(d) {
  const values = {}; const of = {};
  const order = (x, name) => Object.fromEntries(x.orders)[name];
  for (const facet of FACETS) {
    const keys = new Map();
    of[facet] = d.map((x) => (Object.fromEntries(x.keys)[facet] ?? []).map((k) => { if (!keys.has(k)) keys.set(k, keys.size); return keys.get(k); }));
    values[facet] = [...keys.keys()];
  }
  return { values, of, all: d.map((_, i) => i), titles: d.map((x) => order(x, "titel")), dates: d.map((x) => order(x, "neu") ?? ""), minutes: d.map((x) => order(x, "kurz") ?? 0) };
}

function recordOf(x) {
  const shown = Object.fromEntries(x.shown);
  return { address: x.address, title: x.title, summary: x.summary, area: shown.area ?? "", facts: shown.facts ?? [], picture: shown.picture };
}
