// What counts as a word, and when two spellings are the same: as generator/teilbar/searching/words.py has it.

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const LETTER = "[\\p{L}\\p{N}\\u0300-\\u036f]";
const GENDER = `(?:[:*_·]|/-?|\\()in(?:nen)?(?!${LETTER})\\)?`;
const WORD = new RegExp(`${LETTER}+(?:${GENDER})?(?:[-\\u2010\\u2011]${LETTER}+(?:${GENDER})?)*`, "gu");
const HYPHEN = /(?<!\/)[-\u2010\u2011]/;
const NO_LETTER = new RegExp(`(?!${LETTER}).`, "gsu");
const GENDERED = new RegExp(`^(${LETTER}{3,})${GENDER}$`, "u");
const SPELLED_OUT = /(?<![aeiouyq])([aou])e/g;
/** Letters of a form; what is longer is cut. */
const LONGEST = 60;

/** A text as it is kept and shown: composed, without what stands unseen inside of words. */
export const plain = (text) => text.replace(INVISIBLE, "").normalize("NFC");

/** Return the words of a plain text: [{ text, start }]; words joined by hyphens are one. */
export function wordsOf(text) {
  return Array.from(text.matchAll(WORD), (match) => ({ text: match[0], start: match.index }));
}

/** Return the parts of a word between hyphens, each with what it is found by, itself first. */
export function partsOf(word) {
  return word
    .split(HYPHEN)
    .filter(Boolean)
    .map((part) => {
      const gendered = GENDERED.exec(part);
      const bare = part.replace(NO_LETTER, "");
      return gendered ? [bare, gendered[1]] : [bare];
    });
}

/** A word without hyphens and other signs. */
export const joined = (word) => word.replace(NO_LETTER, "");

/** Return the form of a word: what is equal for all its spellings. */
export function fold(word, language) {
  const bare = word.normalize("NFKC").toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const form = language === "de" ? bare.replace(SPELLED_OUT, "$1") : bare;
  return form.length > LONGEST ? Array.from(form).slice(0, LONGEST).join("") : form;
}
