import assert from "node:assert/strict";
import test from "node:test";

import { answers, course, record } from "./testing/learner.js";
import { notWorse, objectives, progress, settle, tally } from "./tracking.js";

const UNIT = course({ one: 1, two: 2 }, {}, { three: 3 });

test("the result is a per cent of all points there are, with two decimals", () => {
  const done = record({ answers: answers({ one: [1], two: [0], three: [1] }) });
  settle(UNIT, done);
  assert.equal(done.best, 33.33);
  assert.equal(done.decided, "f");
});

test("before a question was checked there is no result", () => {
  const begun = record({ answers: answers({ one: [null, "0"] }) });
  settle(UNIT, begun);
  assert.deepEqual([begun.best, begun.decided], [null, ""]);
});

test("the best result stays when an answer gets worse", () => {
  const done = record({ answers: answers({ one: [1], two: [2], three: [3] }) });
  settle(UNIT, done);
  done.answers.set("three", { points: 0, state: "" });
  settle(UNIT, done);
  assert.deepEqual([done.best, done.decided, tally(UNIT.questions, done).percent], [100, "p", 50]);
});

test("a question that is begun again keeps its points until it is checked again", () => {
  const again = record({ answers: answers({ one: [1, ""], two: [2], three: [3] }) });
  assert.equal(tally(UNIT.questions, again).points, 6);
});

test("a new version with fewer points for a question gives no more than there are", () => {
  const kept = record({ answers: answers({ one: [5] }) });
  assert.equal(tally(UNIT.questions, kept).points, 1);
});

test("progress is the share of sections seen", () => {
  assert.equal(progress(UNIT, record({ seen: new Set(["seca"]) })), 0.33);
  assert.equal(progress(UNIT, record({ seen: new Set(["seca", "secb", "secc"]) })), 1);
});

test("each objective has a result of its own", () => {
  const done = record({ seen: new Set(["seca", "secb"]), answers: answers({ one: [0], two: [1] }) });
  const [a, b, c] = objectives(UNIT, done);
  assert.deepEqual([a.percent, a.decided, a.isSeen], [33.33, "f", true]);
  assert.deepEqual([b.percent, b.decided, b.isSeen, b.hasQuestions], [null, "c", true, false]);
  assert.deepEqual([c.percent, c.decided, c.isSeen, c.isBegun], [null, "", false, false]);
});

test("an objective is no worse than what the LMS has of it", () => {
  const now = { id: "x", percent: 20, decided: "f" };
  assert.deepEqual(notWorse(now, { percent: 80, decided: "p" }), { id: "x", percent: 80, decided: "p" });
  assert.deepEqual(notWorse(now, { percent: null, decided: "" }), now);
  assert.equal(notWorse({ percent: null, decided: "" }, { percent: null, decided: "f" }).decided, "f");
});
