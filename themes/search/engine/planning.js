// From what a person types to what the index is asked: for each word the terms that find it, and what each is worth.

import { fold, joined, partsOf, plain, wordsOf } from "./words.js";
import { split } from "./splitting.js";
import { rarity } from "./scoring.js";

/** Words that are looked at; who types more has pasted a text. */
const MOST_WORDS = 10;
/** Letters of what is typed that are looked at. */
const MOST_LETTERS = 400;

/** What a way to a word is worth beside the word itself. */
const WORTH = { joined: 1, base: 0.8, synonym: 0.5, prefix: 0.4 };
const FEMALE = /in(?:nen)?$/;
const SHORTEST_BASE = 5;
/** Letters of a stem that is mended: an error in a shorter one makes too much of too little. */
const SHORTEST_MENDED_STEM = 6;

/**
 * Return what a text asks for: { groups, mended, words }.
 *
 * `groups` has for each word its terms: [{ term, number, count, weight }]; `mended` says which words were read as others:
 * [{ typed, meant }]; `words` are the words that count.
 *
 * @param known { dictionary, nearby, synonyms, stem, isStop, language, count }; `synonyms` gives the groups of a term
 */
export async function plan(text, known) {
  const { asked, open } = await askedFor(text, known);
  const plans = await Promise.all(asked.map((one, place) => planWord(one, known, open && place === asked.length - 1)));
  return {
    groups: plans.flatMap(({ groups }) => groups),
    mended: plans.flatMap(({ mended }) => mended),
    words: asked.map(({ typed }) => typed),
  };
}

/** Return the words of a text that count, and whether the last one may go on. */
async function askedFor(text, { language, isStop }) {
  const bare = plain(text.slice(0, MOST_LETTERS));
  const all = wordsOf(bare).slice(0, MOST_WORDS);
  const last = all.at(-1);
  const open = Boolean(last) && last.start + last.text.length === bare.length;
  const asked = all.flatMap((word) => {
    const parts = partsOf(word.text);
    const whole = parts.length > 1 ? [fold(joined(word.text), language)] : [];
    return parts.map(([typed, ...others]) => ({
      typed,
      form: fold(typed, language),
      others: [...others.map((one) => fold(one, language)), ...whole],
    }));
  });
  const telling = asked.filter(({ typed }) => !isStop(typed.toLowerCase()));
  const kept = telling.length ? telling : asked;
  return { asked: kept.filter(({ form }) => form), open: open && kept.at(-1) === asked.at(-1) };
}

async function planWord({ typed, form, others }, known, open) {
  const { dictionary } = known;
  const exact = await termsOf(form, known);
  const nearly = (await Promise.all(others.map((other) => termsOf(other, known)))).flat();
  const prefix = open ? await dictionary.expansions(form) : [];
  const synonyms = await synonymsOf([form], exact, known);
  const base = await baseOf(form, known);
  if (exact.length || nearly.length || prefix.length || synonyms.length || base.length) {
    return { groups: [weighed({ exact, joined: nearly, base, synonym: synonyms, prefix }, known)], mended: [] };
  }
  const parts = await split(form, known);
  if (parts.complete) {
    return { groups: await groupsOf(parts.forms, known), mended: [] };
  }
  const meant = (await isRight(form, known)) ? undefined : await meantBy(typed, known);
  if (meant) {
    const terms = await termsOf(meant.form, known);
    const alike = await synonymsOf([meant.form], terms, known);
    return { groups: [weighed({ exact: terms, synonym: alike }, known)], mended: [{ typed, meant: meant.spelling }] };
  }
  const groups = await groupsOf(parts.forms, known);
  return { groups: groups.length ? groups : [[]], mended: [] };
}

