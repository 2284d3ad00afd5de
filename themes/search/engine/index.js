// The engine of the search. It touches the page only to load scripts (loading.js).

import { Dictionary, Inflected } from "./dictionary.js";
import { excerpt } from "./excerpts.js";
import { LoadError, once, scriptLoader } from "./loading.js";
import { Nearby } from "./mending.js";
import { plan } from "./planning.js";
import { Postings, partialIndex, score } from "./scoring.js";
import { ascending, names, numbers, unzigzag, words } from "./unpacking.js";

export { LoadError };

/**
 * Open the search of a site.
 *
 * Nothing is loaded before it is asked for. Promises fail with a LoadError where a piece cannot be had; who asks again
 * then gets it, if it can be had by then.
 *
 * @param root the address of the site's first page's folder, as the page sees it, with a slash at its end
 * @param options `synonyms: false` leaves synonyms out; `loader` stands in for scripts
 */
export function openSearch(root, { synonyms = true, loader = scriptLoader(`${root}suche/`) } = {}) {
  return new Search(loader, synonyms);
}

class Search {
  constructor(loader, withSynonyms) {
    this.loader = loader;
    this.withSynonyms = withSynonyms;
    this.turn = 0;
  }

  /** Load what every question needs, so that the first one is answered sooner. Returns it, for tests. */
  async prepare() {
    return this.#known();
  }

  /**
   * Return what a text finds: { hits: [{ document, score }], mended: [{ typed, meant }], words }.
   *
   * @param limit how many hits; all of them if it is not given
   */
  async find(text, { limit = Infinity } = {}) {
    return this.#renewed(async () => {
      const known = await this.#known();
      const { groups, mended, words: asked } = await this.#plan(text);
      const terms = new Map(groups.flat().map((one) => [one.term, one]));
      const index = await partialIndex(known.lunr, known.postings, terms.values());
      const hits = score(index, groups).slice(0, limit);
      return { hits, mended, words: asked };
    });
  }

  /** Return the records of things by their numbers: title, summary, address and what a site shows beside them. */
  async documents(wanted) {
    const { records, size } = await this.#known();
    const found = await this.#told(Promise.all(wanted.map((number) => records(Math.floor(number / size)))));
    return wanted.map((number, place) => found[place][number % size]);
  }

  /**
   * Return what all things can be chosen and sorted by: { count, facets, orders }.
   *
   * `facets` has for each facet { keys: [[key, ...], ...], of: [place in keys, ...] }, `orders` for each order the rank of
   * each thing, from 1 on, 0 where nothing is known.
   */
  async columns() {
    return this.#renewed(async () => {
      const { columns, count } = await this.#started();
      const { facets, orders } = await columns(0);
      const unpacked = Object.entries(facets).map(([name, [keys, of]]) => [name, { keys, of: numbers(of) }]);
      const ranks = Object.entries(orders).map(([name, packed]) => [name, unzigzag(packed)]);
      return { count, facets: Object.fromEntries(unpacked), orders: Object.fromEntries(ranks) };
    });
  }

  /** Return the place of a thing's text that answers a text best: [{ text, match }]; empty if none does. */
  async excerpt(number, text) {
    const known = await this.#known();
    const [record] = await this.documents([number]);
    const passages = await this.#told(known.texts(record.text));
    const { groups } = await this.#plan(text);
    return excerpt(passages, groups, known);
  }

  async #plan(text) {
    const known = await this.#known();
    if (this.planned?.text !== text || this.planned.known !== known) {
      this.planned = { text, known, plan: plan(text, known) };
      this.planned.plan.catch(() => (this.planned = undefined));
    }
    return this.planned.plan;
  }

  /** Do something; if a piece is gone because the site is newer than what was loaded, do it again with the newer one. */
  async #renewed(act) {
    if (this.stale) {
      await this.#renew();
    }
    try {
      return await this.#told(act());
    } catch (problem) {
      if (!(problem instanceof LoadError) || !(await this.#renew())) {
        throw problem;
      }
      return this.#told(act());
    }
  }

  /** Remember that something failed, so that the next question begins with a look at the site's present state. */
  async #told(promise) {
    try {
      return await promise;
    } catch (problem) {
      this.stale = problem instanceof LoadError;
      throw problem;
    }
  }

  /** Load the list of pieces anew. Returns whether it is another one. */
  async #renew() {
    const before = this.start && JSON.stringify(await this.start);
    this.turn += 1;
    const start = await this.loader.piece("start", this.turn);
    this.stale = false;
    if (JSON.stringify(start) === before) {
      return false;
    }
    this.start = Promise.resolve(start);
    this.opened = this.all = this.planned = undefined;
    return true;
  }

  async #started() {
    this.start ??= this.loader.piece("start");
    this.start.catch(() => (this.start = undefined));
    const start = await this.start;
    this.opened ??= this.#open(start);
    return this.opened;
  }

  /** Return the readers of all kinds of pieces. */
  #open(start) {
    const pieces = (kind) => {
      const named = names(start[kind], start[`${kind}Length`]);
      return once((place) => this.loader.piece(`${kind}-${named[place]}`));
    };
    return {
      start,
      count: start.count,
      size: start.records,
      language: start.language,
      words: pieces("w"),
      nearby: new Nearby(words(start.nFirst), pieces("n")),
      postings: new Postings(start.fields, ascending(start.pFirst), pieces("p")),
      inflected: new Inflected(words(start.iFirst), pieces("i")),
      records: pieces("r"),
      columns: pieces("c"),
      groups: pieces("s"),
      texts: once((name) => this.loader.piece(`t-${name}`)),
    };
  }

  async #known() {
    const opened = await this.#started();
    this.all ??= this.#complete(opened);
    this.all.catch(() => (this.all = undefined));
    return this.all;
  }

  async #complete(opened) {
    const { start, language } = opened;
    const [lunr, groups] = await Promise.all([
      this.loader.library(`lunr-${start.lunr}`),
      this.withSynonyms ? opened.groups(0) : [],
    ]);
    const own = language === "de" ? lunr.de : lunr;
    const stems = new Map(start.stops.split(" ").map((form) => [form, `${form}'`]));
    const stem = (form) => {
      if (!stems.has(form)) {
        stems.set(form, own.stemmer(new lunr.Token(form, {})).toString());
      }
      return stems.get(form);
    };
    const byTerm = new Map();
    for (const group of groups) {
      for (const term of group) {
        byTerm.set(term, [...(byTerm.get(term) ?? []), ...group]);
      }
    }
    return {
      ...opened,
      lunr,
      stem,
      isStop: (form) => !own.stopWordFilter(new lunr.Token(form, {})),
      synonyms: (term) => byTerm.get(term) ?? [],
      dictionary: new Dictionary(words(start.wFirst), opened.words, stem),
    };
  }
}
