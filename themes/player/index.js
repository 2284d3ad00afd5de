// A unit in an LMS, or on its own: its sections as steps, and what the learner does there kept and reported.

import { all } from "../widgets/dom.js";
import { readCourse } from "./course.js";
import { Notice } from "./notice.js";
import { showPoints } from "./points.js";
import { whenRead } from "./reading.js";
import { emptyRecord } from "./record.js";
import { findApi } from "./scorm/finding.js";
import { VERSIONS } from "./scorm/versions.js";
import { Session } from "./session.js";
import { Steps } from "./steps.js";

const TYPING_PAUSE = 2_000; // milliseconds; whoever stops for so long has finished a thought

const main = document.getElementById("tb-main");
const stepElements = all(main, ".tb-step");
const questions = globalThis.Teilbar?.questions ?? [];
const course = readCourse(main, stepElements, questions);
const scorm = VERSIONS[main.dataset.scorm] ?? VERSIONS["1.2"];
const items = new Map(course.questions.map((item) => [item.key, item]));

const clock = {
  now: () => performance.now(), // no change of the clock, and no midnight, moves it
  after(milliseconds, what) {
    const timer = setTimeout(what, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** @type {import("./visit.js").Work} */
const work = { record: emptyRecord(), pending: new Map(), location: "" };

const notice = new Notice();
const session = new Session(course, scorm, () => findApi(window, scorm.api, scorm.names.setValue), work, clock, {
  restore,
  joined,
  say: (state) => notice.say(state),
});
const steps = new Steps(stepElements, entered);

let hasActed = false; // whoever has is not taken elsewhere by an LMS that is found late
let since = clock.now(); // when the step was opened
const checkedAt = new Map();
let cancelTyping = () => {};

/** Give questions the answers that were kept; whatever stands in them already stays. */
function restore({ answers }) {
  for (const question of questions) {
    const kept = answers.get(question.key);
    if (kept && !question.begun && kept.state) {
      const fits = question.restore(kept.state);
      answers.set(question.key, {
        points: fits && question.done ? question.score : kept.points,
        state: fits ? kept.state : "",
      });
    }
  }
  showPoints(course, work.record);
  steps.mark(work.record.seen);
}

function joined(location) {
  if (!hasActed && location) {
    steps.begin(location);
  }
}

/** A step is shown. The only section of a unit counts as seen when it was read to its end, or left. */
function entered(step) {
  since = clock.now();
  work.location = step.dataset.step;
  const [first, ...others] = course.sections;
  if (others.length || work.location !== first.key) {
    see(others.length ? work.location : first.key);
  }
  notice.settle();
  keep();
}

function see(key) {
  if (course.sections.some((section) => section.key === key)) {
    work.record.seen.add(key);
    steps.mark(work.record.seen);
  }
}

function answered({ detail: question }) {
  hasActed = true;
  const { key, done, score, answer, state } = question;
  const { answers } = work.record;
  const points = done ? score : (answers.get(key)?.points ?? null);
  if (question.begun || points !== null) {
    answers.set(key, { points, state: question.begun ? state : "" });
  } else {
    answers.delete(key);
  }
  if (done) {
    const { id, asked, maximum, objective, description } = items.get(key);
    const latency = clock.now() - Math.max(since, checkedAt.get(key) ?? 0);
    checkedAt.set(key, clock.now());
    work.pending.set(key, { id, asked, answer, score, maximum, objective, description, latency, at: new Date() });
    showPoints(course, work.record);
    keep();
  } else {
    cancelTyping();
    cancelTyping = clock.after(TYPING_PAUSE, keep);
  }
}

function keep() {
  cancelTyping();
  session.save();
}

document.addEventListener("teilbar:answer", answered);
for (const event of ["pointerdown", "keydown"]) {
  addEventListener(event, () => (hasActed = true), { once: true, capture: true });
}

// A page is left without a word on phones, and `unload` is not to be relied on anywhere: what is hidden is kept, what is
// put away says good-bye.
document.addEventListener("visibilitychange", () => document.hidden && keep());
addEventListener("pagehide", () => {
  cancelTyping();
  session.close();
});
addEventListener("pageshow", ({ persisted }) => persisted && session.reopen());

steps.begin(session.start());
if (course.sections.length === 1) {
  const [{ key }] = course.sections;
  whenRead(stepElements.find(({ dataset }) => dataset.step === key), () => {
    see(key);
    keep();
  });
}
