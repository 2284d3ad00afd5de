/**
 * SCORM 1.2 as data: the tables of its Run-Time Environment (ADL, 2001), section 3.4.
 *
 * Where the text leaves something open, the stricter reading stands here.
 */

import { chosenBy, decimal, either, like, list, pair, text, words } from "./types.mjs";

const READ = "read-only";
const WRITE = "write-only";
const BOTH = "read and write";

// Data types, 3.4.4
const string255 = text(255);
const string4096 = text(4096);
const identifier = like(/^[A-Za-z0-9_-]+$/, 255);
const blank = words("");
const number = decimal();
const score = either(blank, decimal(0, 100));
const integer = (from, to) => decimal(from, to, /^[-+]?\d+$/);
const timespan = like(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const time = like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const character = like(/^[0-9a-z]$/);

// Vocabularies, 3.4.4. Only the LMS says "not attempted" of a lesson.
const lessonStatus = words("passed", "completed", "failed", "incomplete", "browsed");
const objectiveStatus = words("passed", "completed", "failed", "incomplete", "browsed", "not attempted");
const kind = words(
  ...["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"],
);

/** CMIFeedback: what it looks like depends on the type of the interaction. */
const feedback = chosenBy(
  "type",
  {
    "true-false": words("0", "1", "t", "f"),
    choice: list(",", character, { least: 1, set: true }),
    "fill-in": string255,
    numeric: number,
    likert: either(blank, character),
    matching: list(",", pair(".", character, character), { least: 1 }),
    performance: string255,
    sequencing: list(",", character, { least: 1 }),
  },
  string255,
);

const SCORE = ["raw", "max", "min"];

/** Name, with n for an index; access; type; what else holds. A key names its record and comes before all else in it. */
const ELEMENTS = [
  ["cmi._version", READ, string255],
  ["cmi.core.student_id", READ, identifier],
  ["cmi.core.student_name", READ, string255],
  ["cmi.core.lesson_location", BOTH, string255],
  ["cmi.core.credit", READ, words("credit", "no-credit")],
  ["cmi.core.lesson_status", BOTH, lessonStatus],
  ["cmi.core.entry", READ, words("ab-initio", "resume", "")],
  ...SCORE.map((part) => [`cmi.core.score.${part}`, BOTH, score]),
  ["cmi.core.total_time", READ, timespan],
  ["cmi.core.lesson_mode", READ, words("browse", "normal", "review")],
  ["cmi.core.exit", WRITE, words("time-out", "suspend", "logout", "")],
  ["cmi.core.session_time", WRITE, timespan],
  ["cmi.suspend_data", BOTH, string4096],
  ["cmi.launch_data", READ, string4096],
  ["cmi.comments", BOTH, string4096],
  ["cmi.comments_from_lms", READ, string4096],
  ["cmi.objectives.n.id", BOTH, identifier, { key: true, unique: true }],
  ...SCORE.map((part) => [`cmi.objectives.n.score.${part}`, BOTH, score]),
  ["cmi.objectives.n.status", BOTH, objectiveStatus],
  ["cmi.student_data.mastery_score", READ, number],
  ["cmi.student_data.max_time_allowed", READ, timespan],
  [
    "cmi.student_data.time_limit_action",
    READ,
    words("exit,message", "exit,no message", "continue,message", "continue,no message"),
  ],
  ["cmi.student_preference.audio", BOTH, integer(-1, 100)],
  ["cmi.student_preference.language", BOTH, string255],
  ["cmi.student_preference.speed", BOTH, integer(-100, 100)],
  ["cmi.student_preference.text", BOTH, integer(-1, 1)],
  ["cmi.interactions.n.id", WRITE, identifier, { key: true }],
  ["cmi.interactions.n.objectives.n.id", WRITE, identifier, { key: true, unique: true }],
  ["cmi.interactions.n.time", WRITE, time],
  ["cmi.interactions.n.type", WRITE, kind],
  ["cmi.interactions.n.correct_responses.n.pattern", WRITE, feedback],
  ["cmi.interactions.n.weighting", WRITE, number],
  ["cmi.interactions.n.student_response", WRITE, feedback],
  ["cmi.interactions.n.result", WRITE, either(words("correct", "wrong", "unanticipated", "neutral"), number)],
  ["cmi.interactions.n.latency", WRITE, timespan],
];

/** Error codes, 3.4.3: which one for which slip. */
const CODES = {
  argument: 201,
  noElement: 201,
  unknown: 201,
  noChildren: 202,
  noCount: 203,
  keyword: 402,
  readOnly: 403,
  writeOnly: 404,
  type: 405,
  range: 405,
  readGap: 201,
  writeGap: 201,
  dependency: 201,
  duplicate: 201,
  unset: 0,
  initializedAgain: 101,
  initializedAfterwards: 101,
  notRunning: { before: 301, after: 301 },
};

export const SCORM_12 = {
  name: "1.2",
  global: "API",
  calls: {
    initialize: "LMSInitialize",
    finish: "LMSFinish",
    get: "LMSGetValue",
    set: "LMSSetValue",
    commit: "LMSCommit",
    lastError: "LMSGetLastError",
    errorString: "LMSGetErrorString",
    diagnostic: "LMSGetDiagnostic",
  },
  codes: {
    ...CODES,
    finish: CODES.notRunning,
    read: CODES.notRunning,
    write: CODES.notRunning,
    commit: CODES.notRunning,
  },
  errors: {
    0: "No error",
    101: "General exception",
    201: "Invalid argument error",
    202: "Element cannot have children",
    203: "Element not an array - cannot have count",
    301: "Not initialized",
    401: "Not implemented error",
    402: "Invalid set value, element is a keyword",
    403: "Element is read only",
    404: "Element is write only",
    405: "Incorrect data type",
  },
  elements: ELEMENTS,
  names: {
    status: "cmi.core.lesson_status",
    entry: "cmi.core.entry",
    exit: "cmi.core.exit",
    mode: "cmi.core.lesson_mode",
    credit: "cmi.core.credit",
    sessionTime: "cmi.core.session_time",
    totalTime: "cmi.core.total_time",
    raw: "cmi.core.score.raw",
    location: "cmi.core.lesson_location",
  },
};
