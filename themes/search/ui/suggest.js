// What to drop when nothing was found. Pure.

import { withKeys } from "./url.js";

const MOST = 4;

/**
 * Return the states in which less is asked for: { state, facet, key } without a chosen key, { state, word } without a
 * word, { state, facets: true } without any filter, { state, only } with one word and nothing else.
 */
export function relaxed(state) {
  const words = wordsOf(state.text);
  const ways = words.length > 1 ? words.map((word, place) => ({ word, state: withText(state, without(words, place)) })) : [];
  for (const [facet, keys] of Object.entries(state.chosen)) {
    for (const key of keys) {
      ways.push({ facet, key, state: withKeys(state, facet, keys.filter((other) => other !== key)) });
    }
  }
  const filters = Object.values(state.chosen).flat().length;
  if (filters > 1) {
    ways.push({ facets: true, state: { ...state, chosen: {}, steps: 1 } });
  }
  if (words.length === 1 && filters) {
    ways.push({ word: words[0], state: withText(state, "") });
  }
  if (words.length > 1 && (filters || words.length > 2)) {
    ways.push(...words.map((word) => ({ only: word, state: { ...withText(state, word), chosen: {} } })));
  }
  return ways;
}

/** Return the best of the ways that lead to something, each with its `count`. What drops more is only said where less
 *  is not enough. */
export function best(ways) {
  const leading = ways.filter((way) => way.count > 0).sort((one, other) => other.count - one.count);
  const least = Math.min(...leading.map(dropped));
  return leading.filter((way) => dropped(way) === least).slice(0, MOST);
}

function dropped(way) {
  return way.only ? 2 : Number(Boolean(way.facets));
}

function wordsOf(text) {
  return text.split(/\s+/).filter(Boolean);
}

function without(words, place) {
  return words.filter((_, other) => other !== place).join(" ");
}

function withText(state, text) {
  return { ...state, text, steps: 1 };
}
