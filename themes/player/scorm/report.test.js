// What is written, where, and in which order.

import assert from "node:assert/strict";
import test from "node:test";

import { course, inVersion, Learner, UNIT } from "../testing/learner.js";
import { FakeClock, FakeLms } from "../testing/lms.js";

for (const version of ["1.2", "2004"]) {
  const { status, raw, scorm, arrive, says, expected } = inVersion(version);

  test(`${version}: the score stands before the status, and both before the commit`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    learner.check("one000", 1);
    lms.forget();
    learner.check("two000", 2);
    const order = lms.calls.map(([method, element]) => element || method).filter((name) => [raw, status, "commit"].includes(name));
    assert.deepEqual(order.filter((name, at) => order.lastIndexOf(name) === at), [raw, status, "commit"]);
    assert.ok(lms.calls.findIndex(([, element]) => element?.startsWith("cmi.interactions.1")) < lms.calls.findLastIndex(([, element]) => element === raw));
  });

  test(`${version}: without a change nothing but the time is written`, () => {
    const lms = new FakeLms(version);
    const clock = new FakeClock();
    const learner = arrive(lms, UNIT, clock);
    learner.check("one000", 1);
    lms.forget();
    clock.pass(61_000);
    learner.session.save();
    assert.deepEqual(lms.written, [[scorm.sessionTime, version === "1.2" ? "0000:01:01.00" : "PT1M1S"]]);
    learner.session.close();
    lms.forget();
    arrive(lms);
    assert.deepEqual(lms.written.map(([element]) => element), [scorm.exit, scorm.sessionTime]);
  });

  test(`${version}: where the score cannot be written the status is not`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    lms.fails = (method, element) => (method === "set" && element === raw ? "101" : null);
    learner.check("one000", 1);
    learner.check("two000", 2);
    assert.equal(lms.cmi[status], "incomplete");
    assert.equal(learner.said.at(-1), "unsaved");
    lms.fails = () => null;
    learner.session.close();
    assert.deepEqual(says(lms), expected("passed", "100"));
  });

  test(`${version}: an LMS without interactions, objectives and counting is no trouble`, () => {
    const lms = new FakeLms(version);
    lms.fails = (_, element = "") => (/^cmi\.(interactions|objectives)/.test(element) ? "401" : null);
    const learner = arrive(lms);
    learner.check("one000", 1);
    assert.deepEqual(learner.said, [""]);
    assert.equal(learner.work.pending.size, 0);
  });

  test(`${version}: a further check is written where the first one stands, on another day too`, () => {
    const lms = new FakeLms(version);
    const first = arrive(lms);
    first.check("two000", 0);
    first.check("one000", 0);
    first.session.close();
    const second = arrive(lms, course({ one000: 1, three0: 3 }, {})); // a new version: one question less, one more
    second.check("one000", 1);
    second.check("three0", 3);
    assert.deepEqual([0, 1, 2, 3].map((index) => lms.cmi[`cmi.interactions.${index}.id`]), ["frage-two000", "frage-one000", "frage-three0", undefined]);
    assert.equal(lms.cmi["cmi.interactions.1.result"], "correct");
  });

  test(`${version}: an LMS that has lost its interactions gets new ones from its own end on`, () => {
    const lms = new FakeLms(version);
    const first = arrive(lms);
    first.check("one000", 0);
    first.session.close();
    for (const element of Object.keys(lms.cmi).filter((one) => one.startsWith("cmi.interactions"))) {
      delete lms.cmi[element];
    }
    const second = arrive(lms);
    second.check("two000", 2);
    second.check("one000", 1);
    assert.deepEqual([0, 1].map((index) => lms.cmi[`cmi.interactions.${index}.id`]), ["frage-two000", "frage-one000"]);
  });

  test(`${version}: an LMS that does not count is told places from memory`, () => {
    const lms = new FakeLms(version);
    const get = lms.api[scorm.names.getValue];
    lms.api[scorm.names.getValue] = (element) => (element.endsWith("_count") ? "" : get(element));
    const first = arrive(lms);
    first.check("two000", 0);
    first.session.close();
    const second = arrive(lms);
    second.check("one000", 1);
    second.check("two000", 2);
    assert.deepEqual([0, 1].map((index) => lms.cmi[`cmi.interactions.${index}.id`]), ["frage-two000", "frage-one000"]);
    assert.deepEqual([0, 1].map((index) => lms.cmi[`cmi.objectives.${index}.id`]), ["ziel-a", "ziel-b"]);
  });

  test(`${version}: an objective keeps its best result`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    const success = version === "1.2" ? "cmi.objectives.1.status" : "cmi.objectives.1.success_status";
    learner.goTo("secb");
    learner.check("two000", 2);
    learner.check("two000", 0);
    assert.deepEqual([lms.cmi["cmi.objectives.1.score.raw"], lms.cmi[success]], ["100", "passed"]);
  });
}

test("2004: what is said of a section, and how far the learner is", () => {
  const lms = new FakeLms("2004");
  const learner = new Learner("2004", UNIT, lms).open();
  learner.check("one000", 0);
  const said = Object.fromEntries(Object.entries(lms.cmi).filter(([element]) => element.startsWith("cmi.objectives.0")));
  assert.deepEqual(said, {
    "cmi.objectives.0.id": "ziel-a",
    "cmi.objectives.0.description": "Abschnitt a",
    "cmi.objectives.0.completion_status": "completed",
    "cmi.objectives.0.success_status": "failed",
    "cmi.objectives.0.score.scaled": "0",
    "cmi.objectives.0.score.raw": "0",
    "cmi.objectives.0.score.min": "0",
    "cmi.objectives.0.score.max": "100",
  });
  assert.equal(lms.cmi["cmi.objectives.1.completion_status"], "incomplete");
  assert.equal(lms.cmi["cmi.progress_measure"], "0.5");
  assert.equal(lms.cmi["cmi.interactions.0.objectives.0.id"], "ziel-a");
  assert.equal(lms.cmi["cmi.score.scaled"], "0");
});

test("1.2: what is said of a unit in a path", () => {
  const lms = new FakeLms("1.2");
  const learner = new Learner("1.2", UNIT, lms).open();
  assert.deepEqual([0, 1].map((index) => lms.cmi[`cmi.objectives.${index}.status`]), ["incomplete", "not attempted"]);
  learner.check("one000", 1);
  assert.deepEqual([lms.cmi["cmi.objectives.0.status"], lms.cmi["cmi.objectives.0.score.raw"]], ["passed", "100"]);
  assert.ok(!("cmi.interactions.0.objectives.0.id" in lms.cmi));
});
