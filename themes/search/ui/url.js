// What a person looks for, as the end of an address, and back. Pure: the address is all that a shared link carries.
//
// The state is { text, chosen: { facet: [key, ...] }, order, steps }.

/** The facets by the names that they have in an address, in the order in which a page shows them. */
export const FACETS = ["alter", "dauer", "bereich", "geraet", "vorbereitung", "art", "h5p", "leicht"];

/** Of these one key at most is chosen: each holds those before it. */
export const SINGLE = new Set(["dauer", "vorbereitung", "h5p", "leicht"]);

/** `bereich` is the complete list by area, which shows where nothing is asked for. */
export const ORDERS = ["treffer", "bereich", "neu", "kurz", "titel"];

const MOST_LETTERS = 200;

/** Return the state that the end of an address (`?q=...`) tells. Whatever it holds, this is a state. */
export function read(search) {
  const fields = new URLSearchParams(search);
  const chosen = {};
  for (const facet of FACETS) {
    const keys = [...new Set(fields.getAll(facet).filter(Boolean))];
    if (keys.length) {
      chosen[facet] = SINGLE.has(facet) ? keys.slice(0, 1) : keys;
    }
  }
  const order = fields.get("sortierung");
  const steps = Number.parseInt(fields.get("schritte"), 10);
  return {
    text: (fields.get("q") ?? "").trim().slice(0, MOST_LETTERS),
    chosen,
    order: ORDERS.includes(order) ? order : "",
    steps: steps > 1 ? Math.min(steps, 1_000) : 1,
  };
}

/** Return the end of the address that tells a state: empty for the state in which nothing is asked for. */
export function write(state) {
  const fields = new URLSearchParams();
  if (state.text) {
    fields.set("q", state.text);
  }
  for (const facet of FACETS) {
    for (const key of state.chosen[facet] ?? []) {
      fields.append(facet, key);
    }
  }
  if (state.order) {
    fields.set("sortierung", state.order);
  }
  if (state.steps > 1) {
    fields.set("schritte", state.steps);
  }
  const said = fields.toString();
  return said && `?${said}`;
}

/** Return a state with a key chosen or not; what was shown step by step begins anew. */
export function choose(state, facet, key, wanted) {
  const others = SINGLE.has(facet) ? [] : (state.chosen[facet] ?? []).filter((other) => other !== key);
  return withKeys(state, facet, wanted ? [...others, key] : others);
}

/** Return a state with other keys of a facet; none of them takes the facet out. */
export function withKeys(state, facet, keys) {
  const chosen = { ...state.chosen };
  delete chosen[facet];
  if (keys.length) {
    chosen[facet] = keys;
  }
  return { ...state, chosen, steps: 1 };
}

/** Return whether nothing narrows what is shown. */
export function isOpen(state) {
  return !state.text && Object.keys(state.chosen).length === 0;
}

/** Return the order in which a state shows what it finds if a person chooses none. */
export function usualOrder(state) {
  return state.text ? "treffer" : isOpen(state) ? "bereich" : "neu";
}

/** Return the orders that mean something in a state. */
export function ordersOf(state) {
  return ORDERS.filter((order) => (order !== "treffer" || state.text) && (order !== "bereich" || isOpen(state)));
}

/** Return the order in which a state shows what it finds: the one that was asked for, where it means anything. */
export function orderOf(state) {
  return ordersOf(state).includes(state.order) ? state.order : usualOrder(state);
}

/** Return a state in another order; the usual one needs no word. */
export function withOrder(state, order) {
  return { ...state, order: order === usualOrder(state) ? "" : order, steps: 1 };
}
