// Loaded in the head of pages that credit somebody (main.html), deferred: their buttons copy a text. A button says in
// data-copy what it copies, or stands in a group with the code that it copies, in data-copied and data-failed what is
// said then in the element after it, a live region.
"use strict";

(function () {
  for (const button of document.querySelectorAll(".tb-copy")) {
    button.addEventListener("click", () => copy(button));
    button.hidden = false;
  }

  async function copy(button) {
    const { copied, failed } = button.dataset;
    const text = button.dataset.copy ?? button.closest("[role=group]").querySelector("pre").textContent;
    const live = button.nextElementSibling;
    forget(live);
    const done = (await handOver(text)) || copySelected(text, live);
    say(live, done ? copied : failed);
  }

  // W3C, Clipboard API and events: only in a secure context, and only where neither visitor nor policy forbids it.
  async function handOver(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  // HTML's older way copies what is selected. It is selected in the page and not in a field, so that the focus stays on
  // the button; what could not be copied remains there for a hand to copy.
  function copySelected(text, live) {
    forget(live); // a second click may have come in between
    const shown = document.createElement("span");
    shown.className = "tb-copy-text";
    shown.textContent = text;
    live.after(shown);
    getSelection().selectAllChildren(shown);

    let done = false;
    const asPlainText = (event) => {
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      done = true;
    };
    document.addEventListener("copy", asPlainText);
    done = Boolean(document.execCommand?.("copy")) && done;
    document.removeEventListener("copy", asPlainText);

    if (done) {
      forget(live);
    }
    return done;
  }

  function forget(live) {
    live.textContent = "";
    if (live.nextElementSibling?.matches(".tb-copy-text")) {
      live.nextElementSibling.remove();
    }
  }

  // A live region speaks when it changes: the same words at once would be no change.
  function say(live, words) {
    setTimeout(() => {
      live.textContent = words;
    }, 100);
  }
})();
