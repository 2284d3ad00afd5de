// Numbers and words as generator/teilbar/searching/packing.py packs them.

const FIRST = 35;
const BACKSLASH = 92;
const ENDS = 60;
const BEFORE = 31;

/** Reads numbers from a text, one after the other. */
export class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  get more() {
    return this.at < this.text.length;
  }

  number() {
    let value = 0;
    for (;;) {
      const digit = digitOf(this.text.charCodeAt(this.at++));
      if (digit < ENDS) {
        return value * ENDS + digit;
      }
      value = value * BEFORE + digit - ENDS;
    }
  }

  numbers(count) {
    return Array.from({ length: count }, () => this.number());
  }

  /** Read ascending numbers. */
  ascending(count) {
    let last = -1;
    return Array.from({ length: count }, () => (last += this.number() + 1));
  }

  skip(count) {
    for (let left = count; left > 0; this.at += 1) {
      left -= digitOf(this.text.charCodeAt(this.at)) < ENDS;
    }
  }
}

/** Return all numbers of a text. */
export function numbers(text) {
  const reader = new Reader(text);
  const found = [];
  while (reader.more) {
    found.push(reader.number());
  }
  return found;
}

/** Return ascending numbers. */
export function ascending(text) {
  let last = -1;
  return numbers(text).map((step) => (last += step + 1));
}

/** Return numbers of which a text has the steps from one to the next. */
export function unzigzag(text) {
  let last = 0;
  return numbers(text).map((step) => (last += step % 2 ? -(step + 1) / 2 : step / 2));
}

/** Return lines as words: each begins with how many letters it shares with the one before. `take` gets word and rest. */
export function frontCoded(text, take = (word) => word) {
  let last = "";
  if (!text) {
    return [];
  }
  return text.split("\n").map((line) => {
    const shared = digitOf(line.charCodeAt(0));
    return take(line.slice(1), (rest) => (last = last.slice(0, shared) + rest));
  });
}

/** Return front-coded words. */
export const words = (text) => frontCoded(text, (rest, whole) => whole(rest));

/** Return the number of a name of equal length each in a text, as a list. */
export function names(text, length) {
  return Array.from({ length: text.length / length }, (_, place) => text.slice(place * length, (place + 1) * length));
}

/** Return the place of the last of some sorted keys that is not above one; 0 where all are. */
export function placeOf(keys, key) {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] <= key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return Math.max(0, low - 1);
}

function digitOf(code) {
  if (!(code >= FIRST)) {
    throw new RangeError("A piece of the search is cut off");
  }
  return code - FIRST - (code > BACKSLASH);
}
