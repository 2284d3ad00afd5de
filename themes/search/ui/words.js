// The words that the search says, from Teilbar's catalogue (words.json is made from it), in the language of the page.

import catalogue from "./words.json";

/** Return functions that give words of the catalogue, with their {values} put in, in the language around `element`. */
export function wordsFor(element) {
  const language = element.closest("[lang]")?.lang.split("-")[0];
  const words = catalogue[language] ?? catalogue.de;
  const word = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const many = (key, count, values = {}) => word(`${key}.${count === 1 ? "one" : "other"}`, { ...values, count });
  return { word, many };
}
