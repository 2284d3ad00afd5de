// The conversation with the LMS, from finding it to leaving it. Whatever goes wrong there, the page goes on; what a
// learner has done stays here until it is kept.

import { Connection } from "./scorm/connection.js";
import { settle } from "./tracking.js";
import { Visit } from "./visit.js";

const SEARCH_EVERY = 250; // milliseconds; some LMSs set their object when the page has begun already
const SEARCH_FOR = 8_000; // longer than a slow LMS takes, shorter than a learner works before the first result
const RETRY_AFTER = [5_000, 15_000, 30_000, 60_000]; // an LMS that is down is asked less and less often

/**
 * @typedef {object} Clock
 * @property {() => number} now milliseconds that only ever grow
 * @property {(milliseconds: number, what: () => void) => () => void} after returns what cancels it
 *
 * @typedef {object} Host the page
 * @property {(record: import("./record.js").Record) => void} restore gives questions their answers back
 * @property {(location: string) => void} joined the LMS was found after the page had begun; where the last visit ended
 * @property {(state: "" | "unsaved" | "saved" | "too-long") => void} say
 */

export class Session {
  #course;
  #scorm;
  #connection;
  #clock;
  #host;
  #work;
  #visit = null; // there is none as long as no LMS was found
  #state = "searching"; // then "open", "page" where there is no LMS, "closed"
  #started;
  #failures = 0;
  #cancelRetry = null;

  /**
   * @param {import("./course.js").Course} course
   * @param {import("./scorm/versions.js").Version} scorm
   * @param {() => object | null} find finds the LMS's object
   * @param {import("./visit.js").Work} work
   * @param {Clock} clock
   * @param {Host} host
   */
  constructor(course, scorm, find, work, clock, host) {
    this.#course = course;
    this.#scorm = scorm;
    this.#connection = new Connection(find, scorm.names, scorm.errors, scorm.status[0]);
    this.#work = work;
    this.#clock = clock;
    this.#host = host;
    this.#started = clock.now();
  }

  /** Look for the LMS, now and for some seconds. Returns where an earlier visit has ended, if that is known at once. */
  start() {
    this.#state = "searching";
    const end = this.#clock.now() + SEARCH_FOR;
    return this.#join() ? this.#visit.keptLocation : this.#search(end);
  }

  #search(end) {
    if (this.#clock.now() >= end) {
      this.#state = "page";
      return "";
    }
    this.#clock.after(SEARCH_EVERY, () => {
      if (this.#state === "searching" && !this.#joinLate()) {
        this.#search(end);
      }
    });
    return "";
  }

  /** Join the LMS, where there is one: take over what it has, and keep what was done before. */
  #join() {
    if (!this.#connection.open()) {
      return false;
    }
    this.#state = "open";
    this.#visit = new Visit(this.#course, this.#scorm, this.#connection, this.#work, this.#host.restore);
    return true;
  }

  #joinLate() {
    const found = this.#join();
    if (found) {
      this.#host.joined(this.#visit.keptLocation);
      this.save();
    }
    return found;
  }

  /** Keep everything, as far as the LMS lets us. */
  save() {
    settle(this.#course, this.#work.record);
    if (this.#state === "open" && !this.#visit.isReadOnly) {
      this.#write() || (this.#revive() && this.#write()) ? this.#succeed() : this.#fail();
    } else if (this.#state === "page" && !this.#joinLate() && this.#visit) {
      this.#fail(); // there was an LMS once
    }
  }

  #write() {
    return this.#visit.write(this.#clock.now() - this.#started);
  }

  /** Begin to talk again where the LMS was loaded anew, or another tab has said good-bye for both. */
  #revive() {
    return !(this.#connection.isAlive && this.#connection.isCurrent) && this.#join();
  }

  #succeed() {
    this.#stopRetrying();
    this.#host.say(!this.#visit.isWhole ? "too-long" : this.#failures ? "saved" : "");
    this.#failures = 0;
  }

  #fail() {
    this.#host.say("unsaved");
    if (this.#cancelRetry) {
      return;
    }
    const wait = RETRY_AFTER[Math.min(this.#failures, RETRY_AFTER.length - 1)];
    this.#failures += 1;
    this.#cancelRetry = this.#clock.after(wait, () => {
      this.#cancelRetry = null;
      this.save();
    });
  }

  #stopRetrying() {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  /** The page is left: keep everything and say good-bye, once. */
  close() {
    if (this.#state === "open") {
      this.save();
      this.#connection.close();
    }
    this.#state = "closed";
    this.#stopRetrying();
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
