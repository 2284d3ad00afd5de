import assert from "node:assert/strict";
import test from "node:test";

import { timeinterval, timeOfDay, timespan, timestamp } from "./times.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

// milliseconds, SCORM 1.2, SCORM 2004
const LENGTHS = [
  [0, "0000:00:00.00", "PT0S"],
  [4, "0000:00:00.00", "PT0S"],
  [5, "0000:00:00.01", "PT0.01S"],
  [-3, "0000:00:00.00", "PT0S"],
  [1230, "0000:00:01.23", "PT1.23S"],
  [59_996, "0000:01:00.00", "PT1M"],
  [MINUTE + 7 * SECOND, "0000:01:07.00", "PT1M7S"],
  [HOUR, "0001:00:00.00", "PT1H"],
  [HOUR + 50, "0001:00:00.05", "PT1H0.05S"],
  [26 * HOUR + 3 * MINUTE + 4.5 * SECOND, "0026:03:04.50", "PT26H3M4.50S"],
  [123_456 * HOUR, "9999:59:59.00", "PT9999H59M59S"],
];

for (const [milliseconds, in12, in2004] of LENGTHS) {
  test(`${milliseconds} milliseconds`, () => {
    assert.equal(timespan(milliseconds), in12);
    assert.equal(timeinterval(milliseconds), in2004);
    assert.match(in12, /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/);
    assert.match(in2004, /^P(?=T\d)T(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/);
  });
}

test("a moment has a fraction of a second before its zone", () => {
  const moment = new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
  assert.equal(timestamp(moment), "2026-01-02T03:04:05.00Z");
});

test("a time of day is the learner's", () => {
  assert.equal(timeOfDay(new Date(2026, 0, 2, 3, 4, 5)), "03:04:05");
  assert.equal(timeOfDay(new Date(2026, 0, 2, 23, 59, 59, 999)), "23:59:59");
});
