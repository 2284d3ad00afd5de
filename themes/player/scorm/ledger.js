// What the LMS is known to hold, so that nothing is written twice.

/**
 * @typedef {object} Refusals error codes after which the same value need not be tried again
 * @property {string[]} unknown the LMS does not have such an element
 * @property {string[]} refused it has, and will not take this value
 */

export class Ledger {
  #connection;
  #refusals;
  #known = new Map();

  /**
   * @param {import("./connection.js").Connection} connection
   * @param {Refusals} refusals
   */
  constructor(connection, refusals) {
    this.#connection = connection;
    this.#refusals = refusals;
  }

  /** Ask for a value. */
  look(element) {
    const value = this.#connection.get(element);
    this.#known.set(element, value);
    return value;
  }

  /** The value that was last asked for or written; nothing where neither was done. */
  known(element) {
    return this.#known.get(element);
  }

  /**
   * Write a value, unless it stands there. Returns whether it stands there now.
   *
   * @param {string} element
   * @param {string} value
   * @param {object} [options]
   * @param {boolean} [options.isDetail] nobody loses anything if the LMS refuses it: then it counts as written
   */
  put(element, value, { isDetail = false } = {}) {
    if (this.#known.get(element) === value) {
      return true;
    }
    let done = this.#connection.set(element, value);
    if (!done && isDetail) {
      const error = this.#connection.lastError;
      done = this.#refusals.unknown.includes(error) || this.#refusals.refused.includes(error);
    }
    if (done) {
      this.#known.set(element, value);
    }
    return done;
  }

  /** Write several; those after one that failed too. */
  putAll(pairs, options) {
    return pairs.map(([element, value]) => this.put(element, value, options)).every(Boolean);
  }

  /**
   * Find the place of an id in a list of the data model, `cmi.interactions` say, whose ids can be read. Where the LMS
   * does not count, the place is the one that we remember.
   *
   * @returns {{ index: number, mayBeThere: boolean }}
   */
  placeOf(list, id, remembered) {
    const count = this.count(list);
    if (count === null) {
      return { index: remembered, mayBeThere: true };
    }
    for (let index = 0; index < count; index += 1) {
      const element = `${list}.${index}.id`;
      if ((this.#known.get(element) || this.look(element)) === id) {
        return { index, mayBeThere: true };
      }
    }
    return { index: count, mayBeThere: false };
  }

  /** How many entries a list has; null where the LMS does not say. */
  count(list) {
    const count = this.#connection.get(`${list}._count`);
    return /^\d+$/.test(count) ? Number(count) : null;
  }
}
