// On every page. Buttons that print it: without this script they stay hidden, and the sentence beside them says how.
// The menu: Escape closes it, and so does whoever goes elsewhere. Without this script it opens and closes all the same,
// being a <details>.
"use strict";

(function () {
  for (const button of document.querySelectorAll(".tb-print")) {
    button.addEventListener("click", () => print());
    button.hidden = false;
  }

  const menu = document.querySelector(".tb-menu");
  if (!menu) {
    return;
  }
  const button = menu.querySelector("summary");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      button.focus(); // whoever opened it stands at its button again
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) {
      menu.open = false;
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
})();
