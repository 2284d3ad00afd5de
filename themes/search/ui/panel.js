// The search in the header of every page: the first results below the field while a person types.
//
// The results are links in a list that follows the field: Tab leads to them, arrows too, Escape closes them. How many
// there are is said politely. Without this script the form leads to the page of all materials.

import { make } from "../../widgets/dom.js";
import { told } from "./telling.js";
import { write } from "./url.js";
import { wordsFor } from "./words.js";

const MOST = 5;
/** Milliseconds after which who types seems to wait. */
const PAUSE = 150;
/** Milliseconds after which a person wants to know why nothing happens. */
const PATIENCE = 600;

export class Panel {
  /** Take the form in the header, what can be found, and the address of the site's start as this page sees it. */
  constructor(form, catalogue, root) {
    this.form = form;
    this.catalogue = catalogue;
    this.root = root;
    this.words = wordsFor(form);
    this.input = form.querySelector("input");
    this.panel = form.querySelector(".tb-search__panel");
    this.status = form.querySelector("[role=status]");
    this.turn = 0;
    this.#listen();
    catalogue.prepare().catch(() => {}); // if it fails, the first question says so
    this.#ask();
  }

  async #ask() {
    const text = this.input.value.trim();
    const turn = ++this.turn;
    if (!text) {
      this.#close();
      this.#say("");
      return;
    }
    const waits = setTimeout(() => turn === this.turn && this.#put(this.words.word("loading")), PATIENCE);
    try {
      const { numbers, mended } = await this.catalogue.find(text);
      const records = await this.catalogue.documents(numbers.slice(0, MOST));
      if (turn === this.turn) {
        this.#show(text, records, numbers.length, mended);
      }
    } catch (problem) {
      if (turn === this.turn) {
        this.#put(this.words.word("failed-here"));
      }
      throw problem;
    } finally {
      clearTimeout(waits);
    }
  }

  #show(text, records, count, mended) {
    const sentence = told(this.words, { text, count, mended });
    if (!count) {
      this.#put(sentence);
      return;
    }
    const links = records.map((record) => this.#link(record));
    const all = make("a", { class: "tb-search__all", href: this.#address(text) }, this.words.many("all", count));
    const items = [...links, all].map((link) => make("li", {}, link));
    this.#put(sentence, make("ul", { class: "tb-search__list" }, ...items));
  }

  /** Show a sentence, with a list below it; the sentence is read out. */
  #put(sentence, ...list) {
    this.#say(sentence);
    this.panel.replaceChildren(make("p", { class: "tb-search__said", "aria-hidden": "true" }, sentence), ...list);
    this.panel.hidden = false;
  }

  #say(sentence) {
    if (this.status.textContent !== sentence) {
      this.status.textContent = sentence;
    }
  }

  #link(record) {
    const facts = (record.facts ?? []).map(([, words]) => words).join(" · ");
    const parts = [make("span", { class: "tb-search__title" }, record.cut ?? record.title)];
    if (facts) {
      parts.push(" ", make("span", { class: "tb-search__facts" }, facts));
    }
    return make("a", { href: this.root + record.address }, ...parts);
  }

  #address(text) {
    return `${this.root}materialien/index.html${write({ text, chosen: {}, order: "", steps: 1 })}`;
  }

  #listen() {
    this.input.addEventListener("input", (event) => {
      clearTimeout(this.typing);
      if (!event.isComposing) {
        this.typing = setTimeout(() => this.#ask(), PAUSE);
      }
    });
    this.input.addEventListener("focus", () => this.isLeft || this.#ask());
    this.form.addEventListener("keydown", (event) => this.#key(event));
    this.form.addEventListener("focusout", (event) => {
      if (!this.form.contains(event.relatedTarget)) {
        this.#close();
      }
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.form.contains(event.target)) {
        this.#close();
      }
    });
  }

  #key(event) {
    if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault(); // a browser empties the field; who closes the list wants to go on typing
      event.stopPropagation();
      this.#close();
      this.isLeft = true; // to come back to the field is no question
      this.input.focus();
      this.isLeft = false;
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.#move(event);
    }
  }

  /** Go up and down between the field and the links. */
  #move(event) {
    if (this.panel.hidden) {
      return;
    }
    const stops = [this.input, ...this.panel.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  }

  #close() {
    this.turn += 1;
    this.panel.hidden = true;
  }
}
