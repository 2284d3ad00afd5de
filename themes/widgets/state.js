// Answers as short texts, for whatever keeps them: docs/widgets.md, "State".

const VERSION = 1;
const CHECKED = "!";
const ESCAPED = { "~": "~0", ".": "~1", "!": "~2" };

/** Write an answer as a text: positions to base 36, texts with what separates them escaped, a dot between. */
export function encode(answer, checked) {
  const parts = answer.map((part) => {
    if (typeof part === "string") {
      return part.replace(/[~.!]/g, (sign) => ESCAPED[sign]);
    }
    return part === null ? "" : part.toString(36);
  });
  return parts.join(".") + (checked ? CHECKED : "");
}

/** Read what `encode` has written: `{ answer, checked }`. `typed` says whether the parts are texts. */
export function decode(state, typed) {
  const checked = state.endsWith(CHECKED);
  const body = checked ? state.slice(0, -CHECKED.length) : state;
  const parts = body === "" && !typed ? [] : body.split(".");
  return { checked, answer: parts.map(typed ? unescaped : position) };
}

function unescaped(part) {
  return part.replace(/~[012]/g, (code) => "~.!"[code[1]]);
}

function position(part) {
  const number = part === "" ? null : Number.parseInt(part, 36);
  return Number.isNaN(number) ? null : number;
}

/** Return the state of all questions that were begun, as one text. */
export function save(questions) {
  const begun = questions.filter((question) => question.begun);
  return JSON.stringify({ v: VERSION, q: Object.fromEntries(begun.map((one) => [one.key, one.state])) });
}

/**
 * Give questions what `save` returned. What belongs to no question here, or does not fit the question any more, is left
 * out: a page may have changed since. Returns how many questions took theirs.
 */
export function restore(questions, saved) {
  const states = read(saved);
  return questions.filter((question) => typeof states[question.key] === "string" && question.restore(states[question.key]))
    .length;
}

function read(saved) {
  try {
    const { v, q } = JSON.parse(saved);
    return v === VERSION && q && typeof q === "object" ? q : {};
  } catch {
    return {};
  }
}
