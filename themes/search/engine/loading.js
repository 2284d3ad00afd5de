// Pieces are scripts that hand their data to a function of the page: nothing else can be read under file://.

const CALL = "teilbarSuche";

/** A piece that could not be loaded: the network is gone, or a newer site has taken its place. */
export class LoadError extends Error {
  constructor(name) {
    super(`The search could not load ${name}`);
    this.name = "LoadError";
    this.piece = name;
  }
}

/** Return what loads pieces from a folder: `piece(name, anew)` gives its data, `library(name)` what lunr.js defines. */
export function scriptLoader(folder, page = document) {
  const delivered = new Map();
  globalThis[CALL] = (name, data) => delivered.set(name, data);
  const run = (name, query = "") =>
    new Promise((resolve, reject) => {
      const script = page.createElement("script");
      script.src = `${folder}${name}.js${query}`;
      script.onload = resolve;
      script.onerror = () => reject(new LoadError(name));
      page.head.append(script);
      script.addEventListener("load", () => script.remove());
      script.addEventListener("error", () => script.remove());
    });
  return {
    async piece(name, anew = 0) {
      await run(name, anew ? `?${anew}` : "");
      if (!delivered.has(name)) {
        throw new LoadError(name);
      }
      const data = delivered.get(name);
      delivered.delete(name);
      return data;
    },
    async library(name) {
      if (!globalThis.lunr) {
        await run(name);
      }
      if (!globalThis.lunr) {
        throw new LoadError(name);
      }
      return globalThis.lunr;
    },
  };
}

/** Return a function that asks another one once for each key; what failed is asked for again. */
export function once(ask) {
  const asked = new Map();
  return (key) => {
    if (!asked.has(key)) {
      const answer = ask(key);
      asked.set(key, answer);
      answer.catch(() => asked.delete(key));
    }
    return asked.get(key);
  };
}
