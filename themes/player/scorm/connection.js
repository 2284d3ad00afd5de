// The calls to the LMS. Whatever it does, nothing is thrown here: a call works or it does not. SCORM 1.2 RTE 3.3.2 to
// 3.3.4; SCORM 2004 4th Ed. RTE 3.1.2 to 3.1.7.

/**
 * @typedef {object} Names how a version of SCORM calls what the API has
 * @property {string} initialize
 * @property {string} terminate
 * @property {string} getValue
 * @property {string} setValue
 * @property {string} commit
 * @property {string} getLastError
 *
 * @typedef {object} Errors the codes that mean something here
 * @property {string} alreadyInitialized
 * @property {string[]} notRunning
 */

export class Connection {
  #api = null;
  #find;
  #names;
  #errors;
  #probe;

  /**
   * @param {() => object | null} find finds the API
   * @param {Names} names
   * @param {Errors} errors
   * @param {string} probe an element that every LMS has
   */
  constructor(find, names, errors, probe) {
    this.#find = find;
    this.#names = names;
    this.#errors = errors;
    this.#probe = probe;
  }

  get isOpen() {
    return this.#api !== null;
  }

  /** Begin to talk. A second tab, or a page that was loaded again, finds the talk begun, and joins. */
  open() {
    this.#api = this.#find();
    if (!this.#api) {
      return false;
    }
    if (!this.#does("initialize", "") && !(this.lastError === this.#errors.alreadyInitialized && this.isAlive)) {
      this.#api = null;
    }
    return this.isOpen;
  }

  /** Whether the LMS listens still. */
  get isAlive() {
    try {
      this.#api[this.#names.getValue](this.#probe);
      return !this.#errors.notRunning.includes(this.lastError);
    } catch {
      return false;
    }
  }

  /** Whether the object that is talked to is still the one to be found: an LMS may have been loaded again. */
  get isCurrent() {
    const found = this.#find();
    return found === null || found === this.#api;
  }

  /** The value of an element; empty where it has none, for which SCORM 2004 has an error (RTE 3.1.7.5, 403). */
  get(element) {
    const value = this.#call("getValue", element);
    return value === undefined || value === null ? "" : String(value);
  }

  set(element, value) {
    return this.#does("setValue", element, value);
  }

  commit() {
    return this.#does("commit", "");
  }

  close() {
    const done = this.#does("terminate", "");
    this.#api = null;
    return done;
  }

  /** The code of the last error: "0" is none, empty is an LMS that does not even say so. */
  get lastError() {
    return String(this.#call("getLastError") ?? "");
  }

  /** Whether a call worked. Some LMSs answer with a boolean where a characterstring belongs. */
  #does(name, ...values) {
    return String(this.#call(name, ...values)) === "true";
  }

  #call(name, ...values) {
    try {
      return this.#api[this.#names[name]](...values);
    } catch {
      return undefined;
    }
  }
}
