// What a page loads: its questions come to life. Nothing is stored; whatever hosts the page may (docs/widgets.md).

import { openForPaper } from "./printing.js";
import { enliven } from "./questions.js";
import { restore as restoreAll, save as saveAll } from "./state.js";

/** The page's questions that are scored, in their order. */
export const questions = enliven(document, {
  changed: (question) => question.element.dispatchEvent(new CustomEvent("teilbar:answer", { bubbles: true, detail: question })),
});

/** Return the state of the page's questions as one text. */
export const save = () => saveAll(questions);

/** Take back what `save` returned; returns how many questions took theirs. */
export const restore = (saved) => restoreAll(questions, saved);

openForPaper();
