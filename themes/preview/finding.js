// One message of the check, as the panel shows it.

import { button, make } from "../widgets/dom.js";

/** Return the element of a finding; `extras` stand below it: a button to its place on the page, say. */
export function findingElement(found, { word }, ...extras) {
  return make(
    "div",
    { class: `tb-preview__finding tb-preview__finding--${found.severity}`, tabindex: "-1" },
    make("p", { class: "tb-preview__message" }, make("strong", {}, `${found.word}: `), found.message),
    make("p", { class: "tb-preview__remedy" }, found.remedy),
    ...placeOf(found, word),
    ...extras,
  );
}

/** Where it stands in the source: the file, the line, and how that line reads. */
function placeOf(found, word) {
  if (!found.file) {
    return [make("p", { class: "tb-preview__place" }, word("whole-hub"))];
  }
  const place = found.line ? `${found.file}:${found.line}` : found.file;
  const line = found.line ? word("line", { line: found.line }) : word("whole-file");
  const said = make("p", { class: "tb-preview__place" }, make("code", {}, found.file), `, ${line} `, copyButton(place, word));
  return found.source.trim() ? [said, make("pre", { class: "tb-preview__source", tabindex: "0" }, found.source)] : [said];
}

function copyButton(place, word) {
  const made = button(
    word("copy"),
    async () => {
      await navigator.clipboard.writeText(place);
      made.textContent = word("copied");
      setTimeout(() => (made.textContent = word("copy")), 2000);
    },
    { class: "tb-preview__button", title: word("copy-place", { place }) },
  );
  return made;
}
