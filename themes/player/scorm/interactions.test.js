import assert from "node:assert/strict";
import test from "node:test";

import { cut, expressed12, expressed2004, identifier, resultOf } from "./interactions.js";

const question = (kind, right, values = {}) => ({ kind, right, truth: null, exact: false, things: ["A", "B", "C", "D"], ...values });
const many = (count, make = (n) => n) => Array.from({ length: count }, (_, n) => make(n));
const words = (count) => many(count, (n) => `w${n}`);

// question, answer, [type, response, patterns] in SCORM 1.2 and in 2004
const CASES = {
  "several options": [question("choice", [0, 2]), [2, 3], ["choice", "c,d", ["a,c"]], ["choice", "c[,]d", ["a[,]c"]]],
  "one option": [question("choice", [1]), [0], ["choice", "a", ["b"]], ["choice", "a", ["b"]]],
  "true, and said so": [
    question("true-false", [1], { truth: 1 }),
    [1],
    ["true-false", "t", ["t"]],
    ["true-false", "true", ["true"]],
  ],
  "false, and confirmed": [
    question("true-false", [1], { truth: 0 }),
    [0],
    ["true-false", "t", ["f"]],
    ["true-false", "true", ["false"]],
  ],
  "a statement of which nobody knows which option means true": [
    question("true-false", [1]),
    [0],
    ["choice", "a", ["b"]],
    ["choice", "a", ["b"]],
  ],
  "gaps with alternatives": [
    question("gap-text", [["Tablet", "iPad"], ["Zeit"]]),
    ["tablett", "Zeit"],
    ["fill-in", "tablett,Zeit", ["Tablet,Zeit"]],
    ["fill-in", "tablett[,]Zeit", ["Tablet[,]Zeit", "iPad[,]Zeit"]],
  ],
  "an empty gap": [
    question("gap-text", [["a"], ["b"]]),
    [" ", "b"],
    ["fill-in", "b", ["a,b"]],
    ["fill-in", "b", ["a[,]b"]],
  ],
  "gaps to be written exactly": [
    question("gap-text", [["a"]], { exact: true }),
    ["A"],
    ["fill-in", "A", ["a"]],
    ["fill-in", "A", ["{case_matters=true}a"]],
  ],
  "typed signs that mean something to SCORM": [
    question("gap-text", [["a"], ["b"]]),
    ["x[,]y", "{lang=de}z"],
    ["fill-in", "x[,]y,{lang=de}z", ["a,b"]],
    ["fill-in", "x[ , ]y[,] {lang=de}z", ["a[,]b"]],
  ],
  "words in gaps, one left empty": [
    question("drag-words", [[1], [0]]),
    [null, 2],
    ["matching", "2.c", ["1.b,2.a"]],
    ["matching", "2[.]c", ["1[.]b[,]2[.]a"]],
  ],
  "words that are alike go to one place each": [
    question("drag-words", [[0, 1], [0, 1]]),
    [1, 0],
    ["matching", "1.b,2.a", ["1.a,2.b"]],
    ["matching", "1[.]b[,]2[.]a", ["1[.]a[,]2[.]b"]],
  ],
  pairs: [
    question("match", [[2], [0]]),
    [2, 1],
    ["matching", "1.c,2.b", ["1.c,2.a"]],
    ["matching", "1[.]c[,]2[.]b", ["1[.]c[,]2[.]a"]],
  ],
  "an order": [
    question("order", [2, 0, 1]),
    [0, 1, 2],
    ["sequencing", "a,b,c", ["c,a,b"]],
    ["sequencing", "a[,]b[,]c", ["c[,]a[,]b"]],
  ],
  "words to mark, 36": [
    question("mark-words", [0, 35], { things: words(36) }),
    [25, 26, 35],
    ["choice", "z,0,9", ["a,9"]],
    ["choice", "z[,]aa[,]aj", ["a[,]aj"]],
  ],
  "words to mark, 37": [
    question("mark-words", [0, 36], { things: words(37) }),
    [1, 36],
    ["fill-in", "w1,w36", ["w0,w36"]],
    ["choice", "b[,]ak", ["a[,]ak"]],
  ],
  "36 pairs": [
    question("match", many(36, (n) => [n]), { things: words(36) }),
    many(36, (n) => (n === 35 ? 0 : null)),
    ["matching", "0.a", [many(36, (n) => `${"123456789abcdefghijklmnopqrstuvwxyz0"[n]}.${"abcdefghijklmnopqrstuvwxyz0123456789"[n]}`).join(",")]],
    ["matching", "36[.]a", [many(36, (n) => `${n + 1}[.]${n < 26 ? "abcdefghijklmnopqrstuvwxyz"[n] : `a${"abcdefghij"[n - 26]}`}`).join("[,]")]],
  ],
};

