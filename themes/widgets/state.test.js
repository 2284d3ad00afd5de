import assert from "node:assert/strict";
import test from "node:test";

import { decode, encode, restore, save } from "./state.js";

const TYPED = [
  ["Tablet", "Zeit"],
  ["", ""],
  ["", "nur das zweite"],
  ["ein.Punkt", "ein~Schlauch", "ein!Ausruf", "~0~1", "!"],
  ["Größe 😀", "„so“", "\u001f"],
  ["0", "12"],
];
const POSITIONS = [[], [0], [0, 2, 35, 36, 1295], [null, 3, null], [null, null], [3, 2, 1, 0]];

for (const checked of [true, false]) {
  for (const answer of TYPED) {
    test(`typed texts come back: ${JSON.stringify(answer)}, checked ${checked}`, () => {
      assert.deepEqual(decode(encode(answer, checked), true), { answer, checked });
    });
  }
  for (const answer of POSITIONS) {
    test(`positions come back: ${JSON.stringify(answer)}, checked ${checked}`, () => {
      assert.deepEqual(decode(encode(answer, checked), false), { answer, checked });
    });
  }
}

/** A question that takes whatever fits a length. */
function question(key, { length = 2, state = "0.1!", begun = true } = {}) {
  return {
    key,
    state,
    begun,
    restore(taken) {
      const { answer } = decode(taken, false);
      const fits = answer.length === length;
      this.state = fits ? taken : this.state;
      return fits;
    },
  };
}

test("what was begun is saved under its key, and comes back", () => {
  const saved = save([question("k1"), question("k2", { state: "1.0" }), question("k3", { begun: false })]);
  assert.equal(saved, '{"v":1,"q":{"k1":"0.1!","k2":"1.0"}}');
  const fresh = [question("k1", { state: "" }), question("k2", { state: "" })];
  assert.equal(restore(fresh, saved), 2);
  assert.deepEqual(
    fresh.map((one) => one.state),
    ["0.1!", "1.0"],
  );
});

test("a question more, one less, one that changed: the others come back", () => {
  const saved = save([question("gone"), question("stays"), question("changed")]);
  const now = [question("new", { state: "" }), question("stays", { state: "" }), question("changed", { state: "", length: 5 })];
  assert.equal(restore(now, saved), 1);
  assert.deepEqual(
    now.map((one) => one.state),
    ["", "0.1!", ""],
  );
});

for (const garbage of ["", "x", "null", "[]", "{}", '{"v":2,"q":{"k1":"0.1"}}', '{"v":1}', '{"v":1,"q":{"k1":7}}', '{"v":1,"q":"k1"}']) {
  test(`nothing is taken from ${garbage || "an empty text"}`, () => {
    const one = question("k1", { state: "" });
    assert.equal(restore([one], garbage), 0);
    assert.equal(one.state, "");
  });
}

test("letters where numbers belong fit no question and break none", () => {
  assert.deepEqual(decode("ä.é", false).answer, [null, null]);
});

test("thirty questions take less than a thousand characters", () => {
  const many = Array.from({ length: 30 }, (_, n) => question(`key${String(n).padStart(3, "0")}`, { state: "0.1.2.3.4!" }));
  assert.ok(save(many).length < 1000, `${save(many).length} characters`);
});
