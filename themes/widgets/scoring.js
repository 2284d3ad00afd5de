// The one scoring rule (docs/scoring.md): a point for each gap, word, pair, place and right option; what was picked
// wrongly costs one, and no question has less than none.

import { isAccepted } from "./comparing.js";

/**
 * Judge an answer.
 *
 * @param kind the question's kind
 * @param right what is right, as the page has it in data-right
 * @param answer picked positions (choice, true-false, mark-words); a text for each gap (gap-text); a position or null
 *   for each gap or pair (drag-words, match); the positions in their present order (order)
 * @param exact whether typed texts must be written exactly like the answers
 * @returns score, maximum, and marks: of what was picked, or of each place, whether it is right; null for what was
 *   not picked
 */
export function judge(kind, right, answer, exact = false) {
  switch (kind) {
    case "choice":
    case "true-false":
    case "mark-words":
      return judgePicked(right, answer);
    case "gap-text":
      return judgePlaces(right, (accepted, place) => isAccepted(answer[place] ?? "", accepted, exact));
    case "drag-words":
    case "match":
      return judgePlaces(right, (fitting, place) => fitting.includes(answer[place]));
    case "order":
      return judgePlaces(right, (item, place) => item === answer[place]);
  }
  throw new TypeError(`a question of the kind ${kind} is not scored`);
}

function judgePicked(right, picked) {
  const marks = [];
  for (const position of picked) {
    marks[position] = right.includes(position);
  }
  const hits = picked.filter((position) => marks[position]).length;
  return { score: Math.max(0, 2 * hits - picked.length), maximum: right.length, marks };
}

function judgePlaces(right, fits) {
  const marks = right.map(fits);
  return { score: marks.filter(Boolean).length, maximum: right.length, marks };
}
