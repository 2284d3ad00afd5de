// Answers questions with the engine that ships, on the files of a built site: one JSON line in, one out.
//   node ask.mjs FOLDER        FOLDER holds suche/
// A line is { ask, ... }; what each asks for stands in `answers`.

import { createInterface } from "node:readline";
import { openSearch } from "../../themes/search/engine/index.js";
import { DiskLoader } from "./disk.mjs";

const loader = new DiskLoader(process.argv[2]);
const engines = { true: openSearch("", { loader }), false: openSearch("", { loader, synonyms: false }) };

const answers = {
  /** What a text finds, with the records of the first hits. */
  async find({ text, limit = 10, synonyms = true }) {
    const engine = engines[synonyms];
    const { hits, mended, words } = await engine.find(text, { limit });
    const records = await engine.documents(hits.map(({ document }) => document));
    return { hits: hits.map((hit, place) => ({ ...hit, ...records[place] })), mended, words };
  },
  excerpt: ({ number, text }) => engines.true.excerpt(number, text),
  columns: () => engines.true.columns(),
  /** Which files were loaded since this was asked last. */
  loaded: async () => loader.loaded.splice(0),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  try {
    console.log(JSON.stringify({ answer: await answers[question.ask](question) }));
  } catch (problem) {
    console.log(JSON.stringify({ failed: String(problem?.stack ?? problem) }));
  }
}
