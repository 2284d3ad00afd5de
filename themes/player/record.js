// What a learner has done in a unit.

import { PASSED } from "./status.js";

/**
 * @typedef {object} Answer
 * @property {number | null} points points when it was last checked; null before
 * @property {string} state the answer as docs/widgets.md has it; empty where there is none
 *
 * @typedef {object} Record
 * @property {Set<string>} seen keys of the sections that were shown
 * @property {number | null} best the best result, in per cent; null before anything was checked
 * @property {string} decided see status.js
 * @property {string[]} reported keys of the questions that have an interaction in the LMS, in the order of its indexes
 * @property {Map<string, Answer>} answers by key, of the questions that were begun
 */

/** @returns {Record} */
export function emptyRecord() {
  return { seen: new Set(), best: null, decided: "", reported: [], answers: new Map() };
}

/** The better of two results, each of which there may not be. */
export function better(one, other) {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/**
 * Put together what was done here and what was done elsewhere since both agreed: in another tab, on another device, or
 * before the LMS was found. What was changed here wins; points that were had elsewhere stay.
 *
 * @param {Record} base what both agreed on
 * @param {Record} ours
 * @param {Record} theirs
 * @returns {Record}
 */
export function merge(base, ours, theirs) {
  const answers = new Map(theirs.answers);
  for (const [key, answer] of ours.answers) {
    if (!isSame(answer, base.answers.get(key))) {
      answers.set(key, { ...answer, points: answer.points ?? theirs.answers.get(key)?.points ?? null });
    }
  }
  return {
    seen: new Set([...theirs.seen, ...ours.seen]),
    best: better(ours.best, theirs.best),
    decided: theirs.decided === PASSED ? PASSED : ours.decided || theirs.decided,
    reported: [...theirs.reported, ...ours.reported.filter((key) => !theirs.reported.includes(key))],
    answers,
  };
}

function isSame(one, other) {
  return one.points === other?.points && one.state === other?.state;
}
