import assert from "node:assert/strict";
import test from "node:test";

import { audit, RULE_NAMES } from "./audit.mjs";
import { SCORM_12 } from "./scorm12.mjs";
import { SCORM_2004 } from "./scorm2004.mjs";

const STANDARDS = { 1.2: SCORM_12, 2004: SCORM_2004 };

/** A log from short lines, a call and its arguments. Whatever is asked works; half a minute goes by between commits. */
const log = (lines) => {
  let time = 0;
  return lines.map(([call, ...args]) => {
    const line = { call, args, result: call === "get" ? "" : "true", error: 0, time };
    time += call === "commit" ? 30_000 : 0;
    return line;
  });
};

const set = (element, value) => ["set", element, value];
const OPEN = ["initialize", ""];
const COMMIT = ["commit", ""];
const END = ["finish", ""];

/** Each rule of a session that is answered to full points. */
const NAMES = {
  1.2: {
    raw: "cmi.core.score.raw",
    max: "cmi.core.score.max",
    status: "cmi.core.lesson_status",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
  },
  2004: {
    raw: "cmi.score.raw",
    max: "cmi.score.max",
    status: "cmi.success_status",
    exit: "cmi.exit",
    time: "cmi.session_time",
  },
};
const TIMES = { 1.2: ["00:00:01", "00:00:09"], 2004: ["PT1S", "PT9S"] };
const EXITS = { 1.2: "", 2004: "normal" };
const OPEN_STATUS = { 1.2: "incomplete", 2004: "unknown" };

/** A session as it should be, by the names of its lines. */
function session(version) {
  const names = NAMES[version];
  return {
    open: OPEN,
    suspend: set(names.exit, "suspend"),
    time: set(names.time, TIMES[version][0]),
    keep: COMMIT,
    id: set("cmi.interactions.0.id", "frage-1"),
    next: set("cmi.interactions.1.id", "frage-2"),
    raw: set(names.raw, "100"),
    max: set(names.max, "100"),
    data: set("cmi.suspend_data", "x"),
    status: set(names.status, "passed"),
    exit: set(names.exit, EXITS[version]),
    later: set(names.time, TIMES[version][1]),
    commit: COMMIT,
    end: END,
  };
}

/** The lines with others in their place: a line, several, or none. */
const changed = (lines, changes) =>
  Object.entries({ ...lines, ...changes }).flatMap(([, line]) => {
    if (!line) return [];
    return Array.isArray(line[0]) ? line : [line];
  });

const found = (version, changes, values = {}) =>
  audit(log(changed(session(version), changes)), STANDARDS[version], values).map((amiss) => amiss.split(": ")[0]);

/** Rule, and what breaks it. */
const BROKEN = [
  ["arguments are texts", () => ({ id: set("cmi.interactions.0.id", 1) })],
  ["initialised first, and once", () => ({ open: [["get", "cmi.suspend_data"], OPEN] })],
  ["initialised first, and once", () => ({ keep: [COMMIT, OPEN] })],
  ["finished once", () => ({ end: undefined })],
  ["committed before the end", () => ({ commit: [COMMIT, set("cmi.suspend_data", "y")] })],
  [
    "score before status",
    (names) => ({ raw: undefined, status: [set(names.status, "passed"), set(names.raw, "100")] }),
    "passed and failed have a score",
  ],
  ["passed and failed have a score", () => ({ raw: undefined })],
  ["each commit says how long the session is", () => ({ later: undefined })],
  [
    "a session gets longer",
    (names, version) => ({ time: set(names.time, TIMES[version][1]), later: set(names.time, TIMES[version][0]) }),
  ],
  ["scores are per cent", (names) => ({ raw: set(names.raw, "101") })],
  ["scores are per cent", (names) => ({ max: set(names.max, "8") })],
  ["a score never falls", (names) => ({ raw: [set(names.raw, "100"), set(names.raw, "50")] })],
  [
    "passed stays",
    (names) => ({
      suspend: [set(names.raw, "100"), set(names.status, "passed"), set(names.exit, "suspend")],
      status: set(names.status, "failed"),
      raw: undefined,
      exit: undefined,
    }),
  ],
  ["the exit fits the status", () => ({ exit: undefined })],
  ["the exit fits the status", (names) => ({ status: undefined })],
  ["suspend data is short", () => ({ data: set("cmi.suspend_data", "x".repeat(3901)) })],
  ["an interaction keeps its place", () => ({ next: set("cmi.interactions.1.id", "frage-1") })],
  ["an interaction keeps its place", () => ({ next: set("cmi.interactions.0.id", "frage-2") })],
  [
    "what has not changed is not written",
    (names) => ({ suspend: [set(names.exit, "suspend"), set(names.exit, "suspend")] }),
  ],
];

