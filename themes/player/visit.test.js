// What an LMS holds after whole visits.

import assert from "node:assert/strict";
import test from "node:test";

import { course, inVersion } from "./testing/learner.js";
import { FakeLms } from "./testing/lms.js";

for (const version of ["1.2", "2004"]) {
  const { status, raw, mode, finished, scorm, arrive, says, expected } = inVersion(version);

  test(`${version}: opened and closed`, () => {
    const lms = new FakeLms(version);
    arrive(lms).session.close();
    assert.deepEqual(says(lms), expected("incomplete"));
    assert.equal(lms.cmi[scorm.exit], "suspend");
    assert.equal(lms.cmi[scorm.location], "seca");
    assert.deepEqual([lms.calls[0][0], ...lms.calls.slice(-2).map(([method]) => method)], ["initialize", "commit", "terminate"]);
    assert.ok(!Object.keys(lms.cmi).some((element) => element.includes("score")));
  });

  test(`${version}: content only`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms, course({}, {}));
    assert.deepEqual(says(lms), expected("incomplete"));
    learner.goTo("secb");
    assert.deepEqual(says(lms), expected("completed"));
    learner.session.close();
    assert.equal(lms.cmi[scorm.exit], finished);
  });

  test(`${version}: half answered, and resumed elsewhere`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    learner.goTo("secb");
    learner.check("two000", 1, "Größe");
    assert.deepEqual(says(lms), expected("incomplete", "33.33"));
    learner.session.close();
    const again = arrive(lms);
    assert.equal(again.work.location, "secb");
    assert.deepEqual(again.work.record.answers.get("two000"), { points: 1, state: "Größe!" });
    assert.deepEqual(again.restored[0], ["two000"]);
    assert.deepEqual([...again.work.record.seen], ["seca", "secb"]);
  });

  test(`${version}: passed, then answered worse`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    learner.check("one000", 1);
    learner.check("two000", 2);
    learner.check("two000", 0);
    assert.deepEqual(says(lms), expected("passed", "100"));
    assert.equal(lms.cmi["cmi.interactions.1.result"], version === "1.2" ? "wrong" : "incorrect");
    learner.session.close();
    assert.equal(lms.cmi[scorm.exit], finished);
  });

  test(`${version}: failed, then better`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    learner.check("one000", 0);
    learner.check("two000", 1);
    assert.deepEqual(says(lms), expected("failed", "33.33"));
    assert.equal(lms.cmi[scorm.exit], "suspend");
    learner.session.close();
    const again = arrive(lms);
    again.check("two000", 2);
    assert.deepEqual(says(lms), expected("passed", "66.67"));
  });

  for (const closed of ["review", "browse"]) {
    test(`${version}: nothing is written in ${closed}, and it is taken leave`, () => {
      const lms = new FakeLms(version);
      const before = arrive(lms);
      before.check("one000", 1);
      before.session.close();
      lms.cmi[mode] = closed;
      lms.forget();
      const learner = arrive(lms);
      assert.equal(learner.work.record.answers.get("one000").points, 1);
      learner.check("two000", 2);
      learner.session.close();
      assert.deepEqual([...new Set(lms.calls.map(([method]) => method))], ["initialize", "get", "terminate"]);
      assert.deepEqual(learner.said, []);
    });
  }

  test(`${version}: two tabs never take anything from each other`, () => {
    const lms = new FakeLms(version);
    const [first, second] = [arrive(lms), arrive(lms)];
    first.check("one000", 1, "eins");
    second.check("two000", 0, "zwei");
    assert.equal(lms.cmi[raw], "33.33");
    assert.deepEqual([...second.work.record.answers.keys()].sort(), ["one000", "two000"]);
    assert.deepEqual([0, 1].map((index) => lms.cmi[`cmi.interactions.${index}.id`]), ["frage-one000", "frage-two000"]);
    first.check("two000", 2);
    second.check("one000", 0);
    assert.equal(lms.cmi[raw], "100");
    assert.equal(lms.cmi[status], version === "1.2" ? "passed" : "completed");
    assert.equal(arrive(lms).work.record.answers.get("one000").state, "x!");
  });

  test(`${version}: what stands in the LMS is never made worse`, () => {
    const lms = new FakeLms(version);
    Object.assign(lms.cmi, { [raw]: "80", [status]: version === "1.2" ? "passed" : "completed", "cmi.success_status": "passed" });
    const learner = arrive(lms);
    learner.check("one000", 0);
    learner.check("two000", 0);
    assert.deepEqual([lms.cmi[raw], lms.cmi[status], lms.cmi["cmi.success_status"]], ["80", version === "1.2" ? "passed" : "completed", "passed"]);
  });

  test(`${version}: the suspend data of another tool stay until something is done`, () => {
    const lms = new FakeLms(version);
    lms.cmi[scorm.suspendData] = "2,1,4|x";
    const learner = arrive(lms);
    learner.session.save();
    assert.equal(lms.cmi[scorm.suspendData], "2,1,4|x");
    learner.check("one000", 1);
    assert.match(lms.cmi[scorm.suspendData], /^\{"v":2/);
  });

  test(`${version}: suspend data of version 1 are taken over`, () => {
    const lms = new FakeLms(version);
    lms.cmi[scorm.suspendData] = '{"v":1,"q":{"two000":"a.b!"}}';
    const learner = arrive(lms);
    assert.deepEqual(learner.restored[0], ["two000"]);
    assert.match(lms.cmi[scorm.suspendData], /"two000::a\.b!"/);
  });

  test(`${version}: an LMS that gives back what was there at the start loses nothing`, () => {
    const lms = new FakeLms(version);
    const first = arrive(lms);
    first.check("one000", 1, "alt");
    first.session.close();
    const old = lms.cmi[scorm.suspendData];
    const get = lms.api[scorm.names.getValue];
    lms.api[scorm.names.getValue] = (element) => (element === scorm.suspendData ? old : get(element));
    const learner = arrive(lms);
    learner.check("one000", 1, "neu");
    learner.check("two000", 2);
    assert.match(lms.cmi[scorm.suspendData], /neu!.*two000/);
  });

  test(`${version}: an answer that was begun is kept without its verdict`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    learner.type("one000", "halb");
    learner.session.save();
    assert.match(lms.cmi[scorm.suspendData], /"one000::halb"/);
    assert.ok(!(raw in lms.cmi) && !("cmi.interactions.0.id" in lms.cmi));
  });
}