for (const [name, [asked, answer, in12, in2004]] of Object.entries(CASES)) {
  for (const [version, express, [type, response, patterns]] of [["1.2", expressed12, in12], ["2004", expressed2004, in2004]]) {
    test(`${version}: ${name}`, () => assert.deepEqual(express(asked, answer), { type, response, patterns }));
  }
}

test("more than 36 of anything become texts", () => {
  const things = many(40, (n) => `Ding ${n}`);
  for (const [kind, right, answer] of [
    ["match", many(40, (n) => [n]), many(40)],
    ["order", many(40), many(40)],
    ["choice", many(37), many(38)],
  ]) {
    const [in12, in2004] = [expressed12, expressed2004].map((express) => express(question(kind, right, { things }), answer));
    assert.equal(in12.type, "fill-in");
    assert.ok(in12.response.startsWith("Ding 0,Ding 1,") && in12.response.length <= 255 && in12.patterns[0].length <= 255);
    assert.equal(in2004.type, "long-fill-in");
    assert.ok(in2004.response.startsWith("Ding 0, Ding 1, ") && in2004.response.endsWith(`Ding ${answer.length - 1}`));
  }
});

test("more than ten gaps are one long text in 2004, and cut in 1.2", () => {
  const asked = question("gap-text", many(11, () => ["ä".repeat(30)]));
  const answer = many(11, () => "ü".repeat(400));
  assert.equal(expressed12(asked, answer).response.length, 255);
  const { type, response } = expressed2004(asked, answer);
  assert.equal(type, "long-fill-in");
  assert.equal(response.length, 4000);
});

test("each typed text has 250 characters in 2004, and no more than five patterns are told", () => {
  const asked = question("gap-text", [many(9, (n) => `Wort ${n}`), ["x"]]);
  const { response, patterns } = expressed2004(asked, ["a".repeat(999), "b"]);
  assert.equal(response, `${"a".repeat(250)}[,]b`);
  assert.deepEqual(patterns, many(5, (n) => `Wort ${n}[,]x`));
});

test("no sign is cut in two", () => {
  assert.equal(cut("😀😀", 3), "😀");
  assert.equal(cut("abc", 3), "abc");
});

test("the judgement", () => {
  assert.deepEqual([resultOf(3, 3, "wrong"), resultOf(0, 3, "wrong"), resultOf(0, 3, "incorrect")], ["correct", "wrong", "incorrect"]);
  assert.deepEqual([resultOf(2, 3, "x"), resultOf(299, 300, "x"), resultOf(1, 300, "x")], ["0.67", "0.99", "0.01"]);
});

test("a name in the LMS has letters, digits, and signs that every LMS takes", () => {
  assert.equal(identifier("frage-größe-übung-ça", "k3f9a2"), "frage-groesse-uebung-ca-k3f9a2");
  assert.equal(identifier("第1章", "k3f9a2"), "1-k3f9a2");
  assert.equal(identifier("", "k3f9a2"), "k3f9a2");
  assert.match(identifier("x".repeat(400), "k3f9a2"), /^x{180}-k3f9a2$/);
});
