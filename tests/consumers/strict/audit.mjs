/**
 * What a log of calls must hold beyond what an API refuses: rules of ours and of the specifications about the order and
 * the sense of calls. Each rule is a function of a session that returns what is amiss.
 */

import { seconds } from "./record.mjs";

const LIMIT = 3900; // suspend data, in UTF-16 units: well below the 4,096 of 1.2
const MOMENT = 1000; // milliseconds in which a session does not get longer
const DECIDED = ["passed", "failed", "completed"];

/** Calls between one successful initialisation and the next. */
export class Run {
  /**
   * @param log what `recorded` wrote down
   * @param standard `SCORM_12` or `SCORM_2004`
   * @param values what the data model said at the launch
   */
  constructor(log, standard, values = {}) {
    const { names } = standard;
    Object.assign(this, { log, standard, names, values });
    this.silent = ["review", "browse"].includes(values[names.mode]);
    this.statuses = [names.status, names.success].filter(Boolean);
    this.sets = this.of("set").map((line) => ({ ...line, element: line.args[0], value: line.args[1] }));
    this.done = this.sets.filter(succeeded);
  }

  of(call) {
    return this.log.filter((line) => line.call === call);
  }

  /** The calls from one commit to the next; what follows the last one is the last part. */
  get parts() {
    const parts = [[]];
    for (const line of this.log) {
      parts.at(-1).push(line);
      if (line.call === "commit") parts.push([]);
    }
    return parts;
  }

  /** The values that an element was given, in order, what the LMS said at first among them. */
  said(element) {
    const given = this.done.filter((line) => line.element === element).map(({ value }) => value);
    return element in this.values ? [this.values[element], ...given] : given;
  }

  isScore = (element) => element.endsWith("score.raw") || element.endsWith("score.scaled");
}

const succeeded = ({ result }) => String(result) === "true";
const told = ({ call, args }) => `${call}(${args.map((one) => JSON.stringify(one)?.slice(0, 80)).join(", ")})`;
const wrong = (lines, why) => lines.map((line) => `${told(line)} ${why}`);

/**
 * In 2004 an element may have no value yet: that is an answer (RTE 3.1.7.5). So is that a second window finds the
 * session open; whether there may be one is a rule of its own.
 */
const isAnswer = ({ call, error }, { standard: { name, codes } }) =>
  (name === "2004" && call === "get" && error === codes.unset) ||
  (call === "initialize" && error === codes.initializedAgain);

