// Cards to learn with, one at a time, to be turned. Nothing is scored.

import { all, button, disable, make } from "../dom.js";

export function cards(section, word) {
  const folded = all(section, ":scope > details:not(.tb-hint)");
  const sides = folded.map(({ children: [front, ...back] }) => ({ front: front.childNodes, back }));
  let at = 0;
  let turned = false;

  const face = make("div", { class: "tb-flashcard__face" });
  const card = make("div", { class: "tb-flashcard", "aria-live": "polite" }, face);
  const previous = button(word("previous-card"), () => go(at - 1));
  const turn = button(word("turn"), () => show(at, !turned), { class: "tb-button tb-button--main" });
  const next = button(word("next-card"), () => go(at + 1));
  const place = make("p", { class: "tb-instruction" });
  const deck = make("div", { class: "tb-deck" }, place, card, make("div", { class: "tb-actions" }, turn, previous, next));
  folded[0].before(deck);
  folded.forEach((one) => one.classList.add("tb-for-paper"));
  show(0, false);

  function go(to) {
    show(to, false);
  }

  function show(to, back) {
    [at, turned] = [to, back];
    place.textContent = word("card", { number: at + 1, total: sides.length });
    const side = make("span", { class: "tb-flashcard__side" }, word(back ? "back" : "front"));
    const content = [...(back ? sides[at].back : sides[at].front)].map((node) => node.cloneNode(true));
    face.replaceChildren(side, back ? make("div", {}, ...content) : make("p", {}, ...content));
    disable(previous, at === 0);
    disable(next, at === sides.length - 1);
  }
}
