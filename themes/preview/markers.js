// Marks beside the blocks of a page that a message is about. They lie over the page: nothing in it moves for them.

import { button, make } from "../widgets/dom.js";

const SIZE = 28;

export class Markers {
  /** Take what to do with the number of a finding whose mark is pressed. */
  constructor(pressed, words) {
    this.pressed = pressed;
    this.words = words;
    this.element = make("div", { class: "tb-preview__markers" });
    this.placed = [];
    new ResizeObserver(() => this.#place()).observe(document.body);
  }

  /** Put a mark beside each element that a finding has; `elements` are as many as the findings, null for none. */
  put(findings, elements) {
    for (const [, element] of this.placed) {
      element.classList.remove("tb-preview-marked");
    }
    this.placed = findings.flatMap((found, number) =>
      elements[number] ? [[this.#marker(found, number), elements[number]]] : [],
    );
    this.element.replaceChildren(...this.placed.map(([marker]) => marker));
    for (const [, element] of this.placed) {
      element.classList.add("tb-preview-marked");
    }
    this.#place();
  }

  #marker({ severity, message }, number) {
    return button(String(number + 1), () => this.pressed(number), {
      class: `tb-preview__marker tb-preview__marker--${severity}`,
      "aria-label": this.words.word("marked", { number: number + 1, message }),
    });
  }

  #place() {
    const next = new Map();
    for (const [marker, element] of this.placed) {
      const { left, top } = element.getBoundingClientRect();
      const at = Math.max(0, Math.round(left + scrollX - SIZE - 10));
      const down = Math.max(Math.round(top + scrollY), next.get(at) ?? 0);
      next.set(at, down + SIZE + 2);
      marker.style.setProperty("inset-inline-start", `${at}px`);
      marker.style.setProperty("inset-block-start", `${down}px`);
    }
  }
}
