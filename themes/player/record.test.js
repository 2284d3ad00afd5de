import assert from "node:assert/strict";
import test from "node:test";

import { better, emptyRecord, merge } from "./record.js";
import { answers, record } from "./testing/learner.js";

const of = (entries) => record({ answers: answers(entries) });
const told = (merged) => Object.fromEntries([...merged.answers].map(([key, { points, state }]) => [key, [points, state]]));

// base, ours, theirs -> both together
const MEETINGS = {
  "what was done elsewhere is taken": [{}, {}, { k: [1, "a!"] }, { k: [1, "a!"] }],
  "what was done here is kept": [{}, { k: [1, "a!"] }, {}, { k: [1, "a!"] }],
  "what was changed here wins": [{ k: [0, "a!"] }, { k: [1, "b!"] }, { k: [0, "c!"] }, { k: [1, "b!"] }],
  "what was changed elsewhere wins where nothing was done here": [
    { k: [0, "a!"] },
    { k: [0, "a!"] },
    { k: [1, "c!"] },
    { k: [1, "c!"] },
  ],
  "what was begun here keeps the points of elsewhere": [{}, { k: [null, "b"] }, { k: [2, "a!"] }, { k: [2, "b"] }],
  "each has done something": [{}, { k: [1, "a!"] }, { l: [0, "b!"] }, { k: [1, "a!"], l: [0, "b!"] }],
};

for (const [name, [base, ours, theirs, both]] of Object.entries(MEETINGS)) {
  test(name, () => assert.deepEqual(told(merge(of(base), of(ours), of(theirs))), both));
}

test("all that was seen, the best result, and passed wherever it was", () => {
  const ours = record({ seen: new Set(["a"]), best: 20, decided: "f", reported: ["k", "l"] });
  const theirs = record({ seen: new Set(["b"]), best: 80, decided: "p", reported: ["l", "m"] });
  for (const both of [merge(emptyRecord(), ours, theirs), merge(emptyRecord(), theirs, ours)]) {
    assert.deepEqual([[...both.seen].sort(), both.best, both.decided], [["a", "b"], 80, "p"]);
  }
  assert.deepEqual(merge(emptyRecord(), ours, theirs).reported, ["l", "m", "k"]);
});

test("a result is better than none, and nothing right is one", () => {
  assert.deepEqual([better(null, null), better(0, null), better(null, 0), better(3, 10)], [null, 0, 0, 10]);
});
