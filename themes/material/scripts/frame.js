// Loaded in the head of every page, deferred, before Material's bundle: it defines what the bundle expects of
// Material's inline scripts, without remembering anything about a visitor.
"use strict";

(function () {
  const settings = JSON.parse(document.getElementById("__config").textContent);

  window.__md_scope = new URL(settings.base, location);
  window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
  window.__md_get = () => null;
  window.__md_set = () => {};

  // Opened from a folder a page may neither start a worker nor read the index: there is no search then.
  if (location.protocol === "file:") {
    for (const part of document.querySelectorAll("[data-md-component=search], [for=__search]")) {
      part.remove();
    }
  }

  // The bundle would fetch a program from another host to draw these.
  for (const drawing of document.querySelectorAll("pre.mermaid")) {
    drawing.classList.remove("mermaid");
  }

  // The bundle takes every other form of a page for a translation, and asks for a sitemap beside it. It finds links by
  // the attribute's exact text; to a browser a space in it says nothing.
  for (const link of document.querySelectorAll("link[rel=alternate]")) {
    link.setAttribute("rel", "alternate ");
  }

  // A label is no button to the keyboard.
  for (const label of document.querySelectorAll("label[role=button]")) {
    label.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        label.click();
      }
    });
  }

  // Escape closes the menu, and whoever opened it stands at its button again.
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector(".tb-menu[open]");
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
