// The data model of SCORM 2004 4th Edition (RTE 4.2): names of its elements, its vocabularies, what belongs together.

import { COMPLETED, FAILED, PASSED, UNDECIDED } from "../status.js";
import { cut, expressed2004, resultOf } from "./interactions.js";
import { timeinterval, timestamp } from "./times.js";

const COMPLETION = "completion_status";
const SUCCESS = "success_status";
const SUCCESSES = { [PASSED]: "passed", [FAILED]: "failed" };
const DESCRIBED = 250; // characters that every LMS takes (RTE 4.2.9, 4.2.16)

/** @type {import("./versions.js").Version} */
export const scorm2004 = {
  api: "API_1484_11",
  names: {
    initialize: "Initialize",
    terminate: "Terminate",
    getValue: "GetValue",
    setValue: "SetValue",
    commit: "Commit",
    getLastError: "GetLastError",
  },
  // RTE 3.1.7: 103 already initialized; before the beginning or after the end of a session 122 and 123 for GetValue.
  errors: { alreadyInitialized: "103", notRunning: ["122", "123"] },
  refusals: { unknown: ["401", "402"], refused: ["201", "403", "404", "405", "406", "407", "408"] },

  mode: "cmi.mode",
  location: "cmi.location",
  suspendData: "cmi.suspend_data",
  exit: "cmi.exit",
  sessionTime: "cmi.session_time",
  status: [`cmi.${COMPLETION}`, `cmi.${SUCCESS}`],
  score: "cmi.score",

  decided: (value) => decidedIn("cmi", value),
  statusOf: (decided) => statuses("cmi", Boolean(decided), decided),
  scoreOf: (percent) => scored("cmi.score", percent),
  progressOf: (share) => [["cmi.progress_measure", String(share)]],
  exitOf: (isFinished) => (isFinished ? "normal" : "suspend"),
  timeOf: timeinterval,

  interactionsCanBeRead: true,
  interaction(index, { id, asked, answer, score, maximum, at, latency, objective, description }) {
    const { type, response, patterns } = expressed2004(asked, answer);
    return under(`cmi.interactions.${index}`, [
      ["id", id],
      ...(objective ? [["objectives.0.id", objective]] : []),
      ["timestamp", timestamp(at)],
      ["type", type],
      ["weighting", String(maximum)],
      ...patterns.map((pattern, number) => [`correct_responses.${number}.pattern`, pattern]),
      ["learner_response", response],
      ["result", resultOf(score, maximum, "incorrect")],
      ["latency", timeinterval(latency)],
      ["description", cut(description, DESCRIBED)],
    ]);
  },

  objective(index, { id, title, percent, decided, isSeen, hasQuestions }) {
    const entry = `cmi.objectives.${index}`;
    return [
      ...under(entry, [["id", id], ["description", cut(title, DESCRIBED)]]),
      ...scored(`${entry}.score`, percent),
      ...statuses(entry, isSeen, hasQuestions ? decided : UNDECIDED),
    ];
  },
  objectiveStatus: (index) => [`cmi.objectives.${index}.${SUCCESS}`],
  objectiveDecided: (index, value) => decidedIn(`cmi.objectives.${index}`, value),
};

function decidedIn(element, value) {
  const success = { passed: PASSED, failed: FAILED }[value(`${element}.${SUCCESS}`)];
  return success ?? (value(`${element}.${COMPLETION}`) === "completed" ? COMPLETED : UNDECIDED);
}

/** Success is not spoken of where nothing was judged: an LMS has it as unknown (RTE 4.2.22). */
function statuses(element, isCompleted, decided) {
  const success = SUCCESSES[decided];
  return under(element, [
    [COMPLETION, isCompleted ? "completed" : "incomplete"],
    ...(success ? [[SUCCESS, success]] : []),
  ]);
}

function scored(element, percent) {
  return percent === null
    ? []
    : under(element, [
        ["scaled", String(Math.round(percent * 100) / 10_000)],
        ["raw", String(percent)],
        ["min", "0"],
        ["max", "100"],
      ]);
}

function under(element, pairs) {
  return pairs.map(([name, value]) => [`${element}.${name}`, value]);
}
