// The page's filters: what is ticked, the count at each value, and the chosen ones to take out again.

import { all, make } from "../../widgets/dom.js";
import { FACETS } from "./url.js";

export class Filters {
  /**
   * Take the part of the page that holds the filters, the list for the chosen ones, and who is told:
   * `changed(facet, key, wanted)`, and `left()` when the focus stood in the list and nothing is left there.
   */
  constructor(element, chips, words, { changed, left }) {
    this.inputs = all(element, "input[name]");
    this.chips = chips;
    this.words = words;
    this.changed = changed;
    this.left = left;
    /** The numbers that stand in the page, which hold where nothing is asked for. */
    this.all = numbersIn(this.inputs);
    this.labels = new Map(this.inputs.map((input) => [`${input.name} ${input.value}`, labelOf(input)]));
    for (const input of this.inputs) {
      input.addEventListener("change", () => changed(input.name, input.value, Boolean(input.value) && input.checked));
    }
  }

  /** What a person calls a chosen key: with its facet where the value alone does not say what it is. */
  name(facet, key) {
    const label = this.labels.get(`${facet} ${key}`);
    return label ? label.full : key;
  }

  /** Show a state and the counts that belong to it. */
  show(state, counts) {
    for (const input of this.inputs) {
      const keys = state.chosen[input.name] ?? [];
      input.checked = input.value ? keys.includes(input.value) : keys.length === 0;
      const count = counts[input.name]?.[input.value];
      const label = input.closest("label");
      if (count !== undefined) {
        label.querySelector(".tb-facet__count").textContent = `(${count})`;
        label.classList.toggle("tb-facet__value--none", count === 0);
      }
      if (input.checked && input.value) {
        input.closest("details").open = true;
      }
    }
    this.#showChosen(state);
  }

  #showChosen(state) {
    const stood = this.chips.contains(document.activeElement);
    const place = stood ? [...this.chips.children].findIndex((item) => item.contains(document.activeElement)) : -1;
    const chips = FACETS.flatMap((facet) => (state.chosen[facet] ?? []).map((key) => this.#chip(facet, key)));
    this.chips.replaceChildren(...chips);
    if (stood && chips.length) {
      // The chip is gone: its neighbour takes its place, so that the next one can be taken out.
      chips[Math.min(place, chips.length - 1)].firstChild.focus();
    } else if (stood) {
      this.left();
    }
  }

  #chip(facet, key) {
    const name = this.name(facet, key);
    const button = make("button", { type: "button", class: "tb-chip" }, name, make("span", { "aria-hidden": "true" }, "×"));
    button.setAttribute("aria-label", this.words.word("remove", { filter: name }));
    button.addEventListener("click", () => this.changed(facet, key, false));
    return make("li", {}, button);
  }
}

function labelOf(input) {
  const value = input.parentElement.querySelector(".tb-facet__label").textContent;
  const facet = input.closest("details").querySelector("summary").textContent;
  return { full: input.type === "radio" || /^\d/.test(value) ? `${facet}: ${value}` : value };
}

function numbersIn(inputs) {
  const found = {};
  for (const { name, value, parentElement } of inputs.filter((input) => input.value)) {
    found[name] ??= {};
    found[name][value] = Number(parentElement.querySelector(".tb-facet__count").textContent.replace(/\D/g, ""));
  }
  return found;
}
