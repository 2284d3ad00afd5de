// On paper everything is open: cards, answers and places. The solutions stand on a sheet of their own.

import { all } from "./dom.js";

export function openForPaper() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all(document, ".tb-question details:not([open], .tb-solution)");
    opened.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => opened.splice(0).forEach((one) => (one.open = false)));
}
