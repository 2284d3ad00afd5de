// One typing error: a letter too few, too many, another one, or two exchanged.

import { placeOf, words } from "./unpacking.js";

/** Letters of the shortest word that is mended: in a shorter one, one letter is too much of it. */
export const SHORTEST_MENDED = 4;
const LONGEST_MENDED = 39;
const ALPHABET_START = 35;

export class Nearby {
  /**
   * @param firsts the first key of each piece of the table (near.py)
   * @param piece gives the data of the piece at a place
   */
  constructor(firsts, piece) {
    this.firsts = firsts;
    this.piece = piece;
  }

  /** Return all forms of the texts that one error makes a form of. */
  async of(form) {
    if (form.length < SHORTEST_MENDED || form.length > LONGEST_MENDED || !this.firsts.length) {
      return [];
    }
    // Whatever the one error is, either all before one place of the word is right or all behind it.
    const half = Math.floor((form.length - 1) / 2);
    const behind = reversed(form.slice(half + 1));
    const lengths = [form.length - 1, form.length, form.length + 1].map((length) => String.fromCharCode(ALPHABET_START + length));
    const begins = lengths.flatMap((length) => [`a${length}${form.slice(0, half)}`, `z${length}${behind}`]);
    const some = await Promise.all(begins.map((begin) => this.range(begin)));
    const candidates = some.flat().map((key) => (key[0] === "a" ? key.slice(2) : reversed(key.slice(2))));
    return [...new Set(candidates)].filter((candidate) => isOneErrorAway(form, candidate)).sort();
  }

  async range(begin) {
    const [from, to] = [placeOf(this.firsts, begin), placeOf(this.firsts, `${begin}\uffff`)];
    const places = Array.from({ length: to - from + 1 }, (_, step) => from + step);
    const pieces = await Promise.all(places.map((place) => this.piece(place)));
    return pieces.flatMap((lines) => words(lines)).filter((key) => key.startsWith(begin));
  }
}

/** Tell whether one error makes one word of another. */
export function isOneErrorAway(one, other) {
  const longest = Math.max(one.length, other.length);
  let start = 0;
  while (start < longest && one[start] === other[start]) {
    start += 1;
  }
  const [left, right] = [one.slice(start), other.slice(start)];
  if (left.length === right.length) {
    const exchanged = left.length > 1 && left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
    return left !== "" && (left.slice(1) === right.slice(1) || exchanged);
  }
  return left.slice(1) === right || left === right.slice(1);
}

const reversed = (text) => Array.from(text).reverse().join("");
