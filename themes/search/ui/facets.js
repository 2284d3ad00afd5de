// Which works a choice leaves, and how many each further choice would leave. Pure.
//
// `works` is { values: { facet: [key, ...] }, of: { facet: [[place in values, ...] of each work] }, ... }; `chosen` is
// { facet: [key, ...] }. A work has to have one of the chosen keys of each facet.

/**
 * Return which of some works a choice leaves, in their order, and how many works stand behind each key.
 *
 * A key's count says how many works there would be if it were the only one chosen of its facet and all else stayed.
 *
 * @param candidates the numbers of works to choose from
 */
export function examine(works, chosen, candidates) {
  const facets = Object.keys(works.of);
  const wanted = facets.map((facet) => placesOf(works.values[facet], chosen[facet]));
  const counts = facets.map((facet) => new Array(works.values[facet].length).fill(0));
  const found = [];
  for (const number of candidates) {
    const misses = missing(works, facets, wanted, number);
    if (misses.length > 1) {
      continue;
    }
    if (misses.length === 0) {
      found.push(number);
    }
    for (const position of misses.length ? misses : facets.keys()) {
      for (const place of works.of[facets[position]][number]) {
        counts[position][place] += 1;
      }
    }
  }
  return { found, counts: byKey(works, facets, counts) };
}

/** Return works in the order that a person asked for: `neu`, `kurz` or `titel`; as they are for any other word. */
export function sorted(works, found, order) {
  const byTitle = (one, other) => works.titles[one] - works.titles[other];
  const by = {
    neu: (one, other) => compare(works.dates[other], works.dates[one]) || byTitle(one, other),
    kurz: (one, other) => known(works.minutes[one]) - known(works.minutes[other]) || byTitle(one, other),
    titel: byTitle,
  }[order];
  return by ? [...found].sort(by) : found;
}

function missing(works, facets, wanted, number) {
  const misses = [];
  for (const position of facets.keys()) {
    const places = wanted[position];
    if (places && !works.of[facets[position]][number].some((place) => places.has(place))) {
      misses.push(position);
    }
  }
  return misses;
}

/** The places of keys among a facet's values; null where nothing is chosen. A key that nobody has leaves nothing. */
function placesOf(values, keys = []) {
  return keys.length ? new Set(keys.map((key) => values.indexOf(key))) : null;
}

function byKey(works, facets, counts) {
  return Object.fromEntries(
    facets.map((facet, position) => [
      facet,
      Object.fromEntries(works.values[facet].map((key, place) => [key, counts[position][place]])),
    ]),
  );
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}

/** What nobody said stands last. */
function known(minutes) {
  return minutes || Number.MAX_SAFE_INTEGER;
}
