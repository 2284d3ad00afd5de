// The data model of SCORM 1.2 (RTE 3.4.4): names of its elements, its vocabularies, what belongs together.

import { COMPLETED, FAILED, PASSED, UNDECIDED } from "../status.js";
import { expressed12, resultOf } from "./interactions.js";
import { timeOfDay, timespan } from "./times.js";

const STATUS = "cmi.core.lesson_status";
const SCORE = "cmi.core.score";
const DECIDED = { passed: PASSED, failed: FAILED, completed: COMPLETED };
const STATUSES = { [PASSED]: "passed", [FAILED]: "failed", [COMPLETED]: "completed", [UNDECIDED]: "incomplete" };

/** @type {import("./versions.js").Version} */
export const scorm12 = {
  api: "API",
  names: {
    initialize: "LMSInitialize",
    terminate: "LMSFinish",
    getValue: "LMSGetValue",
    setValue: "LMSSetValue",
    commit: "LMSCommit",
    getLastError: "LMSGetLastError",
  },
  // RTE 3.3.2.3. There is no code of its own for a session that runs already: it is a general exception.
  errors: { alreadyInitialized: "101", notRunning: ["301"] },
  refusals: { unknown: ["401"], refused: ["201", "202", "203", "402", "403", "404", "405"] },

  mode: "cmi.core.lesson_mode",
  location: "cmi.core.lesson_location",
  suspendData: "cmi.suspend_data",
  exit: "cmi.core.exit",
  sessionTime: "cmi.core.session_time",
  status: [STATUS],
  score: SCORE,

  decided: (value) => DECIDED[value(STATUS)] ?? UNDECIDED,
  statusOf: (decided) => [[STATUS, STATUSES[decided]]],
  scoreOf: (percent) => scored(SCORE, percent),
  progressOf: () => [],
  exitOf: (isFinished) => (isFinished ? "" : "suspend"),
  timeOf: timespan,

  interactionsCanBeRead: false,
  interaction(index, { id, asked, answer, score, maximum, at, latency }) {
    const { type, response, patterns } = expressed12(asked, answer);
    return under(`cmi.interactions.${index}`, [
      ["id", id],
      ["time", timeOfDay(at)],
      ["type", type],
      ["correct_responses.0.pattern", patterns[0]],
      ["weighting", String(maximum)],
      ["student_response", response],
      ["result", resultOf(score, maximum, "wrong")],
      ["latency", timespan(latency)],
    ]);
  },

  objective(index, { id, percent, decided, isBegun }) {
    const entry = `cmi.objectives.${index}`;
    const status = decided || isBegun ? STATUSES[decided] : "not attempted";
    return [...under(entry, [["id", id]]), ...scored(`${entry}.score`, percent), ...under(entry, [["status", status]])];
  },
  objectiveStatus: (index) => [`cmi.objectives.${index}.status`],
  objectiveDecided: (index, value) => DECIDED[value(`cmi.objectives.${index}.status`)] ?? UNDECIDED,
};

function scored(element, percent) {
  return percent === null ? [] : under(element, [["raw", String(percent)], ["min", "0"], ["max", "100"]]);
}

function under(element, pairs) {
  return pairs.map(([name, value]) => [`${element}.${name}`, value]);
}
