/** The two LMSs that stand behind a desk: the strict one and scorm-again. What they are told is kept the same way. */

import { Session } from "../strict/api.mjs";

const QUIET = { autocommit: false, logLevel: 5 };
const MAKERS = { 1.2: "Scorm12API", 2004: "Scorm2004API" };
const SCRIPTS = { 1.2: "scorm12", 2004: "scorm2004" };

const ITS_OWN = "cmi._version"; // it cannot be told

/** What scorm-again has of an attempt, by name; it says "" of what nobody said. */
function told(again) {
  const has = Object.entries(again.getFlattenedCMI());
  return Object.fromEntries(has.filter(([, value]) => typeof value === "string" && value !== ""));
}

/** scorm-again, asked for its data before it is told to forget them. */
function scormAgain(standard, values, keep) {
  const again = new window[MAKERS[standard.name]](QUIET);
  again.loadFromFlattenedJSON(Object.fromEntries(Object.entries(values).filter(([name]) => name !== ITS_OWN)), "");
  const { calls } = standard;
  const api = Object.fromEntries(Object.values(calls).map((name) => [name, (...given) => again[name](...given)]));
  api[calls.get] = (...given) => {
    again.clearSCORMError("true"); // it lets an older error stand where a value is read
    return again[calls.get](...given);
  };
  for (const call of ["commit", "finish"]) {
    api[calls[call]] = (...given) => {
      const values_ = told(again);
      const result = again[calls[call]](...given);
      if (String(result) === "true") keep(values_, call === "finish");
      return result;
    };
  }
  return api;
}

/** Load what a judge needs. */
export async function prepared(judge, { name }) {
  if (judge !== "scorm-again") return;
  const script = Object.assign(document.createElement("script"), { src: `scorm-again/${SCRIPTS[name]}.js` });
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
  });
  document.head.append(script);
  await loaded;
}

export const JUDGES = {
  strict: (standard, values, keep) => new Session(standard, values, keep).api,
  "scorm-again": scormAgain,
};