for (const version of Object.keys(STANDARDS)) {
  const names = NAMES[version];
  test(`${version}: nothing is amiss in a session as it should be`, () => {
    assert.deepEqual(found(version, {}), []);
  });

  for (const [at, [rule, change, ...also]] of BROKEN.entries()) {
    test(`${version}: ${rule} (${at})`, () => {
      assert.deepEqual([...new Set(found(version, change(names, version)))].sort(), [rule, ...also].sort());
    });
  }

  test(`${version}: nothing after the end`, () => {
    const lines = [...log(changed(session(version), {})), ...log([["get", names.raw]])];
    assert.match(audit(lines, STANDARDS[version], {}).join(), /^nothing after the end/);
  });

  test(`${version}: no call fails, but for those that were made to`, () => {
    const lines = log(changed(session(version), {}));
    lines[1] = { ...lines[1], result: "false", error: 351 };
    assert.match(audit(lines, STANDARDS[version], {}).join(), /^no call fails: set\(.*351$/);
    lines[1].injected = true;
    assert.deepEqual(audit(lines, STANDARDS[version], {}), []);
    lines[1] = { ...lines[1], injected: undefined, error: undefined, thrown: "TypeError" };
    assert.match(audit(lines, STANDARDS[version], {}).join(), /^no call fails: set\(.*TypeError/);
  });

  test(`${version}: what was passed before stays so, and is better than what comes now`, () => {
    const values = { [names.status]: "passed", [names.raw]: "90" };
    const worse = { raw: set(names.raw, "50"), status: set(names.status, "failed"), exit: set(names.exit, "normal") };
    const amiss = found(version, version === "1.2" ? { ...worse, exit: undefined } : worse, values);
    assert.ok(amiss.includes("passed stays") && amiss.includes("a score never falls"), amiss.join());
  });

  test(`${version}: nobody goes back from decided to undecided`, () => {
    const status = STANDARDS[version].names.status;
    const amiss = found(version, { status: [set(status, "completed"), set(status, "incomplete")] });
    assert.ok(amiss.includes("what is decided stays"), amiss.join());
  });

  test(`${version}: in review nothing is written`, () => {
    const values = { [STANDARDS[version].names.mode]: "review" };
    assert.deepEqual(audit(log([OPEN, ["get", names.raw], END]), STANDARDS[version], values), []);
    const amiss = found(version, {}, values);
    assert.equal(amiss.filter((rule) => rule === "review and browse write nothing").length, 12);
  });

  test(`${version}: rules can be spared`, () => {
    const lines = log(changed(session(version), { end: undefined }));
    assert.deepEqual(audit(lines, STANDARDS[version], {}, ["finished once"]), []);
  });
}

test("2004: no value yet is an answer, to who asks", () => {
  const asked = (version, call) => {
    const lines = log(changed(session(version), {}));
    lines[1] = { ...lines[1], call, args: ["cmi.location", "x"], error: 403 };
    return audit(lines, STANDARDS[version], {}).length;
  };
  assert.equal(asked("2004", "get"), 0);
  assert.ok(asked("2004", "set"));
  assert.ok(asked("1.2", "get"));
});

test("2004: scaled is raw", () => {
  const scaled = (value) => found("2004", { max: set("cmi.score.scaled", value) });
  assert.deepEqual(scaled("1"), []);
  assert.deepEqual(scaled("0.8"), ["scaled is raw"]);
  assert.deepEqual(scaled("1.5"), ["scores are per cent", "scaled is raw"]);
});

test("each rule is broken by some test", async () => {
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(new URL(import.meta.url), "utf-8");
  assert.deepEqual(
    RULE_NAMES.filter((name) => !text.includes(name)),
    [],
  );
});
