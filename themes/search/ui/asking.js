// From a state to what a page shows of it. It knows no page, so that it can be tried without one.

import { examine, sorted } from "./facets.js";
import { best, relaxed } from "./suggest.js";
import { orderOf } from "./url.js";

/** Where nobody asks for a text or a kind, plain pages are left out: who browses looks for units and paths. */
export const WORKS = ["einheit", "lernpfad"];

/**
 * Return what a state finds: { numbers, counts, order, mended } with the numbers of all works that fit, in their
 * order, and the words { typed, meant } that were read otherwise.
 *
 * @param catalogue what can be found (catalogue.js)
 */
export async function ask(catalogue, state) {
  const [works, hits] = await Promise.all([catalogue.works(), state.text ? catalogue.find(state.text) : null]);
  const order = orderOf(state);
  const { found, counts } = examine(works, implied(works, state), hits ? hits.numbers : works.all);
  return { numbers: sorted(works, found, order), counts, order, mended: hits?.mended ?? [] };
}

/** Return the ways to more that a state without any result has, each with its `count`. */
export async function waysOut(catalogue, state) {
  const ways = relaxed(state);
  const counted = await Promise.all(
    ways.map(async (way) => ({ ...way, count: (await ask(catalogue, way.state)).numbers.length })),
  );
  return best(counted);
}

function implied(works, state) {
  if (state.text || state.chosen.art) {
    return state.chosen;
  }
  const art = WORKS.filter((kind) => works.values.art?.includes(kind));
  return art.length ? { ...state.chosen, art } : state.chosen;
}
