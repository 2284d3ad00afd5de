// The card of a work, as publishing/pages/cards.py makes it.

import { make } from "../../widgets/dom.js";

/** A picture that everybody sees is asked for at once; all others wait until they come near. */
const AT_ONCE = 2;

/**
 * Return the card of a work. Long words of its title may be cut where soft hyphens stand (`cut`).
 *
 * @param root the address of the site's first page's folder, as the page sees it
 * @param place of the card in the list, from 0
 */
export function card(record, root, place) {
  const text = make("div", { class: "tb-card__text" });
  if (record.area) {
    text.append(make("p", { class: "tb-card__area" }, record.area));
  }
  text.append(make("p", { class: "tb-card__title" }, make("a", { href: root + record.address }, record.cut ?? record.title)));
  if (record.summary) {
    text.append(make("p", { class: "tb-card__summary" }, record.summary));
  }
  if (record.facts) {
    const facts = record.facts.map(([kind, words]) => make("li", { class: `tb-fact tb-fact--${kind}` }, words));
    text.append(make("ul", { class: "tb-card__facts" }, ...facts));
  }
  return make("li", { class: "tb-card" }, ...picture(record, root, place), text);
}

function picture({ picture: shown }, root, place) {
  if (!shown) {
    return [];
  }
  const [src, width, height] = shown;
  const loading = place < AT_ONCE ? null : "lazy";
  // `loading` before `src`: a browser asks as soon as it knows where.
  return [make("img", { class: "tb-card__picture", loading, decoding: "async", alt: "", width, height, src: root + src })];
}
