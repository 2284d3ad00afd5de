// What finds: loaded on the page of all materials, and on every other page when somebody goes to the search field.

import { open } from "./ui/catalogue.js";
import { Finder } from "./ui/finder.js";
import { Panel } from "./ui/panel.js";

const catalogues = new Map();

/** Bring the search in a page's header to life; `root` is the address of the site's start. */
export function panel(form, root) {
  return new Panel(form, catalogueOf(root), root);
}

function catalogueOf(root) {
  if (!catalogues.has(root)) {
    catalogues.set(root, open(root));
  }
  return catalogues.get(root);
}

const finder = document.querySelector(".tb-finder");
if (finder) {
  // The page of all materials lies one folder below the start.
  const root = new URL("../", location.href).href;
  new Finder(finder, catalogueOf(root), root);
}
