/**
 * The page of an LMS: launches a package, stands between it and the API, keeps what it is told. Tests drive it as
 * `window.desk`.
 */

import { audit } from "../strict/audit.mjs";
import { afterwards, atLaunch, goesOn } from "../strict/record.mjs";
import { recorded } from "../strict/recording.mjs";
import { SCORM_12 } from "../strict/scorm12.mjs";
import { SCORM_2004 } from "../strict/scorm2004.mjs";
import { Trouble } from "../strict/trouble.mjs";
import { JUDGES, prepared } from "./judges.mjs";

const STANDARDS = { 1.2: SCORM_12, 2004: SCORM_2004 };

class Desk {
  log = [];
  opened = [];

  /**
   * Launch a package.
   *
   * @param options `version`, `judge`, `src`; `where` the API is looked for (`WINDOWS`); `late`: milliseconds until it
   *   is there, `never` true where it never is; `record` of an earlier launch; `mode`, `keepsAll` (record.mjs);
   *   `trouble` (trouble.mjs)
   */
  async launch(options) {
    const { version, judge, src, where = "frame", late = 0, never, record, trouble } = options;
    this.standard = STANDARDS[version];
    await prepared(judge, this.standard);
    this.log = [];
    const from = goesOn(this.standard, record, options);
    this.record = record;
    this.values = atLaunch(this.standard, from, options);
    const counts = !["review", "browse"].includes(options.mode);
    const keep = (values, finished) => {
      if (counts) this.record = afterwards(this.standard, from, values, finished);
    };
    this.trouble = new Trouble(JUDGES[judge](this.standard, this.values, keep), this.standard, trouble);
    const api = recorded(this.trouble.api, this.standard, this.log, () => this.trouble.fails);
    delete window[this.standard.global];
    const appear = () => Object.assign(window, { [this.standard.global]: api });
    if (!never && !late) appear();
    if (!never && late) setTimeout(appear, late);
    this.opened = [WINDOWS[where](new URL(src, location.href).href)];
  }

  /** Open the package that is running in another window beside it. */
  again(src) {
    this.opened.push(WINDOWS.window(new URL(src, location.href).href));
  }

  /** Take a window away, as LMSs do: its page is left. */
  close(at = 0) {
    const opened = this.opened[at];
    if (opened instanceof HTMLElement) opened.remove();
    else opened.close();
  }

  vanish() {
    this.trouble.vanish();
  }

  /** What is amiss in the log; `until`: only up to the first call of that name. */
  faults({ spared = [], until } = {}) {
    const end = until ? this.log.findIndex(({ call }) => call === until) + 1 : this.log.length;
    return audit(this.log.slice(0, end), this.standard, this.values, spared);
  }
}

function frame(src) {
  const made = Object.assign(document.createElement("iframe"), { src, width: 900, height: 700, title: "Lernpaket" });
  document.body.append(made);
  return made;
}

const shell = (src, how, { origin = location.origin, decoy = "" } = {}) =>
  `${origin}${location.pathname.replace(/[^/]*$/, "")}shell.html?${new URLSearchParams({ src, how, decoy })}`;

/** A name of this machine that is another origin for browsers. */
const foreign = () => location.origin.replace("127.0.0.1", "localhost");

/** Where a package stands in relation to the API. */
const WINDOWS = {
  frame,
  "frame in a frame": (src) => frame(shell(src, "frame")),
  "frame in a foreign frame": (src) => frame(shell(src, "frame", { origin: foreign() })),
  "frame beside a decoy": (src) => frame(shell(src, "frame", { decoy: "yes" })),
  window: (src) => window.open(src),
  "window of a frame": (src) => frame(shell(src, "window")),
};

window.desk = new Desk();
