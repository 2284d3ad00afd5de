import assert from "node:assert/strict";
import test from "node:test";

import { bare, bestOf } from "./matching.js";

test("soft hyphens and line ends are no part of what is read", () => {
  assert.equal(bare("Trick\u00adfilm\n  und   Ton "), "Trickfilm und Ton");
});

const cases = [
  ["the one that begins so", ["Ein Hund bellt.", "Eine Katze schläft."], "Eine Katze", 1],
  ["the inner one of two with the same text", ["Ein Hund bellt.", "Ein Hund bellt."], "Ein Hund", 1],
  ["a point, not the list that it is in", ["Ein Hund Eine Katze", "Ein Hund", "Eine Katze"], "Ein Hund", 1],
  ["one that holds the words, where none begins with them", ["Tipp: Ein Hund bellt.", "Eine Katze."], "Ein Hund", 0],
  ["one that begins so before a shorter one that holds them", ["Ein Hund bellt laut.", "Oh: Ein Hund"], "Ein Hund", 0],
  ["none where the words are nowhere", ["Ein Hund bellt."], "Eine Maus", -1],
  ["none for no words", ["Ein Hund bellt."], "", -1],
];
for (const [name, texts, words, best] of cases) {
  test(name, () => assert.equal(bestOf(texts, words), best));
}
