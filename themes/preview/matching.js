// Which of several texts on a page is the one that begins with some words: pure.

/** Return what counts of a text: no soft hyphens, one space where there are several. */
export function bare(text) {
  return text.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();
}

/**
 * Return the number of the text that fits best: the shortest that begins with the words, else the shortest that holds
 * them; of two that are as long the later one, which is the inner one. -1 where none does.
 */
export function bestOf(texts, words) {
  const wanted = bare(words);
  let best = -1;
  let weight = Infinity;
  texts.map(bare).forEach((text, number) => {
    const at = wanted ? text.indexOf(wanted) : -1;
    const weighs = text.length + (at > 0 ? 1e6 : 0);
    if (at >= 0 && weighs <= weight) {
      best = number;
      weight = weighs;
    }
  });
  return best;
}
