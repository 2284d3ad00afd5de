import assert from "node:assert/strict";
import test from "node:test";

import { ask, waysOut } from "./asking.js";
import { read, write } from "./url.js";

// Two units, a path and a page.
const WORKS = {
  all: [0, 1, 2, 3],
  values: { alter: ["3", "4"], art: ["einheit", "lernpfad", "seite"] },
  of: { alter: [[0], [0, 1], [1], []], art: [[0], [0], [1], [2]] },
  titles: [0, 1, 2, 3],
  dates: ["2026-01-01", "2026-03-01", "2026-02-01", "2026-04-01"],
  minutes: [30, 20, 0, 0],
};
const WORDS = { ton: [3, 1], film: [0], trickfilm: [0, 2] };

const CATALOGUE = {
  works: async () => WORKS,
  find: async (text) => {
    const mended = text === "trikfilm" ? [{ typed: text, meant: "trickfilm" }] : [];
    const each = (mended[0]?.meant ?? text.toLowerCase()).split(" ").map((word) => WORDS[word] ?? []);
    return { numbers: each[0].filter((one) => each.every((found) => found.includes(one))), mended };
  },
};

for (const [search, numbers] of [
  ["?sortierung=neu", [1, 2, 0]],
  ["?sortierung=kurz", [1, 0, 2]],
  ["?art=seite", [3]],
  ["?alter=3", [1, 0]],
  ["?q=Ton", [3, 1]],
  ["?q=Ton&art=einheit", [1]],
  ["?q=Ton&sortierung=titel", [1, 3]],
  ["?q=nichts", []],
]) {
  test(`a state finds: ${search}`, async () => {
    assert.deepEqual((await ask(CATALOGUE, read(search))).numbers, numbers);
  });
}

test("plain pages are counted where nobody asks for them, to be asked for", async () => {
  assert.deepEqual((await ask(CATALOGUE, read(""))).counts, {
    alter: { 3: 2, 4: 2 },
    art: { einheit: 2, lernpfad: 1, seite: 1 },
  });
});

test("a library of plain pages alone shows these", async () => {
  const works = { ...WORKS, values: { art: ["seite"] }, of: { art: [[0], [0], [0], [0]] } };
  assert.deepEqual((await ask({ works: async () => works }, read("?sortierung=titel"))).numbers, [0, 1, 2, 3]);
});

test("what was mended is said", async () => {
  assert.deepEqual(await ask(CATALOGUE, read("?q=trikfilm")).then(({ numbers, mended }) => ({ numbers, mended })), {
    numbers: [0, 2],
    mended: [{ typed: "trikfilm", meant: "trickfilm" }],
  });
});

test("what to drop comes with what that leaves", async () => {
  const ways = await waysOut(CATALOGUE, read("?q=film&alter=4"));
  assert.deepEqual(ways.map((way) => [write(way.state), way.count]), [["?alter=4", 2], ["?q=film", 1]]);
});
