/**
 * What data types are made of. A type is a function of a value, and of the values beside it where it depends on them;
 * it returns what speaks against the value: nothing (""), its type, or its range.
 */

export const TYPE = "type";
export const RANGE = "range";

const unless = (fits, fault = TYPE) => (fits ? "" : fault);

/** Any text up to so many UTF-16 units. */
export const text = (most) => (value) => unless(value.length <= most);

/** What a pattern describes, up to so many UTF-16 units. */
export const like =
  (pattern, most = Infinity) =>
  (value) =>
    unless(value.length <= most && pattern.test(value));

/** One word of a vocabulary. */
export const words =
  (...vocabulary) =>
  (value) =>
    unless(vocabulary.includes(value));

/** A decimal number in a range. */
export const decimal =
  (from = -Infinity, to = Infinity, pattern = /^-?\d+(\.\d+)?$/) =>
  (value) =>
    pattern.test(value) ? unless(from <= Number(value) && Number(value) <= to, RANGE) : TYPE;

/** A type or one more; the last one says what is amiss. */
export const either =
  (...types) =>
  (value, beside) =>
    types.reduce((fault, type) => fault && type(value, beside), TYPE);

/** Members with a separator between them, none of them twice where they are a set. */
export const list =
  (separator, member, { most = Infinity, least = 0, set = false } = {}) =>
  (value) => {
    const members = value === "" ? [] : value.split(separator);
    const counts = least <= members.length && members.length <= most;
    return unless(counts && members.every((one) => !member(one)) && !(set && new Set(members).size < members.length));
  };

/** Two halves with a separator between them. */
export const pair = (separator, left, right) => (value) => {
  const halves = value.split(separator);
  return unless(halves.length === 2 && !left(halves[0]) && !right(halves[1]));
};

/** A type that another element of the same record chooses. */
export const chosenBy = (element, types, otherwise) => (value, beside) =>
  (types[beside(element)] ?? otherwise)(value, beside);
