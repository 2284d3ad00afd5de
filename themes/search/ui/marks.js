// An excerpt in which what matches is marked.

import { make } from "../../widgets/dom.js";

/** Return the nodes of an excerpt: pieces of text, each with whether it matches. */
export function marked(pieces) {
  return pieces.map(([text, matches]) => (matches ? make("mark", {}, text) : text));
}
