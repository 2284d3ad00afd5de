import assert from "node:assert/strict";
import test from "node:test";

import { examine, sorted } from "./facets.js";

// Four works: a unit for 4 to 6 with a tablet; one for 3 to 4 without a device; a path for 6; a page for nobody.
const WORKS = {
  values: { alter: ["3", "4", "5", "6"], geraet: ["ohne", "tablet"], art: ["einheit", "lernpfad", "seite"] },
  of: {
    alter: [[1, 2, 3], [0, 1], [3], []],
    geraet: [[1], [0], [], []],
    art: [[0], [0], [1], [2]],
  },
  titles: [2, 0, 1, 3],
  dates: ["2026-03-01", "2026-05-01", "2026-03-01", ""],
  minutes: [45, 20, 0, 0],
};
const ALL = [0, 1, 2, 3];

test("without a choice all are there, and each key counts those that have it", () => {
  const { found, counts } = examine(WORKS, {}, ALL);
  assert.deepEqual(found, ALL);
  assert.deepEqual(counts.alter, { 3: 1, 4: 2, 5: 1, 6: 2 });
});

for (const [age, numbers] of [["4", [0, 1]], ["5", [0]], ["6", [0, 2]], ["3", [1]]]) {
  test(`a work for 4 to 6 answers to each of its ages: ${age}`, () => {
    assert.deepEqual(examine(WORKS, { alter: [age] }, ALL).found, numbers);
  });
}

test("of one facet any key is enough, of several each counts", () => {
  assert.deepEqual(examine(WORKS, { alter: ["3", "6"] }, ALL).found, [0, 1, 2]);
  assert.deepEqual(examine(WORKS, { alter: ["4"], geraet: ["ohne"] }, ALL).found, [1]);
});

test("a facet's counts keep the other facets and not its own choice", () => {
  const { counts } = examine(WORKS, { alter: ["3"], geraet: ["ohne"] }, ALL);
  assert.deepEqual(counts.alter, { 3: 1, 4: 1, 5: 0, 6: 0 });
  assert.deepEqual(counts.geraet, { ohne: 1, tablet: 0 });
  assert.deepEqual(counts.art, { einheit: 1, lernpfad: 0, seite: 0 });
});

test("a count is what choosing the key alone would leave", () => {
  for (const chosen of [{}, { alter: ["4"] }, { geraet: ["ohne"], art: ["einheit"] }, { alter: ["6"], geraet: ["tablet"] }]) {
    const { counts } = examine(WORKS, chosen, ALL);
    for (const [facet, keys] of Object.entries(WORKS.values)) {
      for (const key of keys) {
        const left = examine(WORKS, { ...chosen, [facet]: [key] }, ALL).found;
        assert.equal(counts[facet][key], left.length, `${facet}=${key} beside ${JSON.stringify(chosen)}`);
      }
    }
  }
});

test("only the candidates count, in their order", () => {
  const { found, counts } = examine(WORKS, {}, [2, 0]);
  assert.deepEqual(found, [2, 0]);
  assert.deepEqual(counts.geraet, { ohne: 0, tablet: 1 });
});

test("a key that no work has leaves nothing", () => {
  assert.deepEqual(examine(WORKS, { alter: ["99"] }, ALL).found, []);
});

for (const [order, numbers] of [
  ["treffer", [3, 0, 1, 2]],
  ["titel", [1, 2, 0, 3]],
  ["neu", [1, 2, 0, 3]],
  ["kurz", [1, 0, 2, 3]],
]) {
  test(`sorted by ${order}; what is not known comes last, the same by title`, () => {
    assert.deepEqual(sorted(WORKS, [3, 0, 1, 2], order), numbers);
  });
}
