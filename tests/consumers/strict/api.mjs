/** An API as strict as the specification: 1.2 RTE 3.3 and 3.4; 2004 RTE 3.1. */

import { Model } from "./model.mjs";

const FRESH = "before";
const RUNNING = "running";
const FINISHED = "after";

export class Session {
  #state = FRESH;
  #error = 0;

  /**
   * @param standard `SCORM_12` or `SCORM_2004`
   * @param values what the data model says at the start
   * @param keep is called at each commit and at the end with all that the data model says
   */
  constructor(standard, values, keep = () => {}) {
    this.standard = standard;
    this.model = new Model(standard, values);
    this.keep = keep;
  }

  /** The object that the content finds: `API` or `API_1484_11`. */
  get api() {
    const { calls, errors } = this.standard;
    return {
      [calls.initialize]: (...given) => this.#initialize(given),
      [calls.finish]: (...given) => this.#finish(given),
      [calls.get]: (...given) => this.#get(given),
      [calls.set]: (...given) => this.#set(given),
      [calls.commit]: (...given) => this.#commit(given),
      [calls.lastError]: () => String(this.#error),
      [calls.errorString]: (code) => errors[code] ?? "",
      [calls.diagnostic]: (code) => errors[code || this.#error] ?? "",
    };
  }

  #initialize(given) {
    const { codes } = this.standard;
    if (!isEmpty(given)) return this.#say(codes.argument);
    if (this.#state === RUNNING) return this.#say(codes.initializedAgain);
    if (this.#state === FINISHED) return this.#say(codes.initializedAfterwards);
    this.#state = RUNNING;
    return this.#say(0);
  }

  #finish(given) {
    const error = this.#unless("finish", isEmpty(given));
    if (error) return this.#say(error);
    this.#state = FINISHED;
    this.keep(Object.fromEntries(this.model.values), true);
    return this.#say(0);
  }

  #commit(given) {
    const error = this.#unless("commit", isEmpty(given));
    if (error) return this.#say(error);
    this.keep(Object.fromEntries(this.model.values), false);
    return this.#say(0);
  }

  #get(given) {
    const error = this.#unless("read", areTexts(given, 1));
    const answer = error ? { value: "", error } : this.model.get(given[0]);
    this.#error = answer.error;
    return answer.value;
  }

  #set(given) {
    return this.#say(this.#unless("write", areTexts(given, 2)) || this.model.set(...given));
  }

  /** The error of a call outside the session, or with other arguments than it takes. */
  #unless(call, fits) {
    const { codes } = this.standard;
    return codes[call][this.#state] ?? (fits ? 0 : codes.argument);
  }

  #say(error) {
    this.#error = error;
    return error ? "false" : "true";
  }
}

const isEmpty = (given) => given.length === 1 && given[0] === "";
const areTexts = (given, count) => given.length === count && given.every((one) => typeof one === "string");
