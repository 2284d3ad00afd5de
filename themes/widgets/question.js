// A question that is scored: what its buttons do, what it says, and what a host may ask of it (docs/widgets.md).

import { button, disable, make } from "./dom.js";
import { judge } from "./scoring.js";
import { decode, encode } from "./state.js";

const SPEAKS_AFTER = 100; // milliseconds; a live region speaks when it changes: the same words at once would be no change

export class Question {
  #control;
  #host;
  #word;
  #right;
  #judged = null;
  #parts;

  /**
   * @param element the question's section
   * @param makeControl what its kind makes of the section (kinds/)
   * @param word a function that gives words of the catalogue
   * @param host who is told of changes: `changed(question)`
   */
  constructor(element, makeControl, word, host) {
    this.element = element;
    this.kind = element.dataset.kind;
    this.key = element.dataset.key;
    this.#right = JSON.parse(element.dataset.right);
    this.#word = word;
    this.#host = host;
    this.#parts = this.#build();
    this.#control = makeControl(element, {
      word,
      changed: () => this.#changed(),
      check: () => this.check(),
      say: (text) => this.#say(text),
    });
  }

  /** What was answered, as scoring.js takes it. */
  get answer() {
    return this.#control.answer;
  }

  /** Whether anything was answered. */
  get begun() {
    return this.#control.begun;
  }

  /** Whether the answer that stands there was checked. */
  get done() {
    return this.#judged !== null;
  }

  /** Points of the checked answer; 0 before. */
  get score() {
    return this.#judged?.score ?? 0;
  }

  get maximum() {
    return this.#right.length;
  }

  /** The answer as a short text. */
  get state() {
    return encode(this.answer, this.done);
  }

  /** Take an older answer back; returns whether it fits this question. */
  restore(state) {
    const { answer, checked } = decode(state, this.kind === "gap-text");
    if (!this.#control.take(answer)) {
      return false;
    }
    this.#forget();
    if (checked && this.begun) {
      this.#judge();
    }
    clearTimeout(this.speaking);
    this.#parts.result.replaceChildren(...(this.done ? this.#result() : [])); // it was said when it was checked
    return true;
  }

  /** Judge the answer, say and show the result. */
  check() {
    if (!this.begun) {
      this.#say(this.#word("nothing"));
      return;
    }
    this.#judge();
    this.#say(...this.#result());
    this.#host.changed?.(this);
  }

  /** Start again: what is right may stay, where it was shown to be. */
  retry() {
    this.#control.reset(this.#judged?.marks ?? []);
    this.#forget();
    this.#say("");
    this.#control.focus();
    this.#host.changed?.(this);
  }

  /** Show the solution, and go there. */
  solve() {
    const { solution } = this.#parts;
    solution.hidden = false;
    solution.open = true;
    solution.querySelector("summary").focus();
  }

  #build() {
    const solution = this.element.querySelector(":scope > .tb-solution");
    const parts = {
      check: button(this.#word("check"), () => this.check(), { class: "tb-button tb-button--main" }),
      retry: button(this.#word("retry"), () => this.retry(), { hidden: true }),
      solve: button(this.#word("solve"), () => this.solve(), { hidden: true }),
      result: make("div", { class: "tb-result", role: "status" }),
      solution,
    };
    solution.hidden = true;
    solution.before(make("div", { class: "tb-actions" }, parts.check, parts.retry, parts.solve), parts.result);
    return parts;
  }

  #judge() {
    this.#judged = judge(this.kind, this.#right, this.answer, this.element.hasAttribute("data-exact"));
    this.#control.show(this.#judged.marks);
    this.#show();
  }

  #changed() {
    this.#control.clear();
    this.#forget();
    this.#say("");
    this.#host.changed?.(this);
  }

  #forget() {
    this.#control.clear();
    this.#judged = null;
    this.#show();
  }

  #show() {
    const { check, retry, solve, solution } = this.#parts;
    const full = this.done && this.score === this.maximum;
    disable(check, this.done);
    retry.hidden = !this.done;
    solve.hidden = !this.done || full;
    if (!this.done) {
      solution.hidden = true;
      solution.open = false;
    }
    this.element.dataset.result = !this.done ? "" : full ? "right" : this.score ? "partly" : "wrong";
  }

  #result() {
    const full = this.score === this.maximum;
    const verdict = make("strong", {}, this.#word(full ? "all-right" : this.score ? "partly-right" : "not-right"));
    const points = ` ${this.#word("points", { score: this.score, maximum: this.maximum })}`;
    const empty = this.#control.empty ? ` ${this.#word("empty", { count: this.#control.empty })}` : "";
    const remark = this.#parts.solution.querySelector(full ? ".tb-praise" : ".tb-correction");
    return [make("p", {}, verdict, points, empty), ...(remark?.cloneNode(true).childNodes ?? [])];
  }

  #say(...content) {
    const { result } = this.#parts;
    clearTimeout(this.speaking);
    result.replaceChildren();
    if (content.some((part) => part !== "")) {
      this.speaking = setTimeout(() => result.replaceChildren(...content), SPEAKS_AFTER);
    }
  }
}
