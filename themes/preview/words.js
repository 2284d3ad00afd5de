// The words that the panel says, from Teilbar's catalogue (words.json is made from it), in the preview's language.

import catalogue from "./words.json";

/** Return functions that give words of the catalogue, with their {values} put in. */
export function wordsIn(language) {
  const words = catalogue[language] ?? catalogue.de;
  const word = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const many = (key, count, values = {}) => word(`${key}.${count === 1 ? "one" : "other"}`, { ...values, count });
  return { word, many };
}
