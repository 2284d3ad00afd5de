/**
 * SCORM 2004 4th Edition as data: the tables of its Run-Time Environment (ADL, 2009), sections 3.1 and 4.2.
 *
 * An LMS has to support the smallest permitted maximum (SPM) of a length and may cut off what is longer. Here whatever
 * is longer does not fit its type.
 */

import { chosenBy, decimal, either, like, list, pair, text, words } from "./types.mjs";

const READ = "read-only";
const WRITE = "write-only";
const BOTH = "read and write";

// Data types, 4.1.1
const shortIdentifier = like(/^[A-Za-z0-9][\w.~:@!$&'()*+;=%/?#-]*$/, 250);
const longIdentifier = like(/^(urn:[A-Za-z0-9][A-Za-z0-9-]{0,31}:\S+|(?!urn:)[\w.~:@!$&'()*+,;=%/?#-]+)$/, 4000);
const language = like(/^([a-z]{1,8}(-[A-Za-z0-9]{1,8})*)?$/, 250);
const real = (from, to) => decimal(from, to, /^-?\d{1,10}(\.\d{1,7})?$/);
const anyReal = real();
const notNegative = real(0);
const share = real(0, 1);
const scaled = real(-1, 1);
/** Each part only where the one before it stands. */
const nested = (...parts) => parts.reduceRight((inner, part) => `(${part}${inner})?`, "");
const DATE = ["-(0[1-9]|1[0-2])", "-(0[1-9]|[12]\\d|3[01])"];
const CLOCK = ["T([01]\\d|2[0-3])", ":[0-5]\\d", ":[0-5]\\d", "\\.\\d{1,2}", "(Z|[-+]\\d\\d(:\\d\\d)?)"];
/** time(second,10,0): a zone may only follow a fraction of a second, which has two digits at most. */
const time = like(new RegExp(`^(19[7-9]\\d|20[0-3]\\d)${nested(...DATE, ...CLOCK)}$`));
/** timeinterval(second,10,2) */
const interval = like(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/);

const LANGUAGE = /^\{lang=([^}]*)\}/;

/** localized_string_type: a text, with its language before it where that is said. */
const localized = (most) => (value) => {
  const said = LANGUAGE.exec(value);
  return (said && language(said[1])) || text(most)(value.replace(LANGUAGE, ""));
};
const description = localized(250);
const longText = localized(4000);
const shortText = text(250);
const openText = text(4000);

// Vocabularies, 4.2
const completion = words("completed", "incomplete", "not attempted", "unknown");
const success = words("passed", "failed", "unknown");
const kind = words(
  ...["true-false", "choice", "fill-in", "long-fill-in", "likert", "matching", "performance", "sequencing"],
  ...["numeric", "other"],
);
const result = either(words("correct", "incorrect", "unanticipated", "neutral"), anyReal);

const MEMBERS = { most: 36 };
const MATTERS = /^(\{(case_matters|order_matters)=(true|false)\})*/;

/** A pattern may begin with what matters in it. */
const matters = (type) => (value, beside) => type(value.replace(MATTERS, ""), beside);

/** What responses and patterns have in common, 4.2.9.1 and 4.2.9.2. */
const ALIKE = {
  "true-false": words("true", "false"),
  choice: list("[,]", shortIdentifier, { ...MEMBERS, set: true }),
  likert: shortIdentifier,
  matching: list("[,]", pair("[.]", shortIdentifier, shortIdentifier), MEMBERS),
  sequencing: list("[,]", shortIdentifier, MEMBERS),
  other: openText,
};
const texts = list("[,]", description, { most: 10 });
const steps = list("[,]", pair("[.]", either(words(""), shortIdentifier), shortText), { most: 250, least: 1 });

const response = chosenBy(
  "type",
  { ...ALIKE, "fill-in": texts, "long-fill-in": longText, performance: steps, numeric: anyReal },
  openText,
);
const pattern = chosenBy(
  "type",
  {
    ...ALIKE,
    "fill-in": matters(texts),
    "long-fill-in": matters(longText),
    performance: matters(steps),
    numeric: pair("[:]", either(words(""), anyReal), either(words(""), anyReal)),
  },
  openText,
);

const scores = (under) => [
  [`${under}.scaled`, BOTH, scaled],
  ...["raw", "min", "max"].map((part) => [`${under}.${part}`, BOTH, anyReal]),
];

const comments = (under, access) => [
  [`${under}.n.comment`, access, longText],
  [`${under}.n.location`, access, shortText],
  [`${under}.n.timestamp`, access, time],
];

/**
 * Name, with n for an index; access; type; what else holds. A key names its record and comes before all else in it; a
 * lasting value is never changed; what is unique differs from its neighbours'.
 */
const ELEMENTS = [
  ["cmi._version", READ, shortText],
  ...comments("cmi.comments_from_learner", BOTH),
  ...comments("cmi.comments_from_lms", READ),
  ["cmi.completion_status", BOTH, completion],
  ["cmi.completion_threshold", READ, share],
  ["cmi.credit", READ, words("credit", "no-credit")],
  ["cmi.entry", READ, words("ab-initio", "resume", "")],
  ["cmi.exit", WRITE, words("time-out", "suspend", "logout", "normal", "")],
  ["cmi.interactions.n.id", BOTH, longIdentifier, { key: true }],
  ["cmi.interactions.n.type", BOTH, kind],
  ["cmi.interactions.n.objectives.n.id", BOTH, longIdentifier, { key: true, unique: true }],
  ["cmi.interactions.n.timestamp", BOTH, time],
  ["cmi.interactions.n.correct_responses.n.pattern", BOTH, pattern, { unique: true, needs: "type" }],
  ["cmi.interactions.n.weighting", BOTH, anyReal],
  ["cmi.interactions.n.learner_response", BOTH, response, { needs: "type" }],
  ["cmi.interactions.n.result", BOTH, result],
  ["cmi.interactions.n.latency", BOTH, interval],
  ["cmi.interactions.n.description", BOTH, description],
  ["cmi.launch_data", READ, openText],
  ["cmi.learner_id", READ, longIdentifier],
  ["cmi.learner_name", READ, description],
  ["cmi.learner_preference.audio_level", BOTH, notNegative],
  ["cmi.learner_preference.language", BOTH, language],
  ["cmi.learner_preference.delivery_speed", BOTH, notNegative],
  ["cmi.learner_preference.audio_captioning", BOTH, words("-1", "0", "1")],
  ["cmi.location", BOTH, text(1000)],
  ["cmi.max_time_allowed", READ, interval],
  ["cmi.mode", READ, words("browse", "normal", "review")],
  ["cmi.objectives.n.id", BOTH, longIdentifier, { key: true, unique: true, lasting: true }],
  ...scores("cmi.objectives.n.score"),
  ["cmi.objectives.n.success_status", BOTH, success],
  ["cmi.objectives.n.completion_status", BOTH, completion],
  ["cmi.objectives.n.progress_measure", BOTH, share],
  ["cmi.objectives.n.description", BOTH, description],
  ["cmi.progress_measure", BOTH, share],
  ["cmi.scaled_passing_score", READ, scaled],
  ...scores("cmi.score"),
  ["cmi.session_time", WRITE, interval],
  ["cmi.success_status", BOTH, success],
  ["cmi.suspend_data", BOTH, text(64000)],
  ["cmi.time_limit_action", READ, words("exit,message", "continue,message", "exit,no message", "continue,no message")],
  ["cmi.total_time", READ, interval],
  [
    "adl.nav.request",
    BOTH,
    words("continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll", "_none_"),
  ],
];

export const SCORM_2004 = {
  name: "2004",
  global: "API_1484_11",
  calls: {
    initialize: "Initialize",
    finish: "Terminate",
    get: "GetValue",
    set: "SetValue",
    commit: "Commit",
    lastError: "GetLastError",
    errorString: "GetErrorString",
    diagnostic: "GetDiagnostic",
  },
  /** Error codes, 3.1.7: which one for which slip. */
  codes: {
    argument: 201,
    noElement: { get: 301, set: 351 },
    unknown: 401,
    noChildren: 301,
    noCount: 301,
    keyword: 404,
    readOnly: 404,
    writeOnly: 405,
    type: 406,
    range: 407,
    readGap: 301,
    writeGap: 351,
    dependency: 408,
    duplicate: 351,
    unset: 403,
    initializedAgain: 103,
    initializedAfterwards: 104,
    finish: { before: 112, after: 113 },
    read: { before: 122, after: 123 },
    write: { before: 132, after: 133 },
    commit: { before: 142, after: 143 },
  },
  errors: {
    0: "No Error",
    101: "General Exception",
    102: "General Initialization Failure",
    103: "Already Initialized",
    104: "Content Instance Terminated",
    111: "General Termination Failure",
    112: "Termination Before Initialization",
    113: "Termination After Termination",
    122: "Retrieve Data Before Initialization",
    123: "Retrieve Data After Termination",
    132: "Store Data Before Initialization",
    133: "Store Data After Termination",
    142: "Commit Before Initialization",
    143: "Commit After Termination",
    201: "General Argument Error",
    301: "General Get Failure",
    351: "General Set Failure",
    391: "General Commit Failure",
    401: "Undefined Data Model Element",
    402: "Unimplemented Data Model Element",
    403: "Data Model Element Value Not Initialized",
    404: "Data Model Element Is Read Only",
    405: "Data Model Element Is Write Only",
    406: "Data Model Element Type Mismatch",
    407: "Data Model Element Value Out Of Range",
    408: "Data Model Dependency Not Established",
  },
  elements: ELEMENTS,
  names: {
    status: "cmi.completion_status",
    success: "cmi.success_status",
    entry: "cmi.entry",
    exit: "cmi.exit",
    mode: "cmi.mode",
    credit: "cmi.credit",
    sessionTime: "cmi.session_time",
    totalTime: "cmi.total_time",
    raw: "cmi.score.raw",
    location: "cmi.location",
  },
};
