// Finding the block of a page that a line of its text became, and marking it.

import { all } from "../widgets/dom.js";
import { bestOf } from "./matching.js";

const BLOCKS = "h2, h3, h4, h5, h6, p, li, td, th, dt, dd, figcaption, summary, legend, label, blockquote, pre, a";
const MEDIA = "img, video, audio, source";

/** Return the element for a place of the page, or null: `anchor`, `words`, `alt`, `medium` as the server says them. */
export function elementAt({ anchor, words, alt, medium }) {
  const main = document.querySelector("main") ?? document.body;
  if (medium) {
    const found = all(main, MEDIA).find((one) => pathsOf(one).some((path) => isOf(path, medium)));
    return found ? shown(found) : null;
  }
  const heading = (anchor && document.getElementById(anchor)) || main.querySelector("h1");
  const follows = (one) => !heading || heading.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (alt) {
    const found = all(main, "img").find((one) => follows(one) && one.alt === alt);
    return found ? shown(found) : heading;
  }
  if (words) {
    const blocks = all(main, BLOCKS).filter(follows);
    return blocks[bestOf(blocks.map((one) => one.textContent), words)] ?? heading;
  }
  return heading;
}

/** Scroll to an element, put the focus there, and mark it until another one is. */
export function point(element) {
  all(document, ".tb-preview-pointed").forEach((one) => one.classList.remove("tb-preview-pointed"));
  element.classList.add("tb-preview-pointed");
  if (!element.matches("a, button, input, select, textarea, summary, [tabindex]")) {
    element.tabIndex = -1;
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

/** Whether a path is that of a medium, named without its ending, or of a rendition of that. */
function isOf(path, medium) {
  return path.startsWith(`/${medium}`) && /^(-\d+)?\.\w+$/.test(path.slice(medium.length + 1));
}

function pathsOf(medium) {
  const named = [medium.getAttribute("src"), ...(medium.getAttribute("srcset") ?? "").split(",")];
  return named.filter(Boolean).map((one) => decodeURI(new URL(one.trim().split(" ")[0], location.href).pathname));
}

/** What a person sees of a medium. */
function shown(medium) {
  return medium.closest("figure") ?? medium.closest("video, audio, picture") ?? medium;
}
