// Words to mark in a text: a button each that stays pressed. They are one stop of the Tab key; arrows lead on from word
// to word (WAI-ARIA Authoring Practices, "Keyboard Navigation Inside Components").

import { all, make } from "../dom.js";
import { verdict } from "../verdicts.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function marking(section, { word, changed }) {
  const text = section.querySelector(".tb-words");
  const words = all(text, ".tb-word").map(asButton);
  text.before(make("p", { class: "tb-instruction tb-for-screen" }, word("mark-keys")));
  words.forEach((one, position) => (one.tabIndex = position ? -1 : 0));

  text.addEventListener("click", (event) => {
    const pressed = event.target.closest(".tb-word");
    if (pressed) {
      stand(pressed);
      press(pressed, !isPressed(pressed));
      changed();
    }
  });
  text.addEventListener("keydown", (event) => {
    const at = words.indexOf(event.target);
    const to = { Home: 0, End: words.length - 1 }[event.key] ?? at + (STEPS[event.key] ?? 0);
    if (at >= 0 && to !== at && words[to]) {
      event.preventDefault();
      stand(words[to]);
      words[to].focus();
    }
  });

  function stand(one) {
    words.forEach((other) => (other.tabIndex = other === one ? 0 : -1));
  }

  return {
    get answer() {
      return words.flatMap((one, position) => (isPressed(one) ? [position] : []));
    },
    get begun() {
      return words.some(isPressed);
    },
    empty: 0,
    take(answer) {
      if (!answer.every((position) => position in words)) {
        return false;
      }
      words.forEach((one, position) => press(one, answer.includes(position)));
      return true;
    },
    show(marks) {
      marks.forEach((isRight, position) => words[position].append(" ", verdict(isRight, word)));
    },
    clear() {
      for (const mark of all(text, ".tb-verdict")) {
        mark.previousSibling.remove();
        mark.remove();
      }
    },
    reset(marks) {
      words.forEach((one, position) => press(one, Boolean(marks[position])));
    },
    focus: () => words.find((one) => one.tabIndex === 0).focus(),
  };
}

function asButton(span) {
  const made = make("button", { type: "button", class: "tb-word", "aria-pressed": "false" }, ...span.childNodes);
  span.replaceWith(made);
  return made;
}

function isPressed(one) {
  return one.getAttribute("aria-pressed") === "true";
}

function press(one, pressed) {
  one.setAttribute("aria-pressed", String(pressed));
}
