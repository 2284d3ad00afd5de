import assert from "node:assert/strict";
import test from "node:test";

import { Model } from "./model.mjs";
import { SCORM_12 } from "./scorm12.mjs";
import { SCORM_2004 } from "./scorm2004.mjs";

const long = (length) => "x".repeat(length);

/** A record of an interaction of a type, as far as other values depend on it. */
const of = (type) => ({ "cmi.interactions.0.id": "frage-1", "cmi.interactions.0.type": type });
const named = { "cmi.interactions.0.id": "frage-1", "cmi.objectives.0.id": "teil-1" };
const response = (version) => `cmi.interactions.0.${version === "1.2" ? "student_response" : "learner_response"}`;
const pattern = "cmi.interactions.0.correct_responses.0.pattern";

/** Element, what is there before, values that fit, values of another type, values out of range. */
const SAMPLES = {
  1.2: [
    ["cmi.core.lesson_location", {}, ["", "k3f9", "Größe", long(255)], [long(256)]],
    [
      "cmi.core.lesson_status",
      {},
      ["passed", "completed", "failed", "incomplete", "browsed"],
      ["not attempted", "unknown", "Passed", ""],
    ],
    ["cmi.core.score.raw", {}, ["", "0", "66.67", "100"], ["80%", "1,5", ".5", "1e2"], ["101", "-1", "100.01"]],
    ["cmi.core.exit", {}, ["time-out", "suspend", "logout", ""], ["normal", "Suspend"]],
    [
      "cmi.core.session_time",
      {},
      ["00:00:00", "0000:01:02.5", "9999:59:59.99"],
      ["0:00:00", "00:60:00", "00:00:60", "00:00:00.123", "PT1M", "00:00", "10000:00:00"],
    ],
    ["cmi.suspend_data", {}, ["", long(4096)], [long(4097)]],
    ["cmi.objectives.0.id", {}, ["einheit-1_a", long(255)], ["", "mit leer", "größe", "a.b", long(256)]],
    ["cmi.objectives.0.status", named, ["not attempted", "passed", "incomplete"], ["unknown", ""]],
    ["cmi.student_preference.audio", {}, ["-1", "0", "100"], ["laut", "1.5"], ["-2", "101"]],
    ["cmi.student_preference.speed", {}, ["-100", "+100"], ["schnell"], ["-101", "101"]],
    ["cmi.student_preference.text", {}, ["-1", "0", "1"], ["an"], ["2"]],
    ["cmi.interactions.0.time", named, ["00:00:00", "23:59:59.9"], ["24:00:00", "1:00:00", "12:00"]],
    [
      "cmi.interactions.0.type",
      named,
      ["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"],
      ["long-fill-in", "other", ""],
    ],
    ["cmi.interactions.0.weighting", named, ["3", "-1", "0.5"], ["", "drei"]],
    [
      "cmi.interactions.0.result",
      named,
      ["correct", "wrong", "unanticipated", "neutral", "0.67"],
      ["incorrect", "", "67%"],
    ],
    ...[response("1.2"), pattern].flatMap((element) => [
      [element, of("true-false"), ["t", "f", "0", "1"], ["true", "wahr", "", "tf"]],
      [element, of("choice"), ["a", "a,c", "0,9,z"], ["a[,]c", "a, c", "aa", "A", "a,a", "", "a;b"]],
      [element, of("fill-in"), ["", "Tablet,Zeit", long(255)], [long(256)]],
      [element, of("numeric"), ["12", "-1.5"], ["zwölf", ""]],
      [element, of("likert"), ["a", "7", ""], ["ab"]],
      [element, of("matching"), ["1.a", "1.a,2.b"], ["1[.]a", "1a", "1.a.b", "11.a", "", "1-a"]],
      [element, of("performance"), ["irgendwas", long(255)], [long(256)]],
      [element, of("sequencing"), ["a", "a,b,a"], ["a[,]b", "ab", "", "a.b"]],
    ]),
  ],
  2004: [
    ["cmi.completion_status", {}, ["completed", "incomplete", "not attempted", "unknown"], ["passed", ""]],
    ["cmi.success_status", {}, ["passed", "failed", "unknown"], ["completed", ""]],
    ["cmi.exit", {}, ["time-out", "suspend", "logout", "normal", ""], ["timeout"]],
    ["cmi.location", {}, ["", long(1000)], [long(1001)]],
    ["cmi.suspend_data", {}, ["", long(64000)], [long(64001)]],
    ["cmi.progress_measure", {}, ["0", "0.5", "1", "0.3333333"], ["", "50%", "0.33333333"], ["1.01", "-0.1"]],
    ["cmi.score.scaled", {}, ["-1", "0.6667", "1"], ["", "1e-2"], ["1.5", "-1.1"]],
    ["cmi.score.raw", {}, ["-5", "66.67", "1000"], ["", "acht"]],
    [
      "cmi.session_time",
      {},
      ["PT0S", "PT1H2M3.45S", "P1Y2M3DT4H", "P1D"],
      ["P", "PT", "00:01:00", "PT1.234S", "1M", "PT1S1M", "P1W"],
    ],
    [
      "cmi.comments_from_learner.0.comment",
      {},
      ["{lang=de-DE}gut", "gut", long(4000)],
      ["{lang=d e}gut", long(4001)],
    ],
    ["cmi.comments_from_learner.0.location", {}, [long(250)], [long(251)]],
    ["cmi.learner_preference.audio_level", {}, ["0", "1.5"], ["laut"], ["-1"]],
    ["cmi.learner_preference.language", {}, ["", "de", "de-DE", "x-klingon"], ["de_DE", "deutschland"]],
    ["cmi.learner_preference.audio_captioning", {}, ["-1", "0", "1"], ["2", ""]],
    [
      "cmi.objectives.0.id",
      {},
      ["teil-1", "urn:uuid:1234", long(4000)],
      ["", "mit leer", "größe", "urn:", long(4001)],
    ],
    ["cmi.interactions.0.id", {}, ["frage-1", long(4000)], ["", "mit leer", long(4001)]],
    [
      "cmi.interactions.0.type",
      named,
      [
        ...["true-false", "choice", "fill-in", "long-fill-in", "likert", "matching", "performance", "sequencing"],
        ...["numeric", "other"],
      ],
      ["", "essay"],
    ],
    [
      "cmi.interactions.0.timestamp",
      named,
      ["2026", "2026-11-26T18:00:00", "2026-11-26T18:00:00.0Z", "2026-11-26T18:00:00.25+01:00"],
      ["2026-11-26T18:00:00Z", "2026-11-26T18:00:00.123Z", "18:00:00", "26.11.2026", "1969", "2026-13"],
    ],
    ["cmi.interactions.0.weighting", named, ["3", "0.5"], ["", "drei"]],
    [
      "cmi.interactions.0.result",
      named,
      ["correct", "incorrect", "unanticipated", "neutral", "0.67"],
      ["wrong", "", "67%"],
    ],
    ["cmi.interactions.0.latency", named, ["PT0S"], ["00:00:01"]],
    ["cmi.interactions.0.description", named, ["Größe?", "{lang=de}was", long(250)], [long(251)]],
    ["adl.nav.request", {}, ["continue", "exitAll", "_none_"], ["", "next"]],
    ...[response("2004"), pattern].flatMap((element) => [
      [element, of("true-false"), ["true", "false"], ["t", "1", ""]],
      [
        element,
        of("choice"),
        ["", "a", "a[,]c", "aa[,]ab", Array.from({ length: 36 }, (_, at) => `w${at}`).join("[,]")],
        ["a,c", "a[,]a", "a[,]", "ä", "a b", Array.from({ length: 37 }, (_, at) => `w${at}`).join("[,]")],
      ],
      [
        element,
        of("fill-in"),
        ["", "Tablet[,]viel Zeit", "{lang=de}Tablet", long(250)],
        [long(251), Array(11).fill("x").join("[,]")],
      ],
      [element, of("long-fill-in"), ["", long(4000)], [long(4001)]],
      [element, of("likert"), ["gut"], ["", "sehr gut"]],
      [element, of("matching"), ["", "1[.]a", "1[.]a[,]2[.]b"], ["1.a", "1[.]a,2[.]b", "1[.]", "1[.]a[.]b"]],
      [element, of("performance"), ["schritt[.]so[,]dann[.]so"], ["schritt.so", ""]],
      [element, of("sequencing"), ["", "a[,]b[,]a"], ["a,b", "a b"]],
      [element, of("other"), ["", long(4000)], [long(4001)]],
    ]),
    [response("2004"), of("numeric"), ["12"], ["", "10[:]12"]],
    [pattern, of("numeric"), ["10[:]12", "[:]12"], ["12", "10:12"]],
    [pattern, of("fill-in"), ["{case_matters=false}{order_matters=true}Tablet[,]Zeit"], [long(251)]],
  ],
};

