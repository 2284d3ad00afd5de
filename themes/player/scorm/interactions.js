// An answer, and what is right, in the words of an LMS: SCORM 1.2 RTE 3.4.2.1 (CMIFeedback) and 3.4.4
// (`cmi.interactions`); SCORM 2004 4th Ed. RTE 4.2.9.1 (correct responses) and 4.2.9.2 (learner responses).

/**
 * @typedef {object} Asked what a question is made of
 * @property {string} kind its kind (docs/widgets.md)
 * @property {any[]} right what is right, as the page has it in data-right
 * @property {number | null} truth of a statement: the position of the option that means true
 * @property {boolean} exact whether typed texts have to be written exactly like the answers
 * @property {string[]} things what there is to pick, to place or to put in order
 *
 * @typedef {object} Expressed
 * @property {string} type
 * @property {string} response
 * @property {string[]} patterns
 */

const DIGITS = "0123456789";
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const MOST_PATTERNS = 5; // of the ten that SCORM 2004 grants a fill-in (4.2.9)

/** SCORM 1.2: single characters, a comma between; a text of 255 characters. */
const IN_12 = {
  truths: { true: "t", false: "f" },
  name: (position) => `${LETTERS}${DIGITS}`[position],
  place: (position) => `${DIGITS.slice(1)}${LETTERS}0`[position],
  separator: ",",
  assigned: ".",
  holds: ({ things, right }, parts) => Math.max(things.length, right.length, parts) <= 36,
  texts: (texts) => ({ type: "fill-in", text: cut(texts.join(","), 255) }),
  patterns: 1,
  prefix: () => "",
};

/** SCORM 2004: short identifiers, `[,]` between; up to 36 of them, or ten texts of 250 characters, or a long one. */
const IN_2004 = {
  truths: { true: "true", false: "false" },
  name: (position) => spreadsheetName(position),
  place: (position) => String(position + 1),
  separator: "[,]",
  assigned: "[.]",
  holds: (_, parts) => parts <= 36,
  texts: (texts, most) =>
    most <= 10
      ? { type: "fill-in", text: texts.map((text) => cut(plain(text), 250)).join("[,]") }
      : { type: "long-fill-in", text: cut(plain(texts.join(", ")), 4000) },
  patterns: MOST_PATTERNS,
  prefix: ({ kind, exact }) => (kind === "gap-text" && exact ? "{case_matters=true}" : ""),
};

/** @type {(question: Asked, answer: any[]) => Expressed} */
export const expressed12 = (question, answer) => expressed(IN_12, question, answer);

/** @type {(question: Asked, answer: any[]) => Expressed} */
export const expressed2004 = (question, answer) => expressed(IN_2004, question, answer);

function expressed(words, question, answer) {
  const { kind, right, truth } = question;
  switch (kind) {
    case "true-false":
      if (truth !== null) {
        const said = (position) => words.truths[position === truth];
        return { type: "true-false", response: said(answer[0]), patterns: [said(right[0])] };
      }
      return listed(words, question, "choice", answer, right);
    case "choice":
    case "mark-words":
      return listed(words, question, "choice", answer, right);
    case "order":
      return listed(words, question, "sequencing", answer, right);
    case "drag-words":
    case "match":
      return paired(words, question, answer, eachItsOwn(right));
    case "gap-text":
      return typed(words, question, answer, alternatives(right, words.patterns));
  }
  throw new TypeError(`a question of the kind ${kind} is no interaction`);
}

function listed(words, question, type, answer, right) {
  if (!words.holds(question, Math.max(answer.length, right.length))) {
    return asTexts(words, question, answer, right);
  }
  const list = (positions) => positions.map(words.name).join(words.separator);
  return { type, response: list(answer), patterns: [list(right)] };
}

function paired(words, question, answer, right) {
  if (!words.holds(question, right.length)) {
    return asTexts(words, question, answer, right);
  }
  const pairs = (things) =>
    things
      .flatMap((thing, place) => (thing === null ? [] : [`${words.place(place)}${words.assigned}${words.name(thing)}`]))
      .join(words.separator);
  return { type: "matching", response: pairs(answer), patterns: [pairs(right)] };
}

function asTexts(words, question, answer, right) {
  const texts = (positions) => positions.map((position) => question.things[position] ?? "");
  return typed(words, question, texts(answer), [texts(right)]);
}

function typed(words, question, answer, patterns) {
  const most = Math.max(...patterns.map(({ length }) => length));
  const { type, text: response } = words.texts(answer.filter((text) => text.trim()), most);
  const prefix = words.prefix(question);
  return { type, response, patterns: patterns.map((texts) => prefix + words.texts(texts, most).text) };
}

/** A thing for each place; things that are alike each go to one place. */
function eachItsOwn(right) {
  const taken = new Set();
  return right.map((fitting) => {
    const thing = fitting.find((one) => !taken.has(one)) ?? fitting[0];
    taken.add(thing);
    return thing;
  });
}

/** Each gap's first text, each gap's second one or its last, and so on. */
function alternatives(right, most) {
  const count = Math.min(most, Math.max(...right.map(({ length }) => length)));
  return Array.from({ length: count }, (_, number) => right.map((texts) => texts[number] ?? texts.at(-1)));
}

/** a to z, then aa, ab ... */
function spreadsheetName(position) {
  const before = Math.floor(position / LETTERS.length);
  return (before ? spreadsheetName(before - 1) : "") + LETTERS[position % LETTERS.length];
}

/**
 * A text in which nothing means anything to SCORM 2004 (4.1.1.6, reserved delimiters). Some LMSs refuse whatever begins
 * with a brace and is none of them.
 */
function plain(text) {
  return text.replaceAll("[,]", "[ , ]").replace(/^\{/, " {");
}

/** The beginning of a text; no sign is cut in two. */
export function cut(text, most) {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}

/** The judgement: all right, nothing right, or the share of the points. */
export function resultOf(score, maximum, wrong) {
  if (score === maximum) {
    return "correct";
  }
  return score === 0 ? wrong : Math.min(Math.max(score / maximum, 0.01), 0.99).toFixed(2);
}

/**
 * A name for a question that is the same in every build: CMIIdentifier (1.2 RTE 3.4.2.1), long_identifier_type (2004
 * RTE 4.1.1.4).
 */
export function identifier(anchor, key) {
  const slug = anchor
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => ({ ä: "ae", ö: "oe", ü: "ue" })[letter])
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${slug.slice(0, 180)}-${key}`.replace(/^-/, "");
}
