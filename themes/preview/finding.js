// One message of the check, as the panel shows it.

import { button, make } from "../widgets/dom.js";

/** Return the element of a finding; `actions` are buttons that lead on: to its place on the page, say. */
export function findingElement(found, { word }, ...actions) {
  const line = found.source.trim();
  const buttons = [...actions, ...(found.file ? [copyButton(found, word)] : [])];
  return make(
    "div",
    { class: `tb-preview__finding tb-preview__finding--${found.severity}`, tabindex: "-1" },
    make("p", { class: "tb-preview__message" }, make("strong", {}, `${found.word}: `), ...worded(found.message)),
    make("p", { class: "tb-preview__remedy" }, ...worded(found.remedy)),
    make("p", { class: "tb-preview__place" }, ...placeOf(found, word)),
    ...(line ? [make("pre", { class: "tb-preview__source" }, found.source)] : []),
    ...(buttons.length ? [make("div", { class: "tb-preview__actions" }, ...buttons)] : []),
  );
}

/** Return a sentence with what stands between grave accents as code: that is to be typed. */
function worded(sentence) {
  return sentence.split("`").map((part, number) => (number % 2 ? make("code", {}, part) : part));
}

/** Return the words for where something stands in the source. */
function placeOf({ file, line }, word) {
  if (!file) {
    return [word("whole-hub")];
  }
  return [make("code", {}, file), `, ${line ? word("line", { line }) : word("whole-file")}`];
}

/** Return a button that copies the place as editors take it: `file:line`. */
function copyButton({ file, line }, word) {
  const place = line ? `${file}:${line}` : file;
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
