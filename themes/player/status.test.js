import assert from "node:assert/strict";
import test from "node:test";

import { decide, isFinished } from "./status.js";

// questions, answered, percent, allSeen, before -> decided; the pass mark is 60
const SITUATIONS = {
  "opened and closed": [3, 0, null, false, "", ""],
  "opened, content only": [0, 0, null, false, "", ""],
  "everything seen, content only": [0, 0, null, true, "", "c"],
  "everything seen, nothing answered": [3, 0, null, true, "", ""],
  "half answered": [3, 2, 40, true, "", ""],
  "half answered, and enough": [3, 2, 60, false, "", "p"],
  "all answered, enough": [3, 3, 60, false, "", "p"],
  "all answered, a hundredth too little": [3, 3, 59.99, true, "", "f"],
  "all answered, nothing right": [3, 3, 0, true, "", "f"],
  "failed, then better": [3, 3, 75, true, "f", "p"],
  "failed, and still": [3, 3, 20, true, "f", "f"],
  "failed, then a question was added": [4, 3, 40, true, "f", "f"],
  "passed, then answered worse": [3, 3, 60, true, "p", "p"],
  "passed, says the LMS; here nothing is known": [3, 0, null, false, "p", "p"],
  "passed, content only": [0, 0, null, false, "p", "p"],
  "completed, then opened again": [0, 0, null, false, "c", "c"],
  "completed, then questions were added": [2, 1, 50, true, "c", "c"],
  "completed, then questions were added and answered badly": [2, 2, 50, true, "c", "f"],
  "failed, then all questions were taken out": [0, 0, null, true, "f", "c"],
};

for (const [name, [questions, answered, percent, allSeen, before, decided]] of Object.entries(SITUATIONS)) {
  test(name, () => assert.equal(decide({ questions, answered, percent, pass: 60, allSeen, before }), decided));
}

test("a pass mark of nothing still wants an answer", () => {
  const situation = { questions: 2, pass: 0, allSeen: true, before: "" };
  assert.equal(decide({ ...situation, answered: 0, percent: null }), "");
  assert.equal(decide({ ...situation, answered: 1, percent: 0 }), "p");
});

test("only what is passed, or completed without questions, is finished", () => {
  assert.deepEqual(["p", "c", "f", ""].map((decided) => isFinished(decided, false)), [true, true, false, false]);
  assert.deepEqual(["p", "c", "f", ""].map((decided) => isFinished(decided, true)), [true, false, false, false]);
});
