// What is written, and in which order: answers, objectives, the score before the status (some LMSs lose the score of a
// unit that has ended), where the learner stands, and what is to be kept.

import { better } from "../record.js";
import { isFinished } from "../status.js";
import { write as writeSuspendData } from "../suspend.js";
import { notWorse, objectives, progress } from "../tracking.js";

/** Writes what a learner has done. One for each conversation with the LMS. */
export class Report {
  #scorm;
  #ledger;
  #course;
  #isResumed;
  #objectives = new Map(); // what was reported of each

  /** @param {boolean} isResumed whether an earlier visit has left something */
  constructor(scorm, ledger, course, isResumed) {
    this.#isResumed = isResumed;
    this.#scorm = scorm;
    this.#ledger = ledger;
    this.#course = course;
  }

  /**
   * Write the answers that were checked, each to the place where it has always been; written ones are taken out.
   *
   * @param {Map<string, import("../visit.js").Given>} pending by the question's key
   * @param {import("../record.js").Record} record learns which questions have an interaction
   */
  interactions(pending, record) {
    for (const [key, given] of pending) {
      const { index, mayBeThere } = this.#placeOf(key, given.id, record);
      const pairs = this.#scorm.interaction(index, given);
      if (this.#put(pairs, mayBeThere)) {
        pending.delete(key);
      }
      if (this.#ledger.known(pairs[0][0]) === given.id && !record.reported.includes(key)) {
        record.reported.push(key);
      }
    }
    return pending.size === 0;
  }

  #placeOf(key, id, record) {
    const { reported } = record;
    if (this.#scorm.interactionsCanBeRead) {
      const remembered = reported.includes(key) ? reported.indexOf(key) : reported.length;
      return this.#ledger.placeOf("cmi.interactions", id, remembered);
    }
    const count = this.#ledger.count("cmi.interactions");
    if (count !== null && count < reported.length) {
      reported.splice(count); // the LMS has lost them: whatever comes now is appended
    }
    return { index: reported.includes(key) ? reported.indexOf(key) : reported.length, mayBeThere: false };
  }

  objectives(record) {
    return objectives(this.#course, record)
      .map((objective, position) => this.#objective(objective, position))
      .every(Boolean);
  }

  #objective(objective, position) {
    const told = JSON.stringify(objective);
    if (this.#objectives.get(objective.id) === told) {
      return true;
    }
    const { index, mayBeThere } = this.#ledger.placeOf("cmi.objectives", objective.id, position);
    const best = mayBeThere ? notWorse(objective, this.#heldOf(index, objective)) : objective;
    const done = this.#put(this.#scorm.objective(index, best), mayBeThere);
    if (done) {
      this.#objectives.set(objective.id, told);
    }
    return done;
  }

  #heldOf(index, { percent }) {
    this.#scorm.objectiveStatus(index).forEach((element) => this.#ledger.look(element));
    const decided = this.#scorm.objectiveDecided(index, (element) => this.#ledger.known(element));
    const raw = percent === null ? "" : this.#ledger.look(`cmi.objectives.${index}.score.raw`);
    return { percent: numberIn(raw), decided };
  }

  /** Write what nobody loses anything by. What another visit may have written is read first, as far as needed. */
  #put(pairs, mayBeThere) {
    if (mayBeThere) {
      this.#read(pairs);
    }
    return this.#ledger.putAll(pairs, { isDetail: true });
  }

  #read(pairs) {
    pairs.forEach(([element]) => this.#ledger.known(element) ?? this.#ledger.look(element));
  }

  /** Write the best result there is, here or at the LMS; nothing before a question was checked. */
  score({ best }) {
    if (best === null) {
      return true;
    }
    const held = numberIn(this.#ledger.look(`${this.#scorm.score}.raw`));
    const pairs = this.#scorm.scoreOf(better(best, held === null ? null : Math.min(held, 100)));
    if (held !== null) {
      this.#read(pairs);
    }
    return pairs.map(([element, value]) => this.#putNumber(element, value)).every(Boolean);
  }

  #putNumber(element, value) {
    const isSame = numberIn(this.#ledger.known(element) ?? "") === Number(value);
    return isSame || this.#ledger.put(element, value, { isDetail: !element.endsWith(".raw") });
  }

  /** What the LMS has as decided; read anew, since another tab may have written. */
  decided() {
    this.#scorm.status.forEach((element) => this.#ledger.look(element));
    return this.#scorm.decided((element) => this.#ledger.known(element));
  }

  status({ decided }) {
    return this.#ledger.putAll(this.#scorm.statusOf(decided));
  }

  /** Write where the learner stands, how the page is to be left and how long it has been open. */
  session(record, location, milliseconds) {
    const share = this.#scorm.progressOf(progress(this.#course, record));
    if (this.#isResumed) {
      this.#read(share);
    }
    return this.#ledger.putAll([
      ...share,
      [this.#scorm.location, location],
      [this.#scorm.exit, this.#scorm.exitOf(isFinished(record.decided, this.#course.questions.length > 0))],
      [this.#scorm.sessionTime, this.#scorm.timeOf(milliseconds)],
    ]);
  }

  /** Write what the next visit needs; returns also whether all of it found room. */
  suspendData(record) {
    const typed = this.#course.questions.filter(({ asked }) => asked.kind === "gap-text").map(({ key }) => key);
    const { text, isWhole } = writeSuspendData(record, (key) => typed.includes(key));
    return { text, isWhole, done: this.#ledger.put(this.#scorm.suspendData, text) };
  }
}

function numberIn(text) {
  return text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text);
}
