// The marks beside what was answered: a sign and a word, so that nothing depends on colour.

import { describe, make } from "./dom.js";

let made = 0;

/** Make a mark, with what the author says of this answer, if anything. */
export function verdict(isRight, word, feedback = null) {
  const text = word(isRight ? "right" : "wrong");
  const mark = make("span", { class: `tb-verdict tb-verdict--${isRight ? "right" : "wrong"}`, id: `tb-verdict-${++made}` });
  mark.append(make("span", { "aria-hidden": "true" }, isRight ? "✓" : "✗"), " ", make("span", { class: "tb-verdict__word" }, text));
  if (feedback) {
    mark.append(" ", feedback);
  }
  return mark;
}

/** The marks of one question, each describing its control. */
export class Verdicts {
  #shown = [];

  /** Put a mark after `place`; it describes `control`. */
  add(mark, place, control) {
    place.after(mark);
    describe(control, mark.id, true);
    this.#shown.push([mark, control]);
  }

  clear() {
    for (const [mark, control] of this.#shown.splice(0)) {
      describe(control, mark.id, false);
      mark.remove();
    }
  }
}
