import assert from "node:assert/strict";
import test from "node:test";

import { choose, isOpen, orderOf, ordersOf, read, withOrder, write } from "./url.js";

const NOTHING = { text: "", chosen: {}, order: "", steps: 1 };

for (const search of [
  "",
  "?q=Trickfilm",
  "?q=Ton+%26+Bild",
  "?q=wei%C3%9F&alter=4&alter=5&dauer=45&bereich=sprache-und-literacy&geraet=ohne",
  "?vorbereitung=keine&art=einheit&h5p=ja&leicht=ja&sortierung=kurz&schritte=3",
]) {
  test(`an address tells a state and the state the address: ${search}`, () => {
    assert.equal(write(read(search)), search);
  });
}

for (const [search, state] of [
  ["?q=%20%20", NOTHING],
  ["?sortierung=egal&schritte=-3&fremd=1", NOTHING],
  ["?schritte=1e9", NOTHING],
  ["?alter=&alter=", NOTHING],
  ["?alter=4&alter=4", { ...NOTHING, chosen: { alter: ["4"] } }],
  ["?dauer=20&dauer=60", { ...NOTHING, chosen: { dauer: ["20"] } }],
  ["?q=%E4%F6", { ...NOTHING, text: "\ufffd\ufffd" }],
]) {
  test(`whatever stands in an address is a state: ${search}`, () => {
    assert.deepEqual(read(search), state);
  });
}

test("a text of any length stays one that can be searched for", () => {
  assert.equal(read(`?q=${"a".repeat(5_000)}`).text.length, 200);
});

test("keys are chosen and dropped, and the steps begin anew", () => {
  const four = choose({ ...NOTHING, steps: 3 }, "alter", "4", true);
  assert.deepEqual(four, { ...NOTHING, chosen: { alter: ["4"] } });
  const both = choose(four, "alter", "5", true);
  assert.deepEqual(both.chosen, { alter: ["4", "5"] });
  assert.deepEqual(choose(choose(both, "alter", "4", false), "alter", "5", false), NOTHING);
});

test("where one key is chosen at most another takes its place", () => {
  assert.deepEqual(choose(choose(NOTHING, "dauer", "20", true), "dauer", "45", true).chosen, { dauer: ["45"] });
});

test("a state is open when nothing narrows it", () => {
  assert.ok(isOpen(read("?sortierung=titel")));
  assert.ok(!isOpen(read("?q=a")));
  assert.ok(!isOpen(read("?h5p=ja")));
});

for (const [search, order] of [
  ["", "bereich"],
  ["?alter=4", "neu"],
  ["?q=a", "treffer"],
  ["?sortierung=treffer", "bereich"],
  ["?alter=4&sortierung=bereich", "neu"],
  ["?sortierung=neu", "neu"],
  ["?q=a&sortierung=kurz", "kurz"],
]) {
  test(`the order is what was asked for where that means anything: ${search || "nothing"}`, () => {
    assert.equal(orderOf(read(search)), order);
    assert.ok(ordersOf(read(search)).includes(order));
  });
}

test("the usual order needs no word in the address", () => {
  assert.equal(write(withOrder(read("?q=a&sortierung=kurz"), "treffer")), "?q=a");
  assert.equal(write(withOrder(read("?q=a&schritte=3"), "titel")), "?q=a&sortierung=titel");
});