/** Return the terms that a form is found by. */
async function termsOf(form, { dictionary, inflected, stem }) {
  const entry = await dictionary.entry(form);
  const terms = [stem(form), ...(entry?.spelling ? entry.also : [])];
  const found = (await Promise.all([...new Set(terms)].map((term) => dictionary.term(term)))).filter(Boolean);
  if (found.length) {
    return found;
  }
  const other = await inflected.term(form);
  return other ? [await dictionary.term(other)].filter(Boolean) : [];
}

async function synonymsOf(forms, exact, { dictionary, synonyms, stem }) {
  const own = new Set([...forms.map(stem), ...exact.map(({ term }) => term)]);
  const others = new Set([...own].flatMap((term) => synonyms(term)).filter((term) => !own.has(term)));
  return (await Promise.all([...others].map((term) => dictionary.term(term)))).filter(Boolean);
}

/** "Erzieherin" is found by "Erzieher" too, if the texts have that word. */
async function baseOf(form, known) {
  const base = known.language === "de" && FEMALE.test(form) ? form.replace(FEMALE, "") : "";
  const entry = base.length >= SHORTEST_BASE ? await known.dictionary.entry(base) : undefined;
  return entry?.spelling ? termsOf(base, known) : [];
}

async function groupsOf(forms, known) {
  const groups = await Promise.all(
    forms.map(async (form) => {
      const exact = await termsOf(form, known);
      return weighed({ exact, synonym: await synonymsOf([form], exact, known) }, known);
    }),
  );
  return groups.filter((group) => group.length);
}

/** The build knows right words that no text has: those that have synonyms, and those that are like a word of a text. */
async function isRight(form, { dictionary, stem }) {
  return Boolean((await dictionary.entry(stem(form)))?.known);
}

/**
 * Return the form that was most probably meant by a word with an error, with its spelling.
 *
 * Where an error makes an umlaut of two letters ("Fuerwehr") or stands in a form that no text has ("Tirckfilme"), what was
 * meant is near the word as it was typed, or near its stem.
 */
async function meantBy(typed, known) {
  const form = fold(typed, known.language);
  const stem = known.stem(form);
  for (const one of new Set([form, fold(typed), ...(stem.length >= SHORTEST_MENDED_STEM ? [stem] : [])])) {
    const found = await nearest(one, known);
    if (found) {
      return found;
    }
  }
  return undefined;
}

async function nearest(form, known) {
  const { dictionary, nearby } = known;
  const found = await Promise.all(
    (await nearby.of(form)).map(async (candidate) => {
      const [entry, terms] = await Promise.all([dictionary.entry(candidate), termsOf(candidate, known)]);
      const alike = terms.length ? [] : await synonymsOf([candidate], [], known);
      const count = Math.max(0, ...[...terms, ...alike].map((term) => term.count));
      return { form: candidate, spelling: entry?.spelling, begins: candidate[0] === form[0], count };
    }),
  );
  const usable = found.filter(({ spelling, count }) => spelling && count && !known.isStop(spelling.toLowerCase()));
  return usable.sort((one, other) => other.begins - one.begins || other.count - one.count || (one.form < other.form ? -1 : 1))[0];
}

/**
 * Return the terms of a word, each once, with what it is worth.
 *
 * What leads to a word counts at most as much as the word itself: a rare synonym does not outdo a common word.
 */
function weighed(ways, { count: things }) {
  const all = Object.entries(ways).flatMap(([way, terms]) => terms.map((term) => ({ ...term, way })));
  const exact = all.filter(({ way }) => way === "exact");
  const usual = Math.min(...(exact.length ? exact : all).map(({ count }) => rarity(count, things)));
  const group = new Map();
  for (const { term, number, count, way } of all) {
    const worth = exact.length ? (WORTH[way] ?? 1) : 1;
    const weight = worth * Math.min(1, usual / rarity(count, things));
    if (!(group.get(term)?.weight >= weight)) {
      group.set(term, { term, number, count, weight });
    }
  }
  return [...group.values()].sort((one, other) => one.number - other.number);
}
