// What the LMS keeps between two visits, as one short text, version 2 (docs/widgets.md has the states in it):
//
//   {"v":2,"s":"k3f9a1b2","b":80,"d":"p","i":2,"q":["k3f9a2:1:0.2!", ...]}
//
// s: keys of the sections seen, four characters each. b: best result in per cent. d: what was decided (status.js).
// q: of each question begun its key, its last checked points, its state; the first i of them have an interaction in the
// LMS, in the order of its indexes, which SCORM 1.2 does not let anybody read back.

import { emptyRecord } from "./record.js";

/** UTF-16 units. SCORM 1.2 RTE 3.4.4 gives `cmi.suspend_data` 4,096 characters; some LMSs escape a few. */
export const LONGEST = 3900;

const VERSION = 2;
const KEY_LENGTH = 4; // of a section
const DECISIONS = ["p", "f", "c"];

/**
 * Write a record.
 *
 * @param {import("./record.js").Record} record
 * @param {(key: string) => boolean} isTyped whether a question is one to type into: their answers are left out first
 * @returns {{ text: string, isWhole: boolean }} isWhole: nothing had to be left out
 */
export function write(record, isTyped = () => false) {
  const entries = inOrder(record).map((key) => ({ key, points: null, state: "", ...record.answers.get(key) }));
  const longestFirst = entries
    .filter(({ state }) => state)
    .sort((one, other) => isTyped(other.key) - isTyped(one.key) || other.state.length - one.state.length);
  let text = asText(record, entries);
  const isWhole = text.length <= LONGEST;
  while (text.length > LONGEST && entries.length) {
    const [longest] = longestFirst.splice(0, 1);
    longest ? (longest.state = "") : entries.pop();
    text = asText(record, entries);
  }
  return { text, isWhole };
}

function inOrder({ reported, answers }) {
  return [...reported, ...[...answers.keys()].filter((key) => !reported.includes(key))];
}

function asText(record, entries) {
  return JSON.stringify({
    v: VERSION,
    s: [...record.seen].join(""),
    b: record.best ?? undefined,
    d: record.decided || undefined,
    i: Math.min(record.reported.length, entries.length),
    q: entries.map(({ key, points, state }) => `${key}:${points ?? ""}:${state}`),
  });
}

/**
 * Read what `write` has written, or version 1, which holds states only. Null where it is anything else: it is not ours.
 *
 * @param {string} text
 * @returns {import("./record.js").Record | null}
 */
export function read(text) {
  if (text === "") {
    return emptyRecord();
  }
  try {
    const kept = JSON.parse(text);
    return kept.v === VERSION ? current(kept) : kept.v === 1 ? first(kept) : null;
  } catch {
    return null;
  }
}

function current({ s, b, d, i, q }) {
  const entries = q.map(entry);
  return {
    seen: new Set(s.match(new RegExp(`.{${KEY_LENGTH}}`, "g"))),
    best: Number.isFinite(b) ? b : null,
    decided: DECISIONS.includes(d) ? d : "",
    reported: entries.slice(0, Number.isInteger(i) ? i : 0).map(([key]) => key),
    answers: new Map(entries),
  };
}

function entry(text) {
  const [key, points] = text.split(":", 2);
  const state = text.slice(key.length + points.length + 2);
  return [key, { points: /^\d+$/.test(points) ? Number(points) : null, state }];
}

function first({ q }) {
  const states = Object.entries(q).filter(([, state]) => typeof state === "string");
  return { ...emptyRecord(), answers: new Map(states.map(([key, state]) => [key, { points: null, state }])) };
}

/**
 * Leave out what belongs to no section and no question any more; a question that has an interaction keeps its place.
 *
 * @param {import("./record.js").Record} record
 * @param {import("./course.js").Course} course
 * @returns {import("./record.js").Record}
 */
export function fitted(record, course) {
  const sections = course.sections.map(({ key }) => key);
  const questions = course.questions.map(({ key }) => key);
  return {
    ...record,
    seen: new Set([...record.seen].filter((key) => sections.includes(key))),
    answers: new Map([...record.answers].filter(([key]) => questions.includes(key))),
  };
}
