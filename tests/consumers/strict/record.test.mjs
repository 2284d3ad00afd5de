import assert from "node:assert/strict";
import test from "node:test";

import { Session } from "./api.mjs";
import { afterwards, atLaunch, goesOn } from "./record.mjs";
import { SCORM_12 } from "./scorm12.mjs";
import { SCORM_2004 } from "./scorm2004.mjs";

const TIMES = { 1.2: ["0000:01:30", "0000:00:40.5"], 2004: ["PT1M30S", "PT40.5S"] };

/** One launch after the other on an LMS: carries out what is set, returns what the next launch would begin with. */
function launched(standard, launches, options) {
  const { calls } = standard;
  let record;
  for (const { sets, finishes = true } of launches) {
    const from = goesOn(standard, record, options);
    const session = new Session(standard, atLaunch(standard, from, options), (values, finished) => {
      record = afterwards(standard, from, values, finished);
    });
    session.api[calls.initialize]("");
    for (const [element, value] of Object.entries(sets)) {
      assert.equal(session.api[calls.set](element, value), "true", element);
    }
    session.api[calls.commit]("");
    session.api[calls.set]("cmi.suspend_data", "not committed");
    if (finishes) session.api[calls.finish]("");
  }
  return atLaunch(standard, goesOn(standard, record, options), options);
}

for (const standard of [SCORM_12, SCORM_2004]) {
  const { name, names } = standard;
  const suspended = { "cmi.suspend_data": "x", [names.exit]: "suspend", [names.sessionTime]: TIMES[name][0] };
  const ended = { ...suspended, [names.exit]: name === "1.2" ? "" : "normal" };

  test(`${name}: the first launch`, () => {
    const values = atLaunch(standard, undefined);
    assert.equal(values[names.entry], "ab-initio");
    assert.equal(values[names.mode], "normal");
    assert.equal(values[names.status], name === "1.2" ? "not attempted" : "unknown");
    assert.equal(values["cmi.suspend_data"], undefined);
    assert.equal(names.mode in atLaunch(standard, undefined, { mode: "" }), false);
    assert.equal(atLaunch(standard, undefined, { mode: "review" })[names.credit], "no-credit");
  });

  test(`${name}: suspended, resumed`, () => {
    const values = launched(standard, [
      { sets: suspended },
      { sets: { [names.exit]: "suspend", [names.sessionTime]: TIMES[name][1] } },
    ]);
    assert.equal(values[names.entry], "resume");
    assert.equal(values["cmi.suspend_data"], "not committed"); // the end commits
    assert.equal(values[names.totalTime], name === "1.2" ? "0000:02:11" : "PT0H2M11S");
    assert.equal(names.exit in values || names.sessionTime in values, false);
  });

  test(`${name}: who is killed keeps what was committed`, () => {
    const values = launched(standard, [{ sets: suspended, finishes: false }]);
    assert.equal(values[names.entry], "resume");
    assert.equal(values["cmi.suspend_data"], "x");
  });

  test(`${name}: ended, opened again`, () => {
    const values = launched(standard, [{ sets: ended }]);
    assert.equal(values[names.entry], name === "1.2" ? "" : "ab-initio");
    assert.equal(values["cmi.suspend_data"], name === "1.2" ? "not committed" : undefined);
    assert.equal(launched(standard, [{ sets: ended }], { keepsAll: true })["cmi.suspend_data"], "not committed");
  });
}

test("1.2: who says nothing of the status has completed it", () => {
  assert.equal(launched(SCORM_12, [{ sets: {} }])["cmi.core.lesson_status"], "completed");
  assert.equal(launched(SCORM_12, [{ sets: {}, finishes: false }])["cmi.core.lesson_status"], "not attempted");
});
