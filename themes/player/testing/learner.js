// What the tests of these modules put in place of a unit, of a record and of a learner. No script that ships holds it.

import { emptyRecord } from "../record.js";
import { VERSIONS } from "../scorm/versions.js";
import { Session } from "../session.js";
import { FakeClock } from "./lms.js";

/** A unit of sections a, b, c ... with questions: `{ key: maximum }` for each section. */
export function course(...sections) {
  const made = { pass: 60, sections: [], questions: [], objectives: [] };
  sections.forEach((questions, number) => {
    const letter = "abcdefghijklmnop"[number];
    made.sections.push({ key: `sec${letter}`, objective: `ziel-${letter}` });
    made.objectives.push({ id: `ziel-${letter}`, title: `Abschnitt ${letter}` });
    for (const [key, maximum] of Object.entries(questions)) {
      made.questions.push({ key, maximum, objective: `ziel-${letter}`, id: `frage-${key}`, description: "?", asked: asked(maximum) });
    }
  });
  return made;
}

function asked(maximum) {
  const right = Array.from({ length: maximum }, (_, place) => [`Wort ${place}`]);
  return { kind: "gap-text", right, truth: null, exact: false, things: [] };
}

export function record(values = {}) {
  return { ...emptyRecord(), ...values };
}

/** Answers by key: `{ key: [points, state] }`. */
export function answers(entries) {
  return new Map(Object.entries(entries).map(([key, [points, state = "0!"]]) => [key, { points, state }]));
}

/** A learner at a page that is none. */
export class Learner {
  said = [];
  joinedAt = [];
  restored = [];
  work = { record: emptyRecord(), pending: new Map(), location: "" };

  constructor(version, unit, lms, clock = new FakeClock()) {
    Object.assign(this, { unit, lms, clock, scorm: VERSIONS[version] });
    this.session = new Session(unit, this.scorm, () => this.lms?.api ?? null, this.work, clock, {
      restore: (record) => this.restored.push([...record.answers.keys()]),
      joined: (location) => this.joinedAt.push(location),
      say: (state) => state === this.said.at(-1) || this.said.push(state),
    });
  }

  open() {
    const location = this.session.start();
    this.goTo(location || this.unit.sections[0].key);
    return this;
  }

  goTo(key) {
    this.work.location = key;
    this.work.record.seen.add(key);
    this.session.save();
  }

  type(key, text) {
    const points = this.work.record.answers.get(key)?.points ?? null;
    this.work.record.answers.set(key, { points, state: text });
  }

  check(key, score, text = "x") {
    const { id, asked, maximum, objective, description } = this.unit.questions.find((one) => one.key === key);
    this.work.record.answers.set(key, { points: score, state: `${text}!` });
    const answer = Array.from({ length: maximum }, () => text);
    this.work.pending.set(key, { id, asked, maximum, objective, description, score, answer, at: new Date(), latency: 1500 });
    this.session.save();
  }
}

const WORDS = {
  1.2: { status: "cmi.core.lesson_status", raw: "cmi.core.score.raw", mode: "cmi.core.lesson_mode", finished: "", response: "student_response" },
  2004: { status: "cmi.completion_status", raw: "cmi.score.raw", mode: "cmi.mode", finished: "normal", response: "learner_response" },
};

/** A unit of two sections, with three points in all. */
export const UNIT = course({ one000: 1 }, { two000: 2 });

/** What tests of both versions have in common: names, a way to arrive, and what an LMS holds of the whole unit. */
export function inVersion(version) {
  return {
    ...WORDS[version],
    scorm: VERSIONS[version],
    arrive: (lms, unit = UNIT, clock) => new Learner(version, unit, lms, clock).open(),
    says: ({ cmi }) => [cmi[WORDS[version].status], cmi["cmi.success_status"], cmi[WORDS[version].raw]],
    /** The same as expected: `passed` is one word in SCORM 1.2 and two in 2004. */
    expected(decided, raw) {
      const isJudged = decided === "passed" || decided === "failed";
      return version === "1.2" || !isJudged ? [decided, undefined, raw] : ["completed", decided, raw];
    },
  };
}
