// Where terms stand, and which things they find: lunr.js counts, on an index of the terms that it is asked for.

import { Reader, placeOf } from "./unpacking.js";

export class Postings {
  /**
   * @param fields the names of the index's fields
   * @param firsts the number of the first term of each piece
   * @param piece gives the data of the piece at a place
   */
  constructor(fields, firsts, piece) {
    this.fields = fields;
    this.firsts = firsts;
    this.piece = piece;
    this.read = new Map();
  }

  /** Return where a term stands: for each field the numbers of things and the term's weights there. */
  async of(number) {
    if (!this.read.has(number)) {
      const [first, packed] = await this.piece(placeOf(this.firsts, number));
      const reader = new Reader(packed);
      for (let skipped = first; skipped < number; skipped += 1) {
        skip(reader, this.fields.length);
      }
      this.read.set(number, take(reader, this.fields.length));
    }
    return this.read.get(number);
  }
}

/**
 * Return a lunr index of some terms, which gives for queries of these terms what the index of all terms gives.
 *
 * @param terms [{ term, number }]
 */
export async function partialIndex(lunr, postings, terms) {
  const sorted = [...terms].sort((one, other) => one.number - other.number);
  const rows = await Promise.all(sorted.map(({ number }) => postings.of(number)));
  const [invertedIndex, elements] = [{}, {}];
  for (const [place, { term, number }] of sorted.entries()) {
    const posting = { _index: number };
    for (const [field, name] of postings.fields.entries()) {
      const refs = (posting[name] = {});
      const { things, weights } = rows[place][field];
      for (const [at, thing] of things.entries()) {
        refs[thing] = {};
        (elements[`${name}/${thing}`] ??= []).push(number, weights[at]);
      }
    }
    invertedIndex[term] = posting;
  }
  const fieldVectors = Object.fromEntries(Object.entries(elements).map(([ref, list]) => [ref, new lunr.Vector(list)]));
  return new lunr.Index({
    invertedIndex,
    fieldVectors,
    tokenSet: lunr.TokenSet.fromArray(Object.keys(invertedIndex).sort()),
    fields: postings.fields,
    pipeline: new lunr.Pipeline(),
  });
}

/** How rare a term is: what lunr's weights are made with. */
export function rarity(count, things) {
  return Math.log(1 + (things - count + 0.5) / (count + 0.5));
}

/**
 * Return what groups of terms find, best first: [{ document, score, found }].
 *
 * Things in which all groups occur stand before those in which some do; `found` is how many do.
 *
 * @param groups for each word that was asked for its terms: [{ term, number, weight }]
 */
export function score(index, groups) {
  const clauses = groups.flat();
  if (!clauses.length) {
    return [];
  }
  const results = index.query((query) => {
    for (const { term, weight } of clauses) {
      query.term(term, { boost: weight, usePipeline: false });
    }
  });
  const sets = groups.map((group) => group.map(({ term }) => term));
  const hits = results.map(({ ref, score: points, matchData }) => ({
    document: Number(ref),
    score: points,
    found: sets.filter((set) => set.some((term) => Object.hasOwn(matchData.metadata, term))).length,
  }));
  return hits.sort((one, other) => other.found - one.found || other.score - one.score || one.document - other.document);
}

function skip(reader, fields) {
  const count = reader.numbers(fields).reduce((sum, one) => sum + one, 0);
  reader.skip(reader.number() + 2 * count);
}

function take(reader, fields) {
  const counts = reader.numbers(fields);
  const weights = reader.numbers(reader.number()).map((thousandths) => thousandths / 1000);
  const rows = counts.map((count) => ({ things: reader.ascending(count) }));
  for (const row of rows) {
    row.weights = row.things.map(() => weights[reader.number()]);
  }
  return rows;
}
