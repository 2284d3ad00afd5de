// One or several of some options: radio buttons or boxes to tick.

import { all, make } from "../dom.js";
import { Verdicts, verdict } from "../verdicts.js";

export function choice(section, { word, changed }) {
  const boxes = all(section, ".tb-options input");
  const remarks = all(section, ".tb-solution > .tb-answers > li").map((item) => item.querySelector(".tb-feedback"));
  const verdicts = new Verdicts();
  for (const box of boxes) {
    box.addEventListener("change", changed);
  }

  return {
    get answer() {
      return boxes.flatMap((box, position) => (box.checked ? [position] : []));
    },
    get begun() {
      return boxes.some((box) => box.checked);
    },
    empty: 0,
    take(answer) {
      const single = boxes[0].type === "radio";
      if (!answer.every((position) => position in boxes) || (single && answer.length > 1)) {
        return false;
      }
      boxes.forEach((box, position) => (box.checked = answer.includes(position)));
      return true;
    },
    show(marks) {
      marks.forEach((isRight, position) => {
        const remark = remarks[position]?.cloneNode(true);
        verdicts.add(verdict(isRight, word, remark && make("span", { class: "tb-feedback" }, ...remark.childNodes)), boxes[position].parentElement, boxes[position]);
      });
    },
    clear: () => verdicts.clear(),
    reset() {
      boxes.forEach((box) => (box.checked = false));
    },
    focus: () => boxes[0].focus(),
  };
}
