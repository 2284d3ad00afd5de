/** An API that misbehaves as real ones do. */

const ODD = { true: true, false: false, "": null };

export class Trouble {
  #failure = 0;
  #fails = false;

  /**
   * @param api what is called where nothing goes wrong
   * @param standard `SCORM_12` or `SCORM_2004`
   * @param refuse elements that cannot be set, and how often (below 0: for ever)
   * @param commits how many commits fail
   * @param oddTypes answers are booleans, numbers and null instead of texts
   */
  constructor(api, standard, { refuse = {}, commits = 0, oddTypes = false } = {}) {
    this.standard = standard;
    this.refuse = { ...refuse };
    this.commits = commits;
    this.gone = false;
    this.api = this.#wrapped(api, oddTypes);
  }

  /** Whether the last call failed because it was made to. */
  get fails() {
    return this.#fails;
  }

  /** From now on every call throws, as in a window that was closed. */
  vanish() {
    this.gone = true;
  }

  #wrapped(api, oddTypes) {
    const { calls } = this.standard;
    const known = this.standard.name === "1.2" ? { set: 101, commit: 101 } : { set: 351, commit: 391 };
    const wrapped = {};
    for (const [call, name] of Object.entries(calls)) {
      wrapped[name] = (...given) => {
        if (this.gone) {
          this.#fails = true;
          throw new Error("the LMS is gone");
        }
        if (call === "lastError" && this.#failure) return odd(String(this.#failure), oddTypes);
        if (["errorString", "diagnostic", "lastError"].includes(call)) return odd(api[name](...given), oddTypes);
        this.#fails = this.#isRefused(call, given[0]);
        this.#failure = this.#fails ? known[call] : 0;
        return odd(this.#fails ? "false" : api[name](...given), oddTypes);
      };
    }
    return wrapped;
  }

  #isRefused(call, element) {
    if (call === "commit" && this.commits) {
      this.commits -= 1;
      return true;
    }
    if (call !== "set" || !this.refuse[element]) return false;
    this.refuse[element] -= 1;
    return true;
  }
}

/** A text as a careless LMS gives it. */
function odd(said, wanted) {
  if (!wanted) return said;
  if (said in ODD) return ODD[said];
  return /^\d+$/.test(said) ? Number(said) : said;
}
