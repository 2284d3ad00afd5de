// The dictionary: which forms the texts have, which terms these are found by. A word needs one piece of it.

import { Reader, frontCoded, numbers, placeOf } from "./unpacking.js";

const [FORM, TERM, CAPITAL, SPELT, ALSO, KNOWN] = [1, 2, 4, 8, 16, 32];
const ALPHABET_START = 35;

/** Terms that a prefix stands for, at most. */
export const MOST_EXPANSIONS = 12;
/** Letters of the shortest prefix that stands for anything. */
export const SHORTEST_PREFIX = 2;

export class Dictionary {
  /**
   * @param firsts the first key of each piece
   * @param piece gives the data of the piece at a place
   * @param stem gives the stem of a form
   */
  constructor(firsts, piece, stem) {
    this.firsts = firsts;
    this.stem = stem;
    this.parsed = new Map();
    this.piece = async (place) => {
      if (!this.parsed.has(place)) {
        this.parsed.set(place, parse(await piece(place)));
      }
      return this.parsed.get(place);
    };
  }

  /** Return what is known of a form or a term: { spelling, term, number, count, known, also }, or undefined. */
  async entry(key) {
    if (!this.firsts.length) {
      return undefined;
    }
    return (await this.piece(placeOf(this.firsts, key))).entries.get(key);
  }

  /** Return a term as { term, number, count }, or undefined if nothing is found by it. */
  async term(term) {
    const entry = await this.entry(term);
    return entry?.count ? { term, number: entry.number, count: entry.count } : undefined;
  }

  /** Return the most common terms that forms which begin so are found by. */
  async expansions(prefix) {
    if (prefix.length < SHORTEST_PREFIX || !this.firsts.length) {
      return [];
    }
    const { entries, prefixes } = await this.piece(placeOf(this.firsts, prefix));
    const running = prefixes.get(prefix);
    if (running) {
      return running;
    }
    const stems = new Set();
    for (const [key, entry] of entries) {
      if (entry.spelling && key.startsWith(prefix)) {
        stems.add(this.stem(key));
      }
    }
    const known = (await Promise.all([...stems].map((stem) => this.term(stem)))).filter(Boolean);
    return known.sort((one, other) => other.count - one.count || (one.term < other.term ? -1 : 1)).slice(0, MOST_EXPANSIONS);
  }
}

/** Forms that no text has, with the terms of the words that they are forms of. */
export class Inflected {
  constructor(firsts, piece) {
    this.firsts = firsts;
    this.piece = piece;
  }

  /** Return the term that a form leads to, or undefined. */
  async term(form) {
    if (!this.firsts.length) {
      return undefined;
    }
    const lines = await this.piece(placeOf(this.firsts, form));
    return new Map(frontCoded(lines, formAndTerm)).get(form);
  }
}

function formAndTerm(line, whole) {
  const [rest, term] = line.split("\t");
  const form = whole(rest);
  return [form, form.slice(0, new Reader(term).number()) + term.slice(1)];
}

function parse([firstTerm, counts, lines, running]) {
  const entries = new Map();
  const each = numbers(counts);
  let terms = 0;
  frontCoded(lines, (line, whole) => {
    const flags = line.charCodeAt(0) - ALPHABET_START;
    const [rest, ...more] = line.slice(1).split("\t");
    const key = whole(rest);
    const spelling = flags & SPELT ? more.shift() : flags & CAPITAL ? key[0].toUpperCase() + key.slice(1) : key;
    entries.set(key, {
      spelling: flags & FORM ? spelling : "",
      number: flags & TERM ? firstTerm + terms : -1,
      count: flags & TERM ? each[terms] : 0,
      known: Boolean(flags & KNOWN),
      also: flags & ALSO ? more : [],
    });
    terms += flags & TERM ? 1 : 0;
  });
  const prefixes = Object.entries(running).map(([prefix, some]) => [
    prefix,
    some.map(([term, number, count]) => ({ term, number, count })),
  ]);
  return { entries, prefixes: new Map(prefixes) };
}
