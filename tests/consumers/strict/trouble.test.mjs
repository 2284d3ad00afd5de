import assert from "node:assert/strict";
import test from "node:test";

import { Session } from "./api.mjs";
import { recorded } from "./recording.mjs";
import { SCORM_12 } from "./scorm12.mjs";
import { SCORM_2004 } from "./scorm2004.mjs";
import { Trouble } from "./trouble.mjs";

const STATUS = { 1.2: "cmi.core.lesson_status", 2004: "cmi.completion_status" };
const FAILURES = { 1.2: [101, 101], 2004: [351, 391] };

for (const standard of [SCORM_12, SCORM_2004]) {
  const { calls, name } = standard;

  /** An API in trouble, and its log without times. */
  const troubled = (options) => {
    const log = [];
    const trouble = new Trouble(new Session(standard, {}).api, standard, options);
    const api = recorded(trouble.api, standard, log, () => trouble.fails);
    api[calls.initialize]("");
    return { api, trouble, lines: () => log.map(({ time, ...line }) => line) };
  };

  test(`${name}: without trouble it answers as ever, and is written down`, () => {
    const { api, lines } = troubled({});
    assert.equal(api[calls.set](STATUS[name], "incomplete"), "true");
    assert.equal(api[calls.get](STATUS[name]), "incomplete");
    assert.equal(api[calls.set](STATUS[name], "done"), "false");
    assert.equal(api[calls.lastError](), String(standard.codes.type));
    assert.deepEqual(lines().slice(1), [
      { call: "set", args: [STATUS[name], "incomplete"], result: "true", error: 0 },
      { call: "get", args: [STATUS[name]], result: "incomplete", error: 0 },
      { call: "set", args: [STATUS[name], "done"], result: "false", error: standard.codes.type },
    ]);
  });

  test(`${name}: an element is refused as often as was asked for`, () => {
    const { api, lines } = troubled({ refuse: { [STATUS[name]]: 1 } });
    assert.deepEqual(
      [1, 2].map(() => api[calls.set](STATUS[name], "incomplete")),
      ["false", "true"],
    );
    assert.deepEqual(
      lines().map(({ error, injected }) => [error, injected]),
      [
        [0, undefined],
        [FAILURES[name][0], true],
        [0, undefined],
      ],
    );
    const { api: never } = troubled({ refuse: { [STATUS[name]]: -1 } });
    assert.equal(
      [1, 2, 3].some(() => never[calls.set](STATUS[name], "incomplete") === "true"),
      false,
    );
  });

  test(`${name}: commits fail as often as was asked for`, () => {
    const { api, lines } = troubled({ commits: 2 });
    assert.deepEqual(
      [1, 2, 3].map(() => api[calls.commit]("")),
      ["false", "false", "true"],
    );
    assert.deepEqual(
      lines()
        .slice(1)
        .map(({ error }) => error),
      [FAILURES[name][1], FAILURES[name][1], 0],
    );
  });

  test(`${name}: it vanishes`, () => {
    const { api, trouble, lines } = troubled({});
    trouble.vanish();
    assert.throws(() => api[calls.get](STATUS[name]), /gone/);
    assert.throws(() => api[calls.lastError](), /gone/);
    assert.deepEqual(lines().at(-1), {
      call: "get",
      args: [STATUS[name]],
      thrown: "Error: the LMS is gone",
      injected: true,
    });
  });

  test(`${name}: it answers with other types`, () => {
    const { api } = troubled({ oddTypes: true });
    assert.equal(api[calls.set](STATUS[name], "incomplete"), true);
    assert.equal(api[calls.get]("cmi.interactions._count"), 0);
    assert.equal(api[calls.get]("cmi.suspend_data"), null);
    assert.equal(api[calls.set](STATUS[name], "done"), false);
    assert.equal(api[calls.lastError](), standard.codes.type);
  });
}
