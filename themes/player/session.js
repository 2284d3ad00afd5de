// The conversation with the LMS, from finding it to leaving it. Whatever goes wrong there, the page goes on; what a
// learner has done stays here until it is kept.

import { Connection } from "./scorm/connection.js";
import { Ledger } from "./scorm/ledger.js";
import { Report } from "./scorm/report.js";
import { READ_ONLY } from "./scorm/versions.js";
import { PASSED } from "./status.js";
import { emptyRecord, merge } from "./record.js";
import { fitted, read } from "./suspend.js";
import { settle } from "./tracking.js";

const SEARCH_EVERY = 250; // milliseconds; some LMSs set their object when the page has begun already
const SEARCH_FOR = 8_000; // longer than a slow LMS takes, shorter than a learner works before the first result
const RETRY_AFTER = [5_000, 15_000, 30_000, 60_000]; // an LMS that is down is not asked more and more often

/**
 * @typedef {object} Given an answer that was checked
 * @property {string} id of the question, in the LMS
 * @property {import("./scorm/interactions.js").Asked} asked
 * @property {any[]} answer
 * @property {number} score
 * @property {number} maximum
 * @property {Date} at
 * @property {number} latency milliseconds
 * @property {string | null} objective
 * @property {string} description
 *
 * @typedef {object} Clock
 * @property {() => number} now milliseconds that only ever grow
 * @property {(milliseconds: number, what: () => void) => () => void} after returns what cancels it
 *
 * @typedef {object} Host the page
 * @property {(record: import("./record.js").Record) => void} restore gives questions their answers back
 * @property {() => void} joined the LMS was found after the page had begun
 * @property {(state: "" | "unsaved" | "saved" | "too-long") => void} say
 */

export class Session {
  /** What the learner has done; the page adds to it. */
  record = emptyRecord();
  /** Answers that were checked and have not been reported. */
  pending = new Map();
  /** Key of the step where the learner is. */
  location = "";
  /** Key of the step where an earlier visit has ended, where there was one. */
  keptLocation = "";

  #course;
  #scorm;
  #connection;
  #clock;
  #host;
  #report = null;
  #ledger = null;
  #state = "searching"; // then "open", "page" (no LMS), "closed"
  #started;
  #isReadOnly = false;
  #isForeign = false; // what the LMS keeps is not ours
  #isWhole = true; // what is to be kept finds room
  #hasJoined = false;
  #base = emptyRecord();
  #texts = new Set(); // what we know the LMS to have kept at some time
  #failures = 0;
  #cancelRetry = null;

  /**
   * @param {import("./course.js").Course} course
   * @param {import("./scorm/versions.js").Version} scorm
   * @param {() => object | null} find finds the LMS's object
   * @param {Clock} clock
   * @param {Host} host
   */
  constructor(course, scorm, find, clock, host) {
    this.#course = course;
    this.#scorm = scorm;
    this.#connection = new Connection(find, scorm.names, scorm.errors, scorm.status[0]);
    this.#clock = clock;
    this.#host = host;
    this.#started = clock.now();
  }

  /** Look for the LMS, now and for some seconds. */
  start() {
    this.#state = "searching";
    this.#search(this.#clock.now() + SEARCH_FOR, false);
  }

