// Which kind of question is made of what; and all questions of a page, brought to life.

import { all } from "./dom.js";
import { Question } from "./question.js";
import { wordsFor } from "./words.js";
import { cards } from "./kinds/cards.js";
import { choice } from "./kinds/choice.js";
import { exploring } from "./kinds/exploring.js";
import { marking } from "./kinds/marking.js";
import { ordering } from "./kinds/ordering.js";
import { placing } from "./kinds/placing.js";
import { typing } from "./kinds/typing.js";

const SCORED = {
  choice,
  "true-false": choice,
  "gap-text": typing,
  "drag-words": placing,
  "mark-words": marking,
  match: placing,
  order: ordering,
};

/** What is not scored and needs more than the browser gives; to unfold and to write needs no script. */
const UNSCORED = { flashcards: cards, "explore-image": exploring };

/**
 * Bring the questions below `root` to life. Returns those that are scored, in the order of the page.
 *
 * @param host who keeps what is answered, if anybody: `changed(question)` is called when an answer was changed, checked
 *   or begun again
 */
export function enliven(root, host = {}) {
  const questions = [];
  for (const element of all(root, ".tb-question[data-kind]")) {
    const { kind } = element.dataset;
    const word = wordsFor(element);
    element.classList.add("tb-question--live");
    if (SCORED[kind]) {
      questions.push(new Question(element, SCORED[kind], word, host));
    } else {
      UNSCORED[kind]?.(element, word);
    }
  }
  return questions;
}
