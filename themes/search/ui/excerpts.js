// Excerpts for cards: each is cut from a text that has to be loaded, so they come when their card comes near.

import { marked } from "./marks.js";

/** How far below the screen a card is near. */
const NEAR = "400px";

export class Excerpts {
  /** Take what can be found. */
  constructor(catalogue) {
    this.catalogue = catalogue;
    this.waiting = new Map();
    this.observer = new IntersectionObserver((seen) => this.#come(seen), { rootMargin: NEAR });
  }

  /** Let the cards that stood here before go. */
  clear() {
    this.observer.disconnect();
    this.waiting.clear();
  }

  /** Put the place of a work's text that answers a text best into its card, when that comes near. */
  later(card, number, text) {
    this.waiting.set(card, { number, text });
    this.observer.observe(card);
  }

  /** Do so now. A card whose text cannot be loaded keeps its summary. */
  async now(card, number, text) {
    const pieces = await this.catalogue.excerpt(number, text).catch(() => []);
    if (pieces.length) {
      summaryOf(card).replaceChildren(...marked(pieces));
    }
  }

  #come(seen) {
    for (const { target, isIntersecting } of seen) {
      const asked = isIntersecting && this.waiting.get(target);
      if (asked) {
        this.observer.unobserve(target);
        this.waiting.delete(target);
        this.now(target, asked.number, asked.text);
      }
    }
  }
}

/** Return the paragraph of a card that says what the work is about; it is made where nobody wrote a summary. */
function summaryOf(card) {
  const found = card.querySelector(".tb-card__summary");
  if (found) {
    return found;
  }
  const made = document.createElement("p");
  made.className = "tb-card__summary";
  card.querySelector(".tb-card__title").after(made);
  return made;
}