for (const standard of [SCORM_12, SCORM_2004]) {
  const { name, codes, elements } = standard;
  for (const [element, before, fitting, others, beyond = []] of SAMPLES[name]) {
    const type = before["cmi.interactions.0.type"];
    test(`${name} ${element}${type ? ` of ${type}` : ""}`, () => {
      const errors = (values) =>
        values.map((value) => [value.slice(0, 40), new Model(standard, before).set(element, value)]);
      const all = (values, error) => values.map((value) => [value.slice(0, 40), error]);
      assert.deepEqual(errors(fitting), all(fitting, 0));
      assert.deepEqual(errors(others), all(others, codes.type));
      assert.deepEqual(errors(beyond), all(beyond, codes.range));
    });
  }

  test(`${name}: each type that can be written has a sample`, () => {
    const row = (wanted) => elements.find(([element]) => element === wanted.replace(/\.0(?=\.|$)/g, ".n"));
    const sampled = new Set(SAMPLES[name].map(([element]) => row(element)[2]));
    const written = elements.filter(([, access]) => access !== "read-only");
    assert.deepEqual(
      written.filter(([, , type]) => !sampled.has(type)).map(([element]) => element),
      [],
    );
  });

  for (const [row, access] of elements.filter(([row]) => row !== "cmi._version")) {
    const element = row.replace(/\.n(?=\.|$)/g, ".0");
    const there = { "cmi.comments_from_lms.0.comment": "da", ...named, [element]: "0" };
    test(`${name} ${element} is ${access}`, () => {
      const model = new Model(standard, there);
      const read = {
        value: access === "write-only" ? "" : "0",
        error: access === "write-only" ? codes.writeOnly : 0,
      };
      if (!element.endsWith(".id")) assert.deepEqual(model.get(element), read);
      assert.equal(model.set(element, "\n") === codes.readOnly, access === "read-only");
    });
  }
}
