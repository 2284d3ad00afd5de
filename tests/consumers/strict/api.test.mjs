import assert from "node:assert/strict";
import test from "node:test";

import { Session } from "./api.mjs";
import { SCORM_12 } from "./scorm12.mjs";
import { SCORM_2004 } from "./scorm2004.mjs";

/** Carries out calls; returns what each answered and the error that stood there afterwards. */
function answers(standard, calls, values = {}) {
  const { api } = new Session(standard, values);
  return calls.map(([call, ...given]) => [
    api[standard.calls[call]](...given),
    Number(api[standard.calls.lastError]()),
  ]);
}

const last = (...given) => answers(...given).at(-1);

const OPEN = ["initialize", ""];
const END = ["finish", ""];

/** What is asked, and what each version answers. */
const STATES = [
  ["a session opens", [OPEN], ["true", 0], ["true", 0]],
  ["it opens once", [OPEN, OPEN], ["false", 101], ["false", 103]],
  ["not again after its end", [OPEN, END, OPEN], ["false", 101], ["false", 104]],
  ["with an empty argument", [["initialize", "x"]], ["false", 201], ["false", 201]],
  ["not without one", [["initialize"]], ["false", 201], ["false", 201]],
  ["it ends", [OPEN, END], ["true", 0], ["true", 0]],
  ["not before it began", [END], ["false", 301], ["false", 112]],
  ["not twice", [OPEN, END, END], ["false", 301], ["false", 113]],
  ["not with an argument", [OPEN, ["finish", "x"]], ["false", 201], ["false", 201]],
  ["it commits", [OPEN, ["commit", ""]], ["true", 0], ["true", 0]],
  ["not before it began", [["commit", ""]], ["false", 301], ["false", 142]],
  ["not after its end", [OPEN, END, ["commit", ""]], ["false", 301], ["false", 143]],
  ["nothing is read before", [["get", "cmi.suspend_data"]], ["", 301], ["", 122]],
  ["nor afterwards", [OPEN, END, ["get", "cmi.suspend_data"]], ["", 301], ["", 123]],
  ["nothing is written before", [["set", "cmi.suspend_data", ""]], ["false", 301], ["false", 132]],
  ["nor afterwards", [OPEN, END, ["set", "cmi.suspend_data", ""]], ["false", 301], ["false", 133]],
  ["only texts are written", [OPEN, ["set", "cmi.interactions.0.weighting", 1]], ["false", 201], ["false", 201]],
  ["a call that works takes the error away", [END, OPEN], ["true", 0], ["true", 0]],
];

const ID = ["set", "cmi.interactions.0.id", "frage-1"];
const GOAL = ["set", "cmi.objectives.0.id", "teil-1"];
const TYPE = ["set", "cmi.interactions.0.type", "choice"];
const PATTERN = "cmi.interactions.0.correct_responses";

