// The sections of a unit as steps, one at a time: next and back, the list of contents, links from one step into another.

import { all, disable, isDisabled } from "../widgets/dom.js";
import { filled } from "./words.js";

export class Steps {
  #steps;
  #numbered;
  #at = -1;
  #contents = document.querySelector(".tb-sco__contents");
  #bar = document.querySelector(".tb-sco__steps");
  #head = document.querySelector(".tb-sco__head");
  #progress = document.querySelector(".tb-sco__progress");
  #onChange;

  /**
   * @param {HTMLElement[]} steps
   * @param {(step: HTMLElement) => void} onChange is told of each step that is shown
   */
  constructor(steps, onChange) {
    this.#steps = steps;
    this.#numbered = steps.filter((step) => !step.classList.contains("tb-step--credits"));
    this.#onChange = onChange;
    this.#back.addEventListener("click", (event) => this.#go(event, -1));
    this.#next.addEventListener("click", (event) => this.#go(event, 1));
    document.addEventListener("click", (event) => this.#follow(event));
    addEventListener("hashchange", () => this.#open(idIn(location.hash)));
    this.#contents?.addEventListener("keydown", ({ key }) => key === "Escape" && this.#fold());
    this.#bar.hidden = steps.length < 2;
  }

  get #back() {
    return this.#bar.querySelector(".tb-sco__back");
  }

  get #next() {
    return this.#bar.querySelector(".tb-sco__next");
  }

  get current() {
    return this.#steps[this.#at];
  }

  /** Show the step with a key; the first one where there is none, or the one that the page's address names. */
  begin(key) {
    const named = this.#stepOf(document.getElementById(idIn(location.hash)));
    this.show(this.#steps.find(({ dataset }) => dataset.step === key) ?? named ?? this.#steps[0]);
  }

  /** Show a step. `focus` says whether the learner asked for it: then they are taken to its heading. */
  show(step, { focus = false } = {}) {
    const to = this.#steps.indexOf(step);
    const isOther = to !== this.#at;
    this.#at = to;
    this.#steps.forEach((one) => (one.hidden = one !== step));
    disable(this.#back, to === 0);
    disable(this.#next, to === this.#steps.length - 1);
    this.#tell();
    if (focus) {
      this.#enter(step);
    }
    if (isOther) {
      this.#onChange(step);
    }
  }

  /** Mark the sections that were seen in the list of contents. */
  mark(seen) {
    for (const step of this.#steps) {
      const mark = this.#linkTo(step)?.parentElement.querySelector(".tb-sco__seen");
      if (mark) {
        mark.hidden = !seen.has(step.dataset.step);
      }
    }
  }

  #go(event, by) {
    if (!isDisabled(event.currentTarget)) {
      this.show(this.#steps[this.#at + by], { focus: true });
    }
  }

  /** Links within the page lead into other steps. Those of the list leave no trace in the browser's history. */
  #follow(event) {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const id = idIn(link.getAttribute("href"));
    const step = this.#steps.find((one) => one.id === id);
    if (step) {
      event.preventDefault();
      this.#contents?.removeAttribute("open");
      this.show(step, { focus: true });
    } else {
      this.#open(id); // the browser goes on to the place itself
    }
  }

  #open(id) {
    const target = document.getElementById(id);
    const step = this.#stepOf(target);
    if (step && step !== this.current) {
      this.show(step);
      target.scrollIntoView();
    }
  }

  #stepOf(element) {
    const step = element?.closest(".tb-step");
    return this.#steps.includes(step) ? step : undefined;
  }

  /** What a screen reader says next, and where the Tab key goes on from: the heading (WCAG 2.2, 2.4.3). */
  #enter(step) {
    const heading = step.querySelector("h2, h3, h4, h5, h6");
    const goal = heading ?? step;
    if (!heading && !step.hasAttribute("aria-label")) {
      step.setAttribute("role", "group");
      step.setAttribute("aria-label", step.dataset.objectiveTitle ?? this.#linkTo(step)?.textContent ?? "");
    }
    goal.tabIndex = -1;
    goal.focus({ preventScroll: true });
    scrollTo(0, 0);
    goal.scrollIntoView({ block: "nearest" }); // where the LMS's page scrolls, because its frame is as high as the step
  }

  #tell() {
    for (const step of this.#steps) {
      const link = this.#linkTo(step);
      if (step === this.current) {
        link?.setAttribute("aria-current", "step");
      } else {
        link?.removeAttribute("aria-current");
      }
    }
    this.#head?.style.setProperty("--tb-way", String((this.#at + 1) / this.#steps.length)); // a line that grows
    const number = this.#numbered.indexOf(this.current) + 1;
    if (this.#progress) {
      this.#progress.hidden = number === 0;
      this.#progress.textContent = filled(this.#progress.dataset.text, { step: number, steps: this.#numbered.length });
    }
  }

  #fold() {
    if (this.#contents.open) {
      this.#contents.open = false;
      this.#contents.querySelector("summary").focus();
    }
  }

  #linkTo(step) {
    return all(this.#contents ?? document.createElement("div"), "a").find((link) => link.hash === `#${step.id}`);
  }
}

function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
