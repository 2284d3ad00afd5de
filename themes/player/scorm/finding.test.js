import assert from "node:assert/strict";
import test from "node:test";

import { findApi } from "./finding.js";

const api = { LMSSetValue() {} };
const find = (start) => findApi(start, "API", "LMSSetValue");

/** A window; the outermost one is its own parent, as in browsers. */
function win(values = {}) {
  const made = { opener: null, ...values };
  made.parent ??= made;
  return made;
}

/** A window of another origin: it lets nobody see more than its parent and its opener. */
function foreign(values = {}) {
  return new Proxy(win(values), {
    get(target, name) {
      if (name !== "parent" && name !== "opener") {
        throw new DOMException("Blocked a frame from accessing a cross-origin frame.", "SecurityError");
      }
      return target[name] === target ? undefined : target[name];
    },
  });
}

/** A window so many windows deep below another. */
function below(outer, depth) {
  let window = outer;
  for (let level = 0; level < depth; level += 1) {
    window = win({ parent: window });
  }
  return window;
}

const PLACES = {
  "in the window itself": win({ API: api }),
  "in the parent": below(win({ API: api }), 1),
  "seven windows up": below(win({ API: api }), 7),
  "in the opener": win({ opener: win({ API: api }) }),
  "in a parent of the opener": win({ opener: below(win({ API: api }), 2) }),
  "in the opener of a parent": below(win({ opener: win({ API: api }) }), 2),
  "beyond a window of another origin": below(foreign({ parent: win({ API: api }) }), 1),
  "in the opener, in spite of parents of another origin": below(foreign({ opener: win({ API: api }) }), 2),
};

for (const [name, start] of Object.entries(PLACES)) {
  test(`found ${name}`, () => assert.equal(find(start), api));
}

test("the nearest one is taken, and parents before openers", () => {
  const other = { LMSSetValue() {} };
  assert.equal(find(win({ parent: win({ API: api, parent: win({ API: other }) }), opener: win({ API: other }) })), api);
});

const cycle = win();
cycle.parent = win({ parent: cycle });
cycle.opener = cycle;

const NOWHERE = {
  "there is none": below(win(), 3),
  "it belongs to another origin": below(foreign({ API: api }), 1),
  "windows go round in a circle": cycle,
  "a window has been closed": win({ parent: null, opener: null }),
  "it is an element with such an id": win({ API: { nodeName: "H2" } }),
  "it is null": win({ API: null }),
  "it lies deeper than anybody nests": below(win({ API: api }), 600),
};

for (const [name, start] of Object.entries(NOWHERE)) {
  test(`not found where ${name}`, () => assert.equal(find(start), null));
}

test("a property that throws is none", () => {
  const broken = { ...win() };
  Object.defineProperty(broken, "parent", { get: () => { throw new Error("no"); } });
  Object.defineProperty(broken, "opener", { get: () => { throw new Error("no"); } });
  assert.equal(find(broken), null);
});
