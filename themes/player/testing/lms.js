// What the tests of these modules put in place of an LMS and of time. No script that ships holds it.

/** An LMS that takes what it is given and remembers every call; a test breaks it where it likes. */
export class FakeLms {
  cmi = {};
  calls = [];
  isRunning = false;
  error = "0";
  /** Returns an error code for a call that is to fail. */
  fails = () => null;
  /** Whether each call throws, as when a window was closed. */
  isGone = false;

  /** @param {"1.2" | "2004"} version */
  constructor(version) {
    this.version = version;
    const prefix = version === "1.2" ? "LMS" : "";
    this.api = {
      [version === "1.2" ? "LMSFinish" : "Terminate"]: () => this.#call("terminate", () => this.#run(true, false)),
      [`${prefix}Initialize`]: () => this.#call("initialize", () => this.#run(false, true)),
      [`${prefix}GetValue`]: (element) => this.#call("get", () => this.#get(element), element),
      [`${prefix}SetValue`]: (element, value) => this.#call("set", () => this.#set(element, value), element, value),
      [`${prefix}Commit`]: () => this.#call("commit", () => this.#answer(this.isRunning)),
      [`${prefix}GetLastError`]: () => this.#spoken(this.error),
    };
  }

  /** What was written, as pairs. */
  get written() {
    return this.calls.filter(([method]) => method === "set").map(([, element, value]) => [element, value]);
  }

  forget() {
    this.calls = [];
  }

  #spoken(value) {
    if (this.isGone) {
      throw new Error("the window is gone");
    }
    return value;
  }

  #call(method, answer, ...given) {
    this.#spoken();
    this.calls.push([method, ...given]);
    this.error = this.fails(method, ...given) ?? "0";
    return this.error === "0" ? answer() : method === "get" ? "" : "false";
  }

  #answer(works) {
    this.error = works ? "0" : { 1.2: "301", 2004: "132" }[this.version];
    return String(works);
  }

  #run(from, to) {
    if (this.isRunning !== from) {
      this.error = to ? { 1.2: "101", 2004: "103" }[this.version] : "301";
      return "false";
    }
    this.isRunning = to;
    return "true";
  }

  #get(element) {
    if (!this.isRunning) {
      this.error = { 1.2: "301", 2004: "122" }[this.version];
      return "";
    }
    const list = element.match(/^(.*)\._count$/)?.[1];
    const places = Object.keys(this.cmi).filter((one) => one.startsWith(`${list}.`));
    return list ? String(new Set(places.map((one) => one.slice(list.length + 1).split(".")[0])).size) : (this.cmi[element] ?? "");
  }

  #set(element, value) {
    if (this.isRunning) {
      this.cmi[element] = value;
    }
    return this.#answer(this.isRunning);
  }
}

/** Time that passes when it is told to. */
export class FakeClock {
  #now = 0;
  #timers = [];

  now = () => this.#now;

  after = (milliseconds, what) => {
    const timer = { at: this.#now + milliseconds, what };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((one) => one !== timer));
  };

  /** How many timers run. */
  get waiting() {
    return this.#timers.length;
  }

  pass(milliseconds) {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (!next) {
        break;
      }
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = next.at;
      next.what();
    }
    this.#now = end;
  }
}
