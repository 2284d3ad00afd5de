import assert from "node:assert/strict";
import test from "node:test";

import { best, relaxed } from "./suggest.js";
import { read, write } from "./url.js";

for (const [search, ways] of [
  ["", []],
  ["?q=Wal", []],
  ["?q=Wal+Film", ["?q=Film", "?q=Wal"]],
  ["?alter=4", [""]],
  ["?q=Wal+Film&alter=4", ["?q=Film&alter=4", "?q=Wal&alter=4", "?q=Wal+Film", "?q=Wal", "?q=Film"]],
  ["?q=Wal&alter=4", ["?q=Wal", "?alter=4"]],
  ["?alter=4&alter=5&h5p=ja", ["?alter=5&h5p=ja", "?alter=4&h5p=ja", "?alter=4&alter=5", ""]],
]) {
  test(`what can be dropped of ${search || "nothing"}`, () => {
    assert.deepEqual(relaxed(read(search)).map((way) => write(way.state)), ways);
  });
}

test("the order and nothing else is kept", () => {
  assert.equal(write(relaxed(read("?alter=4&sortierung=kurz&schritte=3"))[0].state), "?sortierung=kurz");
});

test("what leads to most comes first, what leads nowhere not at all", () => {
  const ways = [{ word: "a", count: 0 }, { word: "b", count: 1 }, { key: "4", count: 7 }, { facets: true, count: 9 }];
  assert.deepEqual(best(ways).map((way) => way.count), [7, 1]);
});

test("all filters are dropped where no single one is enough", () => {
  const ways = [{ key: "4", count: 0 }, { key: "5", count: 0 }, { facets: true, count: 3 }];
  assert.deepEqual(best(ways), [{ facets: true, count: 3 }]);
});

test("one word alone is said last", () => {
  const ways = [{ key: "4", count: 0 }, { facets: true, count: 0 }, { only: "Wal", count: 1 }, { only: "Ton", count: 4 }];
  assert.deepEqual(best(ways).map((way) => way.only), ["Ton", "Wal"]);
  assert.deepEqual(best([{ key: "4", count: 0 }]), []);
});
