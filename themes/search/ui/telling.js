// How many results there are, as a sentence.

/**
 * Return what is said of some results.
 *
 * @param result { text, count, mended }: what was looked for, how many were found, the words that were read otherwise
 */
export function told({ word, many }, { text, count, mended = [] }) {
  if (!count) {
    return word(text ? "none-for" : "none", { text });
  }
  if (mended.length) {
    const joined = (name) => mended.map((one) => one[name]).join(" ");
    return `${word("mended", { typed: joined("typed"), text: joined("meant") })} ${many("found", count)}`;
  }
  return many(text ? "found-for" : "found", count, { text });
}
