// The place of a text that answers best, and in it what was looked for, also inside of compounds.

import { fold, joined, partsOf, wordsOf } from "./words.js";

/** The build marks where words are put together with a soft hyphen. */
const SEAM = "\u00ad";
/** Characters of an excerpt, about. */
const LENGTH = 180;

/**
 * Return the best excerpt of passages as segments [{ text, match }]; none if nothing of it is there.
 *
 * @param passages [[heading, anchor, text], ...]
 * @param groups for each word that was asked for its terms (planning.js)
 * @param known { stem, language }
 */
export function excerpt(passages, groups, known) {
  const wanted = new Map(groups.flatMap((terms, group) => terms.map(({ term, weight }) => [term, { group, weight }])));
  let best = { points: 0 };
  for (const [, , text] of passages) {
    const marks = marksIn(text, wanted, known);
    for (const [first, mark] of marks.entries()) {
      const window = marks.slice(first).filter(({ end }) => end - mark.start <= LENGTH);
      const points = worth(window);
      if (points > best.points) {
        best = { points, text, marks: window };
      }
    }
  }
  return best.points ? cut(best.text, best.marks) : [];
}

/** What says most of each word counts most, then how much of it there is. */
function worth(marks) {
  const most = new Map();
  for (const { group, weight, whole } of marks) {
    most.set(group, Math.max(most.get(group) ?? 0, weight * (whole ? 1 : 0.7)));
  }
  return [...most.values()].reduce((sum, one) => sum + one * 100, marks.length);
}

/** Return what of a text was looked for: [{ start, end, group, weight, whole }], places in the text with its seams. */
function marksIn(text, wanted, known) {
  const bare = text.replaceAll(SEAM, "");
  const seams = seamsOf(text);
  return wordsOf(bare).flatMap(({ text: word, start }) => {
    const meant = wantedBy(readings(word), wanted, known);
    const parts = meant?.weight === 1 ? [] : inside(word, start, seams, wanted, known);
    // A compound that only begins with what was typed is less than the part of it that was meant.
    return meant && parts.every(({ weight }) => weight <= meant.weight)
      ? [{ start, end: start + word.length, ...meant, whole: true }]
      : parts;
  });
}

function readings(word) {
  const parts = partsOf(word);
  return parts.length > 1 ? [joined(word)] : parts.flat();
}

/** Return what was looked for inside of a word: the parts between hyphens and seams, alone or some together. */
function inside(word, start, seams, wanted, known) {
  const hyphens = Array.from(word.matchAll(/[-\u2010\u2011]/g), ({ index }) => index + 1);
  const own = seams.filter((seam) => seam > start && seam < start + word.length).map((seam) => seam - start);
  const cuts = [...new Set([0, ...hyphens, ...own, word.length])].sort((one, other) => one - other);
  const found = [];
  for (let first = 0; first < cuts.length - 1; first += 1) {
    // Together they are the word, of which the caller knows.
    for (let last = cuts.length - (first === 0 ? 2 : 1); last > first; last -= 1) {
      const text = word.slice(cuts[first], cuts[last]).replace(/[-\u2010\u2011]$/, "");
      const meant = wantedBy([joined(text), joined(text).replace(/s$/, "")], wanted, known);
      if (meant) {
        found.push({ start: start + cuts[first], end: start + cuts[first] + text.length, ...meant, whole: false });
        first = last - 1;
        break;
      }
    }
  }
  return found;
}

function wantedBy(words, wanted, { stem, language }) {
  const term = words.map((word) => stem(fold(word, language))).find((one) => wanted.has(one));
  return wanted.get(term);
}

/** Return where the seams of a text stand, in the text without them. */
function seamsOf(text) {
  const found = [];
  for (let at = text.indexOf(SEAM); at >= 0; at = text.indexOf(SEAM, at + 1)) {
    found.push(at - found.length);
  }
  return found;
}

function cut(text, marks) {
  const bare = text.replaceAll(SEAM, "");
  const space = Math.max(0, LENGTH - (marks.at(-1).end - marks[0].start));
  const from = wordStart(bare, marks[0].start - Math.floor(space / 3));
  const to = wordEnd(bare, Math.max(marks.at(-1).end, from + LENGTH));
  const segments = [];
  let at = from;
  for (const { start, end } of marks) {
    segments.push({ text: bare.slice(at, start), match: false }, { text: bare.slice(start, end), match: true });
    at = end;
  }
  segments.push({ text: bare.slice(at, to), match: false });
  segments[0].text = (from > 0 ? "… " : "") + segments[0].text;
  segments.at(-1).text += to < bare.length ? " …" : "";
  return segments.filter((segment) => segment.text);
}

function wordStart(text, place) {
  return place <= 0 ? 0 : text.lastIndexOf(" ", place) + 1;
}

function wordEnd(text, place) {
  const space = place >= text.length ? -1 : text.lastIndexOf(" ", place);
  return space < 0 ? text.length : Math.max(space, 0);
}