const RULES = {
  "no call fails": (run) =>
    run.log
      .filter((line) => !line.injected && (line.thrown || (line.error && !isAnswer(line, run))))
      .map((line) => `${told(line)} ${line.thrown ?? `ends with error ${line.error}`}`),

  "arguments are texts": ({ log }) =>
    wrong(
      log.filter(({ args }) => !args.every((one) => typeof one === "string")),
      "has another argument than texts",
    ),

  "initialised first, and once": ({ log }) =>
    log
      .flatMap((line, at) => ((at === 0) === (line.call === "initialize") ? [] : wrong([line], `is call ${at + 1}`)))
      .slice(0, 1),

  "finished once": (run) => {
    const finished = run.of("finish");
    return finished.length === 1 ? [] : [`finished ${finished.length} times`];
  },

  "nothing after the end": ({ log }) => {
    const end = log.findIndex(({ call }) => call === "finish");
    return end < 0 ? [] : wrong(log.slice(end + 1), "comes after the end");
  },

  "committed before the end": (run) => {
    const last = run.parts.at(-1).filter(({ call }) => call === "set");
    return run.of("finish").length ? wrong(last, "is not committed") : [];
  },

  "score before status": (run) =>
    run.parts.flatMap((part) => {
      const sets = part.filter(({ call }) => call === "set");
      const status = sets.findIndex(({ args }) => run.statuses.includes(args[0]));
      const late = sets.filter(({ args }, at) => status >= 0 && at > status && !args[0].includes("objectives"));
      return wrong(
        late.filter(({ args }) => run.isScore(args[0])),
        "comes after the status",
      );
    }),

  "passed and failed have a score": (run) => {
    const at = run.log.findIndex(
      ({ call, args }) => call === "set" && run.statuses.includes(args[0]) && ["passed", "failed"].includes(args[1]),
    );
    const raw = run.log.findIndex(({ call, args }) => call === "set" && args[0] === run.names.raw);
    const known = Boolean(run.values[run.names.raw]);
    return at >= 0 && !known && (raw < 0 || raw > at) ? wrong([run.log[at]], "has no score") : [];
  },

  "review and browse write nothing": (run) =>
    run.silent ? wrong([...run.of("set"), ...run.of("commit")], `in mode ${run.values[run.names.mode]}`) : [],

  "each commit says how long the session is": (run) =>
    run.parts.slice(0, -1).flatMap((part) => {
      if (!part.some(({ call }) => call === "set")) return [];
      const commit = part.at(-1);
      const said = run.sets.filter(({ element, time }) => element === run.names.sessionTime && time <= commit.time);
      const isFresh = said.length > 0 && commit.time - said.at(-1).time <= MOMENT;
      return isFresh ? [] : [`a commit of ${part.length} calls without a session time`];
    }),

  "a session gets longer": (run) => {
    const times = run.sets
      .filter(({ element }) => element === run.names.sessionTime)
      .map(({ value }) => seconds(value));
    return times.some((time, at) => time < (times[at - 1] ?? 0)) ? [`session times: ${times.join(", ")}`] : [];
  },

  "scores are per cent": (run) =>
    wrong(
      run.sets.filter(({ element, value }) => {
        if (!element.includes("score.")) return false;
        const number = Number(value);
        return {
          raw: number < 0 || number > 100,
          min: number !== 0,
          max: number !== 100,
          scaled: number < 0 || number > 1,
        }[element.split(".").at(-1)];
      }),
      "is no per cent",
    ),

  "scaled is raw": (run) => {
    const last = (element) => run.said(element).at(-1);
    const [raw, scaled] = [last(run.names.raw), last("cmi.score.scaled")];
    const apart = raw !== undefined && scaled !== undefined && Math.abs(raw / 100 - scaled) > 0.0001;
    return apart ? [`raw ${raw}, scaled ${scaled}`] : [];
  },

  "a score never falls": (run) => {
    const scores = run.said(run.names.raw).filter(Boolean).map(Number);
    return scores.some((score, at) => score < (scores[at - 1] ?? 0)) ? [`raw: ${scores.join(", ")}`] : [];
  },

  "passed stays": (run) =>
    run.statuses.flatMap((element) => {
      const said = run.said(element);
      const after = said.slice(said.indexOf("passed")).filter((status) => status !== "passed");
      return said.includes("passed") && after.length ? [`${element}: ${said.join(", ")}`] : [];
    }),

  "what is decided stays": (run) => {
    const said = run.said(run.names.status);
    const first = said.findIndex((status) => DECIDED.includes(status));
    const back = said.slice(first).filter((status) => !DECIDED.includes(status));
    return first >= 0 && back.length ? [`${run.names.status}: ${said.join(", ")}`] : [];
  },

  "the exit fits the status": (run) => {
    if (run.silent || !run.sets.length) return [];
    const exit = run.sets.filter(({ element }) => element === run.names.exit).at(-1)?.value ?? "";
    const status = run.said(run.names.success ?? run.names.status).at(-1);
    const complete = run.said(run.names.status).at(-1);
    const finished = status === "passed" || (complete === "completed" && status !== "failed");
    const wanted = finished ? { 1.2: [""], 2004: ["", "normal"] }[run.standard.name] : ["suspend"];
    return wanted.includes(exit) ? [] : [`exit ${JSON.stringify(exit)} at status ${complete} ${status}`];
  },

  "suspend data is short": (run) =>
    run.sets
      .filter(({ element, value }) => element === "cmi.suspend_data" && String(value).length > LIMIT)
      .map(({ value }) => `${value.length} characters of suspend data`),

  "an interaction keeps its place": (run) => {
    const places = new Map();
    return run.done.flatMap((line) => {
      if (!/^cmi\.(interactions|objectives)\.\d+\.id$/.test(line.element)) return [];
      const before = places.get(line.element) ?? line.value;
      places.set(line.element, before);
      const kind = line.element.split(".")[1];
      const twice = [...places].some(
        ([other, id]) => other !== line.element && other.startsWith(`cmi.${kind}.`) && id === line.value,
      );
      return twice || before !== line.value ? wrong([line], "moves to another place") : [];
    });
  },

  "what has not changed is not written": (run) => {
    const before = new Map();
    return run.done.flatMap((line) => {
      const again = before.get(line.element) === line.value;
      before.set(line.element, line.value);
      const may = line.element.includes("interactions.") || line.element === run.names.sessionTime;
      return again && !may ? wrong([line], "says the same again") : [];
    });
  },
};

export const RULE_NAMES = Object.keys(RULES);

/**
 * All that is amiss in a log, with the rule that it breaks.
 *
 * @param spared rules that do not hold in a situation: nobody finishes who was killed
 */
export function audit(log, standard, values, spared = []) {
  const run = new Run(log, standard, values);
  return RULE_NAMES.filter((name) => !spared.includes(name)).flatMap((name) =>
    RULES[name](run).map((amiss) => `${name}: ${amiss}`),
  );
}
