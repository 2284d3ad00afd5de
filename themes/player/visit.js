// A visit at the LMS: what it has is taken in, what the learner does is written.

import { emptyRecord, merge } from "./record.js";
import { Ledger } from "./scorm/ledger.js";
import { Report } from "./scorm/report.js";
import { READ_ONLY } from "./scorm/versions.js";
import { PASSED } from "./status.js";
import { fitted, read } from "./suspend.js";
import { settle } from "./tracking.js";

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
 * @typedef {object} Work what a learner does, whether anybody keeps it or not
 * @property {import("./record.js").Record} record
 * @property {Map<string, Given>} pending answers that have not been reported, by the question's key
 * @property {string} location key of the step where the learner is
 */

export class Visit {
  /** Key of the step where an earlier visit has ended; empty where there was none. */
  keptLocation;
  /** Whether what is to be kept finds room. */
  isWhole = true;

  #course;
  #scorm;
  #connection;
  #ledger;
  #report;
  #work;
  #restore;
  #isForeign; // what the LMS keeps is not ours
  #base = emptyRecord(); // what the LMS and we agreed on last
  #texts = new Set(); // whatever the LMS has kept in the meantime, as far as we know

  /**
   * @param {import("./course.js").Course} course
   * @param {import("./scorm/versions.js").Version} scorm
   * @param {import("./scorm/connection.js").Connection} connection an open one
   * @param {Work} work
   * @param {(record: import("./record.js").Record) => void} restore gives questions their answers back
   */
  constructor(course, scorm, connection, work, restore) {
    this.#course = course;
    this.#scorm = scorm;
    this.#connection = connection;
    this.#work = work;
    this.#restore = restore;
    this.#ledger = new Ledger(connection, scorm.refusals);
    this.isReadOnly = READ_ONLY.includes(this.#ledger.look(scorm.mode));
    const text = this.#ledger.look(scorm.suspendData);
    this.#report = new Report(scorm, this.#ledger, course, text !== "");
    this.keptLocation = this.#ledger.look(scorm.location);
    this.#texts.add(text);
    const kept = read(text);
    this.#isForeign = kept === null;
    work.record.reported = []; // places that were given to questions in another visit mean nothing in this one
    this.#takeIn(kept ?? emptyRecord());
    this.#hearStatus();
  }

  /**
   * Write all that has changed, and let the LMS keep it.
   *
   * @param {number} milliseconds how long the visit has lasted
   * @returns {boolean} whether everything is kept
   */
  write(milliseconds) {
    this.#hearOthers();
    this.#hearStatus();
    const { record, pending, location } = this.#work;
    settle(this.#course, record);
    const done = [this.#report.interactions(pending, record), this.#report.objectives(record)];
    const isScored = this.#report.score(record);
    done.push(isScored && this.#report.status(record)); // never the status first
    done.push(this.#report.session(record, location, milliseconds));
    done.push(this.#keep(record));
    return this.#connection.commit() && done.every(Boolean);
  }

  #takeIn(kept) {
    const theirs = fitted(kept, this.#course);
    this.#work.record = merge(this.#base, this.#work.record, theirs);
    this.#base = theirs;
    this.#restore(this.#work.record);
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

  /** Another tab may have decided, or an earlier visit whose suspend data are gone. */
  #hearStatus() {
    const { record } = this.#work;
    const decided = this.#report.decided();
    record.decided = decided === PASSED ? PASSED : record.decided || decided;
  }

  #keep(record) {
    if (this.#isForeign && record.answers.size === 0 && record.seen.size <= 1) {
      return true; // whoever only looks in takes nothing away from whatever has left it there
    }
    const { text, isWhole, done } = this.#report.suspendData(record);
    this.isWhole = isWhole;
    if (done) {
      this.#texts.add(text);
      this.#base = read(text);
    }
    return done;
  }
}
