// Whether a unit is passed, failed, completed, or not yet decided.

export const UNDECIDED = "";
export const COMPLETED = "c";
export const FAILED = "f";
export const PASSED = "p";

/**
 * Decide anew. What is passed stays passed, what was decided is never undecided again, and a failed unit may be passed
 * yet. In the words of SCORM: 1.2 RTE 3.4.4 `cmi.core.lesson_status`; 2004 4th Ed. RTE 4.2.4 `cmi.completion_status`
 * and 4.2.22 `cmi.success_status`.
 *
 * @param {object} situation
 * @param {number} situation.questions how many there are
 * @param {number} situation.answered how many of them were checked at least once
 * @param {number | null} situation.percent the best result so far; null before anything was checked
 * @param {number} situation.pass the result, in per cent, from which on the unit is passed
 * @param {boolean} situation.allSeen whether every section was shown
 * @param {string} situation.before what was decided before
 */
export function decide({ questions, answered, percent, pass, allSeen, before }) {
  if (before === PASSED) {
    return PASSED;
  }
  if (questions === 0) {
    return allSeen ? COMPLETED : before;
  }
  if (percent !== null && percent >= pass) {
    return PASSED;
  }
  return answered === questions ? FAILED : before;
}

/**
 * Tell whether nothing is left to be done, so that the next visit may begin anew. An LMS may have a unit as completed
 * that has got questions since.
 */
export function isFinished(decided, hasQuestions) {
  return decided === PASSED || (decided === COMPLETED && !hasQuestions);
}
