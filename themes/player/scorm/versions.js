// The two versions of SCORM, told apart by what a package says of itself (data-scorm).

import { scorm12 } from "./scorm12.js";
import { scorm2004 } from "./scorm2004.js";

/**
 * @typedef {[element: string, value: string]} Pair what is to be written
 * @typedef {(element: string) => string} Value gives the value of an element
 *
 * @typedef {object} Version
 * @property {string} api name of the LMS's object
 * @property {import("./connection.js").Names} names
 * @property {import("./connection.js").Errors} errors
 * @property {import("./ledger.js").Refusals} refusals
 * @property {string} mode element, as the following ones
 * @property {string} location
 * @property {string} suspendData
 * @property {string} exit
 * @property {string} sessionTime
 * @property {string[]} status
 * @property {string} score the element that raw, min and max stand below
 * @property {(value: Value) => string} decided what the LMS has as decided: see status.js
 * @property {(decided: string) => Pair[]} statusOf
 * @property {(percent: number | null) => Pair[]} scoreOf
 * @property {(share: number) => Pair[]} progressOf
 * @property {(isFinished: boolean) => string} exitOf
 * @property {(milliseconds: number) => string} timeOf
 * @property {boolean} interactionsCanBeRead
 * @property {(index: number, given: import("../visit.js").Given) => Pair[]} interaction
 * @property {(index: number, objective: import("../tracking.js").Objective) => Pair[]} objective
 * @property {(index: number) => string[]} objectiveStatus what to read before an objective is written
 * @property {(index: number, value: Value) => string} objectiveDecided
 */

/** @type {Record<string, Version>} */
export const VERSIONS = { "1.2": scorm12, 2004: scorm2004 };

/** The modes in which nothing is written: SCORM 1.2 RTE 3.4.4 `cmi.core.lesson_mode`, 2004 RTE 4.2.14 `cmi.mode`. */
export const READ_ONLY = ["browse", "review"];
