// What a unit is made of, as its page says.

import { all, textOf } from "../widgets/dom.js";
import { identifier } from "./scorm/interactions.js";

const THINGS = ".tb-options label, .tb-word, .tb-bank > li, .tb-match__right > li, .tb-order__item";

/**
 * @typedef {object} Section
 * @property {string} key
 * @property {string | null} objective
 *
 * @typedef {object} Item a question that is scored
 * @property {string} key
 * @property {number} maximum
 * @property {string | null} objective
 * @property {string} id its name in the LMS
 * @property {string} description
 * @property {import("./scorm/interactions.js").Asked} asked
 *
 * @typedef {object} Course
 * @property {number} pass per cent from which on it is passed
 * @property {Section[]} sections the steps that count
 * @property {Item[]} questions
 * @property {{ id: string, title: string }[]} objectives
 */

/**
 * Read the page, before anything is answered on it.
 *
 * @param {HTMLElement} main
 * @param {HTMLElement[]} steps
 * @param {any[]} questions those of the widgets
 * @returns {Course}
 */
export function readCourse(main, steps, questions) {
  const counting = steps.filter((step) => !step.classList.contains("tb-step--credits"));
  const sections = counting.length ? counting : steps;
  const objectives = new Map();
  for (const { dataset } of sections) {
    if (dataset.objective) {
      objectives.set(dataset.objective, dataset.objectiveTitle ?? "");
    }
  }
  return {
    pass: Number(main.dataset.pass ?? 100),
    sections: sections.map(({ dataset }) => ({ key: dataset.step, objective: dataset.objective ?? null })),
    questions: questions.map(readQuestion),
    objectives: [...objectives].map(([id, title]) => ({ id, title })),
  };
}

function readQuestion({ element, key, kind, maximum }) {
  const { right, truth, exact } = { truth: element.dataset.true, ...element.dataset };
  const heading = document.getElementById(element.getAttribute("aria-labelledby"));
  return {
    key,
    maximum,
    objective: element.closest(".tb-step")?.dataset.objective ?? null,
    id: identifier(heading?.id ?? "", key),
    description: heading ? titleOf(heading) : "",
    asked: {
      kind,
      right: JSON.parse(right),
      truth: truth === undefined ? null : Number(truth),
      exact: exact !== undefined,
      things: all(element, THINGS).map(textOf),
    },
  };
}

/** The heading without the name of its kind, unless that is all there is. */
function titleOf(heading) {
  const copy = heading.cloneNode(true);
  copy.querySelector(".tb-question__kind")?.remove();
  return textOf(copy) || textOf(heading);
}