  #search(end, isLate) {
    if (this.#state !== "searching") {
      return;
    }
    if (this.#connection.open()) {
      this.#join();
      if (isLate) {
        this.#host.joined();
        this.save();
      }
    } else if (this.#clock.now() < end) {
      this.#clock.after(SEARCH_EVERY, () => this.#search(end, true));
    } else {
      this.#state = "page";
    }
  }

  /** Take over what the LMS has, and keep what was done before it was there. */
  #join() {
    this.#state = "open";
    this.#hasJoined = true;
    this.#ledger = new Ledger(this.#connection, this.#scorm.refusals);
    this.#isReadOnly = READ_ONLY.includes(this.#ledger.look(this.#scorm.mode));
    const text = this.#ledger.look(this.#scorm.suspendData);
    this.#report = new Report(this.#scorm, this.#ledger, this.#course, text !== "");
    this.#texts.add(text);
    const kept = read(text);
    this.#isForeign = kept === null;
    this.#base = emptyRecord();
    this.record.reported = [];
    this.#takeIn(kept ?? emptyRecord());
    this.#hearStatus();
    this.keptLocation = this.#ledger.look(this.#scorm.location);
  }

  #takeIn(kept) {
    const theirs = fitted(kept, this.#course);
    this.record = merge(this.#base, this.record, theirs);
    this.#base = theirs;
    this.#host.restore(this.record);
  }

  /** Another tab may have decided, or an earlier visit whose suspend data are gone. */
  #hearStatus() {
    const decided = this.#report.decided();
    this.record.decided = decided === PASSED ? PASSED : this.record.decided || decided;
  }

  /** Keep everything, as far as the LMS lets us. */
  save() {
    settle(this.#course, this.record);
    if (this.#state === "page" && this.#connection.open()) {
      this.#join();
    }
    if (this.#isReadOnly || (this.#state !== "open" && !this.#isLost)) {
      return;
    }
    if (this.#state !== "open" || !(this.#write() || (this.#revive() && this.#write()))) {
      this.#fail();
    } else {
      this.#succeed();
    }
  }

  /** Whether there was an LMS once, and is none any more. */
  get #isLost() {
    return this.#hasJoined && this.#state === "page";
  }

  #write() {
    this.#hearOthers();
    this.#hearStatus();
    settle(this.#course, this.record);
    const report = this.#report;
    const { record } = this;
    const told = [report.interactions(this.pending, record), report.objectives(record)];
    const isScored = report.score(record);
    told.push(isScored && report.status(record)); // never the status first
    told.push(report.session(record, this.location, this.#clock.now() - this.#started));
    told.push(this.#keep());
    return this.#connection.commit() && told.every(Boolean);
  }

  /** Another tab may have kept something since. An LMS that gives back what was there before is not heard. */
  #hearOthers() {
    const text = this.#ledger.look(this.#scorm.suspendData);
    const kept = text && !this.#texts.has(text) ? read(text) : null;
    if (kept) {
      this.#texts.add(text);
      this.#takeIn(kept);
    }
  }

  #keep() {
    const { record } = this;
    if (this.#isForeign && record.answers.size === 0 && record.seen.size <= 1) {
      return true; // whoever only looks in takes nothing away
    }
    const { text, isWhole, done } = this.#report.suspendData(record);
    if (done) {
      this.#texts.add(text);
      this.#base = read(text);
    }
    this.#isWhole = isWhole;
    return done;
  }

  /** Begin to talk again where the LMS was loaded anew, or another tab has said good-bye for both. */
  #revive() {
    if ((this.#connection.isAlive && this.#connection.isCurrent) || !this.#connection.open()) {
      return false;
    }
    this.#join();
    return true;
  }

  #succeed() {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#host.say(!this.#isWhole ? "too-long" : this.#failures ? "saved" : "");
    this.#failures = 0;
  }

  #fail() {
    this.#host.say("unsaved");
    if (!this.#cancelRetry && this.#state !== "closed") {
      const wait = RETRY_AFTER[Math.min(this.#failures, RETRY_AFTER.length - 1)];
      this.#failures += 1;
      this.#cancelRetry = this.#clock.after(wait, () => {
        this.#cancelRetry = null;
        this.save();
      });
    }
  }

  /** The page is left: keep everything and say good-bye, once. */
  close() {
    if (this.#state === "open") {
      this.save();
      this.#connection.close();
    }
    this.#state = "closed";
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  /** The browser brings the page back as it was left (its back/forward cache): it is a visit of its own. */
  reopen() {
    if (this.#state === "closed") {
      this.#started = this.#clock.now();
      this.start();
      this.save();
    }
  }
}
