// A compound that no text has is read as words that the texts have: "Waldspaziergang" as "Wald" and "Spaziergang".

/** Letters of a word that is taken apart. */
const SHORTEST = 7;
const SHORTEST_PART = 3;
/** A short part has to be a noun: "der" and "und" stand inside of many words. */
const SHORTEST_PLAIN = 5;
/** A stem is a part too: "Fernseh-". */
const SHORTEST_STEM = 5;
/** Where not all of a word is known, a part as long as this says something. */
const SHORTEST_ALONE = 4;
/** What may stand between two parts, the usual ones first. */
const LINKS = ["", "s", "n", "en", "e", "es", "er"];

/**
 * Return the forms that a form is made of: { forms, complete }; `complete` where they make all of it.
 *
 * @param known { dictionary, isStop, language }
 */
export async function split(form, known) {
  if (known.language !== "de" || form.length < SHORTEST) {
    return { forms: [], complete: false };
  }
  const parts = new Map();
  const partsFrom = async (start) => {
    if (!parts.has(start)) {
      parts.set(start, await partsAt(form, start, known));
    }
    return parts.get(start);
  };
  const whole = await complete(form, 0, partsFrom, new Map());
  if (whole) {
    return { forms: whole, complete: true };
  }
  return { forms: await longest(form, partsFrom), complete: false };
}

/** Return the parts of which all of a form from a place on is made, as few as possible; undefined if there are none. */
async function complete(form, start, partsFrom, done) {
  if (start === form.length) {
    return [];
  }
  if (!done.has(start)) {
    done.set(start, undefined);
    const ways = [];
    for (const part of await partsFrom(start)) {
      for (const link of LINKS) {
        const end = start + part.length + link.length;
        const fits = form.startsWith(link, start + part.length) && (link === "" || end < form.length);
        const rest = fits ? await complete(form, end, partsFrom, done) : undefined;
        if (rest) {
          ways.push([part.form, ...rest]);
        }
      }
    }
    ways.sort((one, other) => one.length - other.length || shortest(other) - shortest(one));
    done.set(start, ways[0]);
  }
  return done.get(start);
}

/** Return the longest parts that do not overlap, in their order. */
async function longest(form, partsFrom) {
  const places = Array.from({ length: Math.max(0, form.length - SHORTEST_ALONE + 1) }, (_, place) => place);
  const all = (await Promise.all(places.map(async (start) => (await partsFrom(start)).map((part) => ({ start, ...part }))))).flat();
  all.sort((one, other) => other.length - one.length || one.start - other.start);
  const taken = [];
  for (const one of all.filter(({ length }) => length >= SHORTEST_ALONE)) {
    if (taken.every(({ start, length }) => one.start >= start + length || one.start + one.length <= start)) {
      taken.push(one);
    }
  }
  return taken.sort((one, other) => one.start - other.start).map(({ form }) => form);
}

/** Return the words that stand in a form from a place on, the longest first: { form, length }. */
async function partsAt(form, start, { dictionary, isStop }) {
  const found = [];
  for (let end = form.length; end >= start + SHORTEST_PART; end -= 1) {
    const part = form.slice(start, end);
    const entry = part === form ? undefined : await dictionary.entry(part);
    const isWord = entry?.spelling && (isNoun(entry) || part.length >= SHORTEST_PLAIN);
    if (!isStop(part) && (isWord || (entry?.count && part.length >= SHORTEST_STEM))) {
      found.push({ form: part, length: part.length });
    } else if (end < form.length && part.length >= SHORTEST_PLAIN && isNoun(await dictionary.entry(`${part}e`))) {
      found.push({ form: `${part}e`, length: part.length }); // "Sprach-", "Schul-": without the last letter
    }
  }
  return found;
}

function isNoun(entry) {
  const first = entry?.spelling ? entry.spelling[0] : "";
  return first !== first.toLowerCase();
}

const shortest = (parts) => Math.min(...parts.map((part) => part.length));
