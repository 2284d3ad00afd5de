// Compares the search in pieces with the whole index in lunr.js: every term, every prefix, and texts of several words.
//   node exact.mjs FOLDER < { whole, texts }
// Writes what differs: { terms, prefixes, texts, counted }.

import { text as input } from "node:stream/consumers";
import { openSearch } from "../../themes/search/engine/index.js";
import { MOST_EXPANSIONS } from "../../themes/search/engine/dictionary.js";
import { plan } from "../../themes/search/engine/planning.js";
import { partialIndex, rarity, score } from "../../themes/search/engine/scoring.js";
import { DiskLoader } from "./disk.mjs";

const { whole, texts } = JSON.parse(await input(process.stdin));
const loader = new DiskLoader(process.argv[2]);
const search = openSearch("", { loader });
const known = await search.prepare();
const { lunr, dictionary, postings, stem, count: things } = known;
const index = lunr.Index.load(whole);
const terms = Object.keys(index.invertedIndex).sort();
const counts = new Map(terms.map((term) => [term, countOf(index.invertedIndex[term])]));

/** All forms, read from all pieces of the dictionary. */
const pieces = await Promise.all(dictionary.firsts.map((_, place) => dictionary.piece(place)));
const forms = pieces.flatMap(({ entries }) => [...entries].filter(([, { spelling }]) => spelling).map(([form]) => form));

const differing = { terms: [], prefixes: [], texts: [], counted: { terms: 0, prefixes: 0, texts: 0 } };

async function compare(kind, what, groups) {
  differing.counted[kind] += 1;
  const partial = await partialIndex(lunr, postings, new Map(groups.flat().map((one) => [one.term, one])).values());
  const [mine, its] = [score(partial, groups), score(index, groups)];
  if (JSON.stringify(mine) !== JSON.stringify(its)) {
    differing[kind].push(what);
  }
}

for (const [number, term] of terms.entries()) {
  const found = await dictionary.term(term);
  if (found?.number !== number || found.count !== counts.get(term)) {
    differing.terms.push(term);
  } else {
    await compare("terms", term, [[{ ...found, weight: 1 }]]);
  }
}

const prefixes = new Set(forms.flatMap((form) => Array.from({ length: form.length - 1 }, (_, cut) => form.slice(0, cut + 2))));
for (const prefix of prefixes) {
  const stems = new Set(forms.filter((form) => form.startsWith(prefix)).map(stem));
  const all = [...stems].filter((term) => counts.has(term));
  const expected = all.sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1)).slice(0, MOST_EXPANSIONS);
  const found = await dictionary.expansions(prefix);
  if (JSON.stringify(found.map(({ term }) => term)) !== JSON.stringify(expected)) {
    differing.prefixes.push(prefix);
  } else {
    await compare("prefixes", prefix, [found.map((one) => ({ ...one, weight: rarity(one.count, things) }))]);
  }
}

for (const text of texts) {
  const { groups } = await plan(text, known);
  await compare("texts", text, groups);
  const { hits } = await search.find(text);
  if (JSON.stringify(hits) !== JSON.stringify(score(index, groups))) {
    differing.texts.push(text);
  }
}

function countOf(posting) {
  const things = Object.entries(posting).flatMap(([field, refs]) => (field === "_index" ? [] : Object.keys(refs)));
  return new Set(things).size;
}

console.log(JSON.stringify(differing));
