// Finding an LMS, losing it, leaving it and coming back.

import assert from "node:assert/strict";
import test from "node:test";

import { inVersion } from "./testing/learner.js";
import { FakeLms } from "./testing/lms.js";

for (const version of ["1.2", "2004"]) {
  const { raw, response, scorm, arrive, says, expected } = inVersion(version);

  test(`${version}: an LMS that comes late gets what was done meanwhile`, () => {
    const lms = new FakeLms(version);
    const before = arrive(lms);
    before.check("one000", 0, "früher");
    before.goTo("secb");
    before.session.close();
    const learner = arrive(null);
    learner.check("two000", 2, "inzwischen");
    learner.clock.pass(3000);
    learner.lms = lms;
    learner.clock.pass(250);
    assert.deepEqual(learner.joinedAt, ["secb"]);
    assert.deepEqual(learner.work.record.answers.get("one000"), { points: 0, state: "früher!" });
    assert.equal(lms.cmi["cmi.interactions.1.id"], "frage-two000");
    assert.deepEqual(says(lms), expected("passed", "66.67"));
    assert.deepEqual(learner.said, [""]);
  });

  test(`${version}: an LMS that begins late is waited for`, () => {
    const lms = new FakeLms(version);
    lms.fails = () => "102";
    const learner = arrive(lms);
    lms.fails = () => null;
    learner.clock.pass(250);
    assert.ok(lms.isRunning);
  });

  test(`${version}: without an LMS there is silence`, () => {
    const learner = arrive(null);
    learner.check("one000", 1);
    learner.clock.pass(60_000);
    learner.check("two000", 1);
    learner.session.close();
    assert.deepEqual([learner.said, learner.clock.waiting, learner.work.record.best], [[], 0, 66.67]);
  });

  for (const broken of ["set", "commit"]) {
    test(`${version}: ${broken} fails for a while`, () => {
      const lms = new FakeLms(version);
      const learner = arrive(lms);
      lms.fails = (method) => (method === broken ? "101" : null);
      learner.check("one000", 1);
      assert.deepEqual(learner.said, ["", "unsaved"]);
      const tries = () => lms.calls.filter(([method]) => method === "commit").length;
      const asked = [5000, 15_000, 30_000, 60_000, 60_000].map((wait) => {
        lms.forget();
        learner.clock.pass(wait - 1);
        const early = tries();
        learner.clock.pass(1);
        return [early, tries()];
      });
      assert.deepEqual(asked, Array(5).fill([0, 1]));
      lms.fails = () => null;
      learner.clock.pass(60_000);
      assert.deepEqual(learner.said, ["", "unsaved", "saved"]);
      assert.equal(lms.cmi[raw], "33.33");
      assert.equal(lms.cmi["cmi.interactions.0.id"], "frage-one000");
      assert.equal(learner.clock.waiting, 0);
    });
  }

  test(`${version}: an answer tries again at once, and its words survive`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    lms.fails = () => "101";
    learner.check("one000", 0, "erster");
    lms.fails = () => null;
    learner.check("two000", 0, "zweiter");
    assert.deepEqual(learner.said, ["", "unsaved", "saved"]);
    assert.deepEqual([0, 1].map((index) => lms.cmi[`cmi.interactions.${index}.${response}`].split(/\[?,\]?/)[0]), ["erster", "zweiter"]);
  });

  test(`${version}: an LMS that is gone, and comes back as another`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    lms.isGone = true;
    learner.check("one000", 1);
    assert.equal(learner.said.at(-1), "unsaved");
    learner.lms = new FakeLms(version);
    learner.lms.cmi = lms.cmi;
    learner.clock.pass(5000);
    assert.equal(learner.said.at(-1), "saved");
    assert.equal(learner.lms.cmi[raw], "33.33");
  });

  test(`${version}: an LMS that is gone for good breaks nothing`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    lms.isGone = true;
    learner.check("one000", 1);
    learner.lms = null;
    learner.clock.pass(600_000);
    learner.check("two000", 1);
    learner.session.close();
    assert.equal(learner.work.record.best, 66.67);
    assert.equal(learner.clock.waiting, 0);
  });

  test(`${version}: one of two tabs takes leave, the other one goes on`, () => {
    const lms = new FakeLms(version);
    const [first, second] = [arrive(lms), arrive(lms)];
    first.session.close();
    second.check("one000", 1);
    assert.equal(lms.cmi[raw], "33.33");
    assert.deepEqual(second.said, [""]);
  });

  test(`${version}: a page brought back is a visit of its own`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    learner.check("one000", 1);
    learner.clock.pass(60_000);
    learner.session.close();
    learner.session.close();
    assert.equal(lms.calls.filter(([method]) => method === "terminate").length, 1);
    learner.clock.pass(3_600_000);
    learner.session.reopen();
    learner.check("two000", 2);
    assert.equal(lms.cmi[raw], "100");
    assert.equal(lms.cmi[scorm.sessionTime], scorm.timeOf(0));
    learner.session.close();
    assert.ok(!lms.isRunning);
  });

  test(`${version}: brought back to an LMS that will not begin again it is a page`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    learner.session.close();
    lms.fails = () => "104";
    learner.session.reopen();
    learner.clock.pass(20_000);
    assert.deepEqual(learner.said, [""]);
    learner.check("one000", 1);
    assert.equal(learner.said.at(-1), "unsaved");
  });

  test(`${version}: typed text that finds no room is told of, and its points stay`, () => {
    const lms = new FakeLms(version);
    const learner = arrive(lms);
    learner.check("one000", 1, "ä".repeat(5000));
    assert.deepEqual(learner.said, ["", "too-long"]);
    assert.match(lms.cmi[scorm.suspendData], /"one000:1:"/);
    learner.check("one000", 1, "kurz");
    assert.deepEqual(learner.said, ["", "too-long", ""]);
  });
}
