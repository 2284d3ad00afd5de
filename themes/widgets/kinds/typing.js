// Gaps to type into.

import { all, button, describe, make } from "../dom.js";
import { Verdicts, verdict } from "../verdicts.js";

export function typing(section, { word, changed, check }) {
  const gaps = all(section, "input.tb-gap");
  const verdicts = new Verdicts();
  gaps.forEach((gap, position) => {
    gap.addEventListener("input", changed);
    gap.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault(); // nothing around it that would send a form
        check();
      }
    });
    foldHint(gap, word("gap-hint", { number: position + 1 }), word("hint"));
  });

  return {
    get answer() {
      return gaps.map((gap) => gap.value);
    },
    get begun() {
      return gaps.some(isFilled);
    },
    get empty() {
      return gaps.filter((gap) => !isFilled(gap)).length;
    },
    take(answer) {
      if (answer.length !== gaps.length) {
        return false;
      }
      gaps.forEach((gap, position) => (gap.value = answer[position]));
      return true;
    },
    show(marks) {
      gaps.forEach((gap, position) => isFilled(gap) && verdicts.add(verdict(marks[position], word), gap, gap));
    },
    clear: () => verdicts.clear(),
    reset(marks) {
      gaps.forEach((gap, position) => marks[position] || (gap.value = ""));
    },
    focus: () => (gaps.find((gap) => !isFilled(gap)) ?? gaps[0]).focus(),
  };
}

function isFilled(gap) {
  return gap.value.trim() !== "";
}

/** Show the hint beside a gap only to who asks for it. */
function foldHint(gap, label, shown) {
  const hint = gap.nextElementSibling;
  if (!hint?.matches(".tb-gap-hint")) {
    return;
  }
  gap.removeAttribute("aria-describedby");
  hint.hidden = true;
  const toggle = (pressed) => {
    hint.hidden = !hint.hidden;
    describe(gap, hint.id, !hint.hidden);
    pressed.setAttribute("aria-expanded", String(!hint.hidden));
  };
  hint.before(
    button(make("span", { "aria-hidden": "true" }, shown), toggle, {
      class: "tb-button tb-button--small",
      "aria-label": label,
      "aria-expanded": "false",
      "aria-controls": hint.id,
    }),
    " ",
  );
}
