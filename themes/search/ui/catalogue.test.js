import assert from "node:assert/strict";
import test from "node:test";

import { columnsOf } from "./catalogue.js";
import { examine, sorted } from "./facets.js";

const COLUMNS = {
  count: 3,
  facets: { alter: { keys: [["3", "4"], [], ["4"]], of: [0, 1, 2] }, art: { keys: [["einheit"]], of: [0, 0, 0] } },
  orders: { titel: [2, 1, 3], neu: [1, 0, 1] },
};

test("the engine's columns are chosen by", () => {
  const works = columnsOf(COLUMNS);
  assert.deepEqual(works.all, [0, 1, 2]);
  assert.deepEqual(examine(works, { alter: ["4"] }, works.all), {
    found: [0, 2],
    counts: { alter: { 3: 1, 4: 2 }, art: { einheit: 2 } },
  });
});

test("and sorted by; where no work has an order all are alike", () => {
  const works = columnsOf(COLUMNS);
  assert.deepEqual(sorted(works, works.all, "neu"), [0, 2, 1]);
  assert.deepEqual(sorted(works, works.all, "kurz"), [1, 0, 2]);
});

test("a site without any work has nothing to choose", () => {
  const works = columnsOf({ count: 0, facets: {}, orders: {} });
  assert.deepEqual(examine(works, { alter: ["4"] }, works.all), { found: [], counts: {} });
});
