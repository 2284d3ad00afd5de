// The page of all materials: what a person types, ticks and sorts, and what that finds. The address tells all of it.

import { make } from "../../widgets/dom.js";
import { WORKS, ask, waysOut } from "./asking.js";
import { card } from "./cards.js";
import { Excerpts } from "./excerpts.js";
import { Filters } from "./filters.js";
import { nothing } from "./nothing.js";
import { sheet } from "./sheet.js";
import { told } from "./telling.js";
import { choose, orderOf, ordersOf, read, withOrder, write } from "./url.js";
import { wordsFor } from "./words.js";

/** Cards that are shown at once, and added by each step. */
const STEP = 24;
/** Cards whose excerpts are waited for, so that nothing moves on the screen any more. */
const ON_SCREEN = 6;
/** Milliseconds after which who types seems to wait. */
const PAUSE = 250;
/** Milliseconds after which a person wants to know why nothing happens. */
const PATIENCE = 600;

export class Finder {
  /**
   * Take the element that holds search and filters, what can be found, and the address of the site's start as this
   * page sees it.
   */
  constructor(element, catalogue, root) {
    const part = (name) => element.querySelector(`.tb-${name}`);
    this.catalogue = catalogue;
    this.excerpts = new Excerpts(catalogue);
    this.root = root;
    this.words = wordsFor(element);
    this.input = part("finder__input");
    this.status = part("finder__status");
    this.found = part("finder__found");
    this.more = part("more");
    this.chosen = part("finder__chosen");
    this.order = part("finder__order").querySelector("select");
    this.complete = document.querySelector(".tb-complete");
    this.sheet = sheet(element);
    this.filters = new Filters(part("facets"), part("chips"), this.words, {
      changed: (facet, key, wanted) => this.go(choose(this.state, facet, key, wanted)),
      left: () => this.status.focus(),
    });
    this.turn = 0;
    this.#listen(element);
    this.show(read(location.search));
  }

  /** Go to a state: the address says it, and the way back leads to where a person was. */
  go(state, { anew = true } = {}) {
    const address = `${location.pathname}${write(state)}`;
    history[anew ? "pushState" : "replaceState"](null, "", address);
    return this.show(state);
  }

  /** Show what a state finds. Whoever was asked before and answers later is not heard. */
  async show(state) {
    const turn = ++this.turn;
    this.state = state;
    if (orderOf(state) === "bereich") {
      this.#showAll();
      return;
    }
    this.complete.hidden = true;
    const waits = setTimeout(() => turn === this.turn && this.#tell(this.words.word("loading")), PATIENCE);
    try {
      const result = await ask(this.catalogue, state);
      const ways = result.numbers.length ? [] : await waysOut(this.catalogue, state);
      const cards = await this.#cards(result.numbers.slice(0, STEP * state.steps), state);
      if (turn === this.turn) {
        this.#put(state, result, cards, ways);
      }
    } catch (problem) {
      if (turn === this.turn) {
        this.#fail();
      }
      throw problem;
    } finally {
      clearTimeout(waits);
    }
  }

  async #cards(numbers, state) {
    const records = await this.catalogue.documents(numbers);
    const cards = records.map((record, place) => card(record, this.root, place));
    if (state.text) {
      const first = cards.slice(0, ON_SCREEN);
      await Promise.all(first.map((one, place) => this.excerpts.now(one, numbers[place], state.text)));
    }
    return cards;
  }

  /** Show the complete list by area, which stands in the page: nothing has to be loaded for it. */
  #showAll() {
    const count = WORKS.reduce((sum, kind) => sum + (this.filters.all.art?.[kind] ?? 0), 0);
    this.excerpts.clear();
    this.#around(count, this.filters.all, []);
    this.found.replaceChildren();
    this.more.hidden = true;
    this.complete.hidden = false;
  }

  #put(state, { numbers, counts, mended }, cards, ways) {
    this.#around(numbers.length, counts, mended);
    this.excerpts.clear();
    for (const [place, one] of state.text ? cards.entries() : []) {
      if (place >= ON_SCREEN) {
        this.excerpts.later(one, numbers[place], state.text);
      }
    }
    this.found.replaceChildren(
      numbers.length
        ? make("ul", { class: "tb-cards" }, ...cards)
        : nothing(ways, this.filters, this.words, (other) => this.go(other).then(() => this.status.focus())),
    );
    const shown = this.words.word("shown", { shown: cards.length, count: numbers.length });
    this.more.textContent = `${this.more.dataset.plain} (${shown})`;
    this.more.hidden = cards.length >= numbers.length;
  }

  /** Show what stands around the results: the text, the filters, the order, how many there are. */
  #around(count, counts, mended) {
    const { word, many } = this.words;
    const { text, chosen } = this.state;
    const filters = Object.values(chosen).flat().length;
    if (document.activeElement !== this.input) {
      this.input.value = text;
    }
    this.filters.show(this.state, counts);
    this.chosen.hidden = filters === 0;
    this.sheet.opener.textContent = filters ? word("filters", { count: filters }) : this.sheet.opener.dataset.plain;
    this.sheet.show.textContent = many("show", count);
    this.order.value = orderOf(this.state);
    for (const option of this.order.options) {
      option.disabled = option.hidden = !ordersOf(this.state).includes(option.value);
    }
    this.#tell(told(this.words, { text, count, mended }));
  }

  #tell(words) {
    if (this.status.textContent !== words) {
      this.status.textContent = words;
    }
  }

  #fail() {
    this.#tell(this.words.word("failed"));
    this.found.replaceChildren();
    this.more.hidden = true;
    this.complete.hidden = false;
  }

  #listen(element) {
    const form = this.input.form;
    this.status.tabIndex = -1;
    this.sheet.opener.dataset.plain = this.sheet.opener.textContent;
    this.more.dataset.plain = this.more.textContent;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#type({ anew: true });
    });
    this.input.addEventListener("focus", () => this.catalogue.prepare().catch(() => {}), { once: true });
    this.input.addEventListener("input", (event) => {
      clearTimeout(this.typing);
      if (!event.isComposing) {
        this.typing = setTimeout(() => this.#type({ anew: false }), PAUSE);
      }
    });
    this.order.addEventListener("change", () => this.go(withOrder(this.state, this.order.value)));
    this.more.addEventListener("click", () => this.#showMore());
    for (const clear of element.querySelectorAll(".tb-finder__clear")) {
      clear.addEventListener("click", () => this.#clear(clear));
    }
    addEventListener("popstate", () => {
      this.input.value = read(location.search).text;
      this.show(read(location.search));
    });
  }

  /** Typing step by step makes one entry of the way back: the first letter begins it, the others change it. */
  #type({ anew }) {
    clearTimeout(this.typing);
    const text = this.input.value.trim();
    if (text !== this.state.text) {
      const begins = !this.state.text || anew;
      this.go(read(write({ ...this.state, text, steps: 1 })), { anew: begins });
    }
  }

  async #showMore() {
    const before = this.found.querySelectorAll(".tb-card").length;
    await this.go({ ...this.state, steps: this.state.steps + 1 }, { anew: false });
    this.found.querySelectorAll(".tb-card__title a")[before]?.focus();
  }

  async #clear(button) {
    const inSheet = button.closest("dialog");
    await this.go({ ...this.state, chosen: {}, steps: 1 });
    if (!inSheet) {
      this.status.focus();
    }
  }
}