/** What is asked in an open session, and what each version answers. */
const CALLS = [
  ["no element is read", [["get", ""]], ["", 201], ["", 301]],
  ["no element is written", [["set", "", "x"]], ["false", 201], ["false", 351]],
  ["an unknown element is read", [["get", "cmi.lesson"]], ["", 201], ["", 401]],
  ["an unknown element is written", [["set", "cmi.core.lesson", "x"]], ["false", 201], ["false", 401]],
  ["an index is no number", [["set", "cmi.interactions.01.id", "x"]], ["false", 201], ["false", 401]],
  ["no value yet", [["get", "cmi.suspend_data"]], ["", 0], ["", 403]],
  [
    "a value",
    [
      ["set", "cmi.suspend_data", "x"],
      ["get", "cmi.suspend_data"],
    ],
    ["x", 0],
    ["x", 0],
  ],
  ["none has no children", [["get", "cmi.suspend_data._children"]], ["", 202], ["", 301]],
  ["none has no count", [["get", "cmi.suspend_data._count"]], ["", 203], ["", 301]],
  ["an unknown element has no children", [["get", "cmi.lesson._children"]], ["", 201], ["", 401]],
  ["a keyword is written", [["set", "cmi.objectives._count", "1"]], ["false", 402], ["false", 404]],
  ["a keyword of nothing is written", [["set", "cmi.lesson._count", "1"]], ["false", 201], ["false", 401]],
  ["nothing is there", [["get", "cmi.interactions._count"]], ["0", 0], ["0", 0]],
  ["something is there", [ID, ["get", "cmi.interactions._count"]], ["1", 0], ["1", 0]],
  ["an index leaves a gap", [["set", "cmi.interactions.1.id", "x"]], ["false", 201], ["false", 351]],
  ["the next index leaves none", [ID, ["set", "cmi.interactions.1.id", "x"]], ["true", 0], ["true", 0]],
  ["an inner index leaves a gap", [ID, TYPE, ["set", `${PATTERN}.1.pattern`, "a"]], ["false", 201], ["false", 351]],
  ["behind the last one is nothing", [GOAL, ["get", "cmi.objectives.1.id"]], ["", 201], ["", 301]],
  ["an interaction begins with its id", [TYPE], ["false", 201], ["false", 408]],
  ["an objective too", [["set", "cmi.objectives.0.score.raw", "1"]], ["false", 201], ["false", 408]],
  ["an id is written again", [ID, ["set", "cmi.interactions.0.id", "frage-1"]], ["true", 0], ["true", 0]],
  ["a response wants the type", [ID, ["set", "@response", "a"]], ["true", 0], ["false", 408]],
  ["a pattern too", [ID, ["set", `${PATTERN}.0.pattern`, "a"]], ["true", 0], ["false", 408]],
  ["two objectives with one id", [GOAL, ["set", "cmi.objectives.1.id", "teil-1"]], ["false", 201], ["false", 351]],
  ["an objective changes its id", [GOAL, ["set", "cmi.objectives.0.id", "teil-2"]], ["true", 0], ["false", 351]],
  [
    "the same pattern twice",
    [ID, TYPE, ["set", `${PATTERN}.0.pattern`, "a"], ["set", `${PATTERN}.1.pattern`, "a"]],
    ["true", 0],
    ["false", 351],
  ],
  [
    "two interactions with one objective",
    [
      ...[ID, ["set", "cmi.interactions.0.objectives.0.id", "teil-1"]],
      ...[
        ["set", "cmi.interactions.1.id", "x"],
        ["set", "cmi.interactions.1.objectives.0.id", "teil-1"],
      ],
    ],
    ["true", 0],
    ["true", 0],
  ],
  ["what an interaction says is read", [ID, ["get", "cmi.interactions.0.id"]], ["", 404], ["frage-1", 0]],
  ["a session's time is read", [["get", "@sessionTime"]], ["", 404], ["", 405]],
  ["the learner is written", [["set", "@learner", "x"]], ["false", 403], ["false", 404]],
];

const NAMED = {
  1.2: {
    "@response": "cmi.interactions.0.student_response",
    "@sessionTime": "cmi.core.session_time",
    "@learner": "cmi.core.student_id",
  },
  2004: {
    "@response": "cmi.interactions.0.learner_response",
    "@sessionTime": "cmi.session_time",
    "@learner": "cmi.learner_id",
  },
};

for (const [at, standard] of [SCORM_12, SCORM_2004].entries()) {
  const named = ([call, ...given]) => [call, ...given.map((one) => NAMED[standard.name][one] ?? one)];
  for (const [what, calls, ...expected] of STATES) {
    test(`${standard.name}: ${what} (${calls.map(([call]) => call).join(", ")})`, () => {
      assert.deepEqual(last(standard, calls), expected[at]);
    });
  }
  for (const [what, calls, ...expected] of CALLS) {
    test(`${standard.name}: ${what}`, () => {
      const given = answers(standard, [OPEN, ...calls.map(named)]);
      assert.deepEqual(
        given.slice(0, -1).filter(([, error]) => error),
        [],
      );
      assert.deepEqual(given.at(-1), expected[at]);
    });
  }
  test(`${standard.name}: each error that can come has a text`, () => {
    const codes = JSON.stringify(standard.codes).match(/\d+/g);
    assert.deepEqual(
      codes.filter((code) => !standard.errors[code]),
      [],
    );
    const { api } = new Session(standard, {});
    assert.equal(api[standard.calls.errorString]("201"), standard.errors[201]);
    assert.equal(api[standard.calls.diagnostic]("4711"), "");
  });
}

test("children are named", () => {
  const children = (standard, element) => last(standard, [OPEN, ["get", `${element}._children`]])[0];
  assert.equal(children(SCORM_12, "cmi.core.score"), "raw,max,min");
  assert.equal(children(SCORM_2004, "cmi.score"), "scaled,raw,min,max");
  assert.equal(children(SCORM_12, "cmi.objectives"), "id,score,status");
  assert.match(children(SCORM_2004, "cmi.interactions"), /^id,type,objectives,timestamp,/);
});
