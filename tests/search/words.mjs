// What the browser takes for words, forms and stems:
//   node words.mjs < { language, lunr, texts, forms }

import { text as input } from "node:stream/consumers";
import { fold, joined, partsOf, plain, wordsOf } from "../../themes/search/engine/words.js";
import { evaluated } from "./disk.mjs";

const { language, lunr: script, texts, forms } = JSON.parse(await input(process.stdin));
const { lunr } = evaluated(script);
const stemmer = language === "de" ? lunr.de.stemmer : lunr.stemmer;

/** All that a word is found by, in the order in which Python has it. */
function readings(word) {
  const parts = partsOf(word);
  const all = parts.flatMap(([bare, ...others]) => [...others, bare]);
  return parts.length > 1 ? [...all, joined(word)] : all;
}

console.log(
  JSON.stringify({
    words: texts.map((text) =>
      wordsOf(plain(text)).map((word) => [word.text, readings(word.text).map((one) => fold(one, language))]),
    ),
    stems: forms.map((form) => stemmer(new lunr.Token(form, {})).toString()),
  }),
);
