// What a learner has done, as it is reported: one result of the unit, and one of each objective.

import { better } from "./record.js";
import { decide, FAILED, PASSED, UNDECIDED } from "./status.js";

/**
 * @typedef {object} Result
 * @property {number | null} percent 0 to 100, two decimals; null before anything was checked
 * @property {string} decided see status.js
 *
 * @typedef {Result & { id: string, title: string, isSeen: boolean, isBegun: boolean, hasQuestions: boolean }} Objective
 */

/**
 * Bring a record's best result and its decision up to date.
 *
 * @param {import("./course.js").Course} course
 * @param {import("./record.js").Record} record
 */
export function settle(course, record) {
  const { answered, percent } = tally(course.questions, record);
  record.best = better(record.best, percent);
  record.decided = decide({
    questions: course.questions.length,
    answered,
    percent: record.best,
    pass: course.pass,
    allSeen: course.sections.every(({ key }) => record.seen.has(key)),
    before: record.decided,
  });
}

/** The points that stand now, of the questions given: `{ points, maximum, answered, percent }`. */
export function tally(questions, record) {
  let [points, maximum, answered] = [0, 0, 0];
  for (const question of questions) {
    const had = record.answers.get(question.key)?.points ?? null;
    maximum += question.maximum;
    points += Math.min(had ?? 0, question.maximum); // a new version may have fewer
    answered += had === null ? 0 : 1;
  }
  return { points, maximum, answered, percent: answered ? rounded((100 * points) / maximum) : null };
}

/** The share of sections that were seen: SCORM 2004 4th Ed. RTE 4.2.17, `cmi.progress_measure`. */
export function progress(course, record) {
  return rounded(course.sections.filter(({ key }) => record.seen.has(key)).length / course.sections.length);
}

/** @returns {Objective[]} */
export function objectives(course, record) {
  return course.objectives.map(({ id, title }) => {
    const sections = course.sections.filter((section) => section.objective === id);
    const questions = course.questions.filter((question) => question.objective === id);
    const { answered, percent } = tally(questions, record);
    const isSeen = sections.every(({ key }) => record.seen.has(key));
    return {
      id,
      title,
      percent,
      isSeen: isSeen && answered === questions.length,
      isBegun: answered > 0 || sections.some(({ key }) => record.seen.has(key)),
      hasQuestions: questions.length > 0,
      decided: decide({
        questions: questions.length,
        answered,
        percent,
        pass: course.pass,
        allSeen: isSeen,
        before: UNDECIDED,
      }),
    };
  });
}

/** Keep the better of what is reported of an objective and what the LMS has of it. */
export function notWorse(objective, { percent, decided }) {
  return {
    ...objective,
    percent: better(objective.percent, percent),
    decided: decided === PASSED || (decided === FAILED && !objective.decided) ? decided : objective.decided,
  };
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}
