// Stands in for script elements: runs the same files, read from the disk.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { LoadError } from "../../themes/search/engine/loading.js";

export class DiskLoader {
  constructor(folder) {
    this.folder = folder;
    this.loaded = [];
  }

  async piece(name) {
    let given;
    this.#run(name, { teilbarSuche: (called, data) => (given = called === name ? { data } : undefined) });
    if (!given) {
      throw new LoadError(name);
    }
    return JSON.parse(JSON.stringify(given.data));
  }

  async library(name) {
    return this.#run(name, { console }).lunr;
  }

  #run(name, globals) {
    this.loaded.push(`${name}.js`);
    try {
      return evaluated(readFileSync(join(this.folder, "suche", `${name}.js`), "utf8"), globals);
    } catch (problem) {
      throw problem.code === "ENOENT" ? new LoadError(name) : problem;
    }
  }
}

/** Run a script on a page of its own; returns what it finds and leaves there. */
export function evaluated(script, globals = { console }) {
  const context = vm.createContext(globals);
  vm.runInContext(script, context);
  return context;
}
