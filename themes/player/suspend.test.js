import assert from "node:assert/strict";
import test from "node:test";

import { fitted, LONGEST, read, write } from "./suspend.js";
import { answers, course, record } from "./testing/learner.js";

const isTyped = (key) => key.startsWith("t");

function comesBack(done) {
  const { text, isWhole } = write(done, isTyped);
  assert.ok(isWhole);
  assert.deepEqual(read(text), done);
  return text;
}

test("what was written comes back", () => {
  const done = record({
    seen: new Set(["k3f9", "a1b2"]),
    best: 66.67,
    decided: "f",
    reported: ["k3f9a2"],
    answers: answers({ k3f9a2: [1, "0.2!"], zzzzzz: [null, "1"], again0: [2, ""] }),
  });
  assert.equal(
    comesBack(done),
    '{"v":2,"s":"k3f9a1b2","b":66.67,"d":"f","i":1,"q":["k3f9a2:1:0.2!","zzzzzz::1","again0:2:"]}',
  );
});

test("nothing done is something too", () => {
  assert.equal(comesBack(record()), '{"v":2,"s":"","i":0,"q":[]}');
  assert.deepEqual(read(""), record());
});

for (const typed of ["Größe: „so“", "a:b::c", "~1~0~2", '"}],{"v":9}', "\\", "😀", "\u0000\u001f\u2028", "<b>&amp;", "\ud800"]) {
  test(`typed text comes back: ${JSON.stringify(typed)}`, () => {
    comesBack(record({ answers: answers({ t00000: [0, `${typed}!`] }) }));
  });
}

test("version 1 holds states, and no points: a question that takes its state tells them", () => {
  const kept = read('{"v":1,"q":{"k1":"0.1!","k2":"x","k3":7}}');
  assert.deepEqual(kept, record({ answers: answers({ k1: [null, "0.1!"], k2: [null, "x"] }) }));
});

for (const foreign of ["x", "null", "7", "[]", "{}", '{"v":3,"q":[]}', '{"v":2}', '{"v":2,"s":1,"q":[]}', '{"v":2,"s":"","q":[7]}', '{"v":2,"s":"","q":["k"]}', '{"v":1}', "2-4-1|user=7", '{"v":2,"s":"']) {
  test(`this is not ours: ${foreign}`, () => assert.equal(read(foreign), null));
}

test("odd values count as none", () => {
  const kept = read('{"v":2,"s":"k3f9x","b":"80","d":"q","i":"1","q":["k3f9a2:x:0"]}');
  assert.deepEqual([...kept.seen], ["k3f9"]);
  assert.deepEqual([kept.best, kept.decided, kept.answers.get("k3f9a2").points], [null, "", null]);
});

test("a question that is gone keeps its place among the interactions, and nothing else", () => {
  const kept = read('{"v":2,"s":"secagone","i":2,"q":["gone00:1:0!","stays0:1:0!","gone01::1"]}');
  const now = fitted(kept, course({ stays0: 1, new000: 1 }));
  assert.deepEqual([...now.answers.keys()], ["stays0"]);
  assert.deepEqual([...now.seen], ["seca"]);
  assert.equal(write(now).text, '{"v":2,"s":"seca","i":2,"q":["gone00::","stays0:1:0!"]}');
});

test("a question more takes nothing from the others", () => {
  const kept = read('{"v":2,"s":"","b":100,"d":"p","i":1,"q":["stays0:1:0!"]}');
  assert.deepEqual(fitted(kept, course({ new000: 1, stays0: 1 })), kept);
});

const keys = (count, prefix) => Array.from({ length: count }, (_, n) => `${prefix}${String(n).padStart(5, "0")}`);
const sections = new Set(keys(10, "").map((key) => key.slice(1)));

test("thirty questions take less than a thousand characters", () => {
  const all = keys(30, "k");
  const done = record({
    seen: sections,
    best: 83.33,
    decided: "p",
    reported: all,
    answers: answers(Object.fromEntries(all.map((key) => [key, [4, "0.1.2.3.4!"]]))),
  });
  const { length } = comesBack(done);
  assert.ok(length < 1000, `${length} characters`);
});

function withTyped(...lengths) {
  const all = keys(30, "k");
  const typed = lengths.map((length, n) => [`t${String(n).padStart(5, "0")}`, [1, `${"ä".repeat(length)}!`]]);
  const others = all.map((key) => [key, [4, "0.1.2.3.4!"]]);
  return record({ seen: sections, reported: all, answers: answers(Object.fromEntries([...others, ...typed])) });
}

test("typed text is kept as long as there is room", () => {
  assert.ok(comesBack(withTyped(1000, 1000, 800)).length > 3000);
});

test("where there is none the longest text goes, its points stay, and nobody else loses anything", () => {
  const { text, isWhole } = write(withTyped(500, 3000, 600), isTyped);
  assert.ok(!isWhole && text.length <= LONGEST);
  const kept = read(text);
  assert.deepEqual(["t00000", "t00001", "t00002"].map((key) => kept.answers.get(key).state.length), [501, 0, 601]);
  assert.equal(kept.answers.get("t00001").points, 1);
  assert.equal(kept.answers.get("k00029").state, "0.1.2.3.4!");
});

test("what makes JSON longer counts", () => {
  const { text, isWhole } = write(record({ answers: answers({ t00000: [1, '"'.repeat(2500)] }) }), isTyped);
  assert.ok(!isWhole && text.length <= LONGEST);
});

for (const count of [300, 1000]) {
  test(`${count} questions find room too, as far as there is any`, () => {
    const all = keys(count, "k");
    const { text } = write(
      record({ reported: all, answers: answers(Object.fromEntries(all.map((key) => [key, [1, "0.1.2.3.4!"]]))) }),
    );
    assert.ok(text.length <= LONGEST);
    const kept = read(text);
    assert.equal(kept.reported.length, kept.answers.size);
    assert.equal(kept.answers.get("k00000").points, 1);
    assert.ok(kept.answers.size >= Math.min(count, 280));
  });
}
