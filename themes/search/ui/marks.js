// An excerpt in which what matches is marked.

import { make } from "../../widgets/dom.js";

/** Return the nodes of an excerpt: pieces { text, match } in their order. */
export function marked(pieces) {
  return pieces.map(({ text, match }) => (match ? make("mark", {}, text) : text));
}
