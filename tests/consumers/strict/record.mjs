/** What an LMS keeps of a learner between two launches, and what it says at the next one. */

/** Said anew at each launch, or of this session only. */
const NEVER_KEPT = new Set(["entry", "exit", "mode", "credit", "sessionTime", "totalTime"]);

const LEARNER = {
  1.2: { "cmi.core.student_id": "weiss-aenne", "cmi.core.student_name": "Weiß, Änne" },
  2004: { "cmi.learner_id": "weiss-aenne", "cmi.learner_name": "Weiß, Änne", "cmi._version": "1.0" },
};
const AT_FIRST = {
  1.2: { "cmi.core.lesson_status": "not attempted" },
  2004: { "cmi.completion_status": "unknown", "cmi.success_status": "unknown" },
};

/** What the data model says of a mode, where the LMS says so at all. */
function inMode({ names }, mode) {
  return mode ? { [names.mode]: mode, [names.credit]: mode === "normal" ? "credit" : "no-credit" } : {};
}

/**
 * The record that an attempt goes on with, if there is one.
 *
 * In 1.2 (RTE 3.4.4, `cmi.core.entry`) everything is there again. In 2004 (RTE 2.1, 4.2.7) an attempt that did not end
 * with `suspend` is over: the next launch begins a new one, of which nothing is known. Many LMSs keep everything
 * nevertheless: `keepsAll`.
 */
export function goesOn({ name }, record, { keepsAll = false } = {}) {
  return name === "1.2" || keepsAll || record?.exit === "suspend" ? record : undefined;
}

/** What the data model says when a unit is launched, with the record that the attempt goes on with. */
export function atLaunch(standard, record, { mode = "normal" } = {}) {
  const { name, names } = standard;
  const entry = record?.exit === "suspend" ? "resume" : "";
  return {
    ...LEARNER[name],
    ...AT_FIRST[name],
    ...record?.values,
    ...inMode(standard, mode),
    [names.entry]: record ? entry : "ab-initio",
    [names.totalTime]: time(standard, record?.seconds ?? 0),
  };
}

/** What is kept of it at a commit (`finished` is false) or at the end. */
export function afterwards(standard, before, values, finished) {
  const { name, names } = standard;
  const dropped = new Set([...NEVER_KEPT].map((key) => names[key]));
  const kept = Object.fromEntries(Object.entries(values).filter(([element]) => !dropped.has(element)));
  if (name === "1.2" && finished && kept[names.status] === "not attempted") {
    kept[names.status] = "completed"; // RTE 3.4.4: whoever says nothing of it has completed it
  }
  const session = values[names.sessionTime] ?? "";
  return { values: kept, exit: values[names.exit] ?? "", seconds: (before?.seconds ?? 0) + seconds(session) };
}

/** How long a session was, in seconds. */
export function seconds(said) {
  const clock = /^(\d+):(\d\d):([\d.]+)$/.exec(said);
  const span = clock ?? /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(said) ?? [];
  const [hours = 0, minutes = 0, rest = 0] = span.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + rest;
}

function time({ name }, total) {
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, Math.round(total % 60)];
  const two = (number) => String(number).padStart(2, "0");
  return name === "1.2"
    ? `${two(hours).padStart(4, "0")}:${two(minutes)}:${two(rest)}`
    : `PT${hours}H${minutes}M${rest}S`;
}
