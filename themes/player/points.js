// The points that a learner has, where the page has a place for them.

import { all } from "../widgets/dom.js";
import { tally } from "./tracking.js";
import { filled } from "./words.js";

/** Show the points: of all questions, and of those of each objective. Nothing before a question was checked. */
export function showPoints(course, record) {
  const [whole] = all(document, ".tb-sco__points[data-text]");
  for (const place of all(document, ".tb-sco__points")) {
    const { objective } = place.dataset;
    const questions = course.questions.filter((question) => !objective || question.objective === objective);
    const { points, maximum, answered } = tally(questions, record);
    place.hidden = answered === 0;
    place.textContent = filled(place.dataset.text ?? whole?.dataset.text, { score: points, maximum });
  }
}
