/** The data model of one attempt: which element there is, who may read or write it, and what it may say. */

const INDEX = /\.(0|[1-9]\d*)(?=\.|$)/g;
const KEYWORD = /\._(children|count|version)$/;
const NEEDS_NOTHING = {};

/** A name as the table has it: n for each index. */
const general = (name) => name.replace(INDEX, ".n");

export class Model {
  /**
   * @param standard `SCORM_12` or `SCORM_2004`
   * @param values what is there at the start, by name
   */
  constructor(standard, values = {}) {
    this.standard = standard;
    this.values = new Map(Object.entries(values));
    this.rows = new Map(standard.elements.map(([name, access, type, more]) => [name, { access, type, ...more }]));
  }

  /** What an element says, and the error code of asking for it. */
  get(name) {
    const { codes } = this.standard;
    if (name === "") return failed(codes.noElement.get ?? codes.noElement);
    const keyword = KEYWORD.exec(name);
    if (keyword && name !== "cmi._version") return this.#keyword(name.slice(0, keyword.index), keyword[1]);
    const row = this.rows.get(general(name));
    if (!row) return failed(codes.unknown);
    if (this.#collections(name).some(({ index, count }) => index >= count)) return failed(codes.readGap);
    if (row.access === "write-only") return failed(codes.writeOnly);
    return this.values.has(name) ? { value: this.values.get(name), error: 0 } : failed(codes.unset);
  }

  /** Let an element say something, unless that is against the rules: returns the error code. */
  set(name, value) {
    const error = this.#fault(name, value);
    if (!error) this.values.set(name, value);
    return error;
  }

  #fault(name, value) {
    const { codes } = this.standard;
    if (name === "") return codes.noElement.set ?? codes.noElement;
    if (KEYWORD.test(name)) return this.#stem(name) ? codes.keyword : codes.unknown;
    const row = this.rows.get(general(name));
    if (!row) return codes.unknown;
    if (row.access === "read-only") return codes.readOnly;
    if (this.#collections(name).some(({ index, count }) => index > count)) return codes.writeGap;
    if (this.#comesTooEarly(name, row)) return codes.dependency;
    if (this.#isTaken(name, value, row)) return codes.duplicate;
    const fault = row.type(value, (sibling) => this.values.get(this.#beside(name, sibling)));
    return fault ? codes[fault] : 0;
  }

  #keyword(stem, word) {
    const { codes } = this.standard;
    const under = this.#stem(`${stem}._`);
    if (!under) return failed(codes.unknown);
    if (word === "count") {
      return under.some((rest) => rest.startsWith("n."))
        ? { value: String(this.#count(stem)), error: 0 }
        : failed(codes.noCount);
    }
    const children = new Set(under.map((rest) => rest.replace(/^n\./, "").split(".")[0]));
    children.delete("");
    return children.size ? { value: [...children].join(","), error: 0 } : failed(codes.noChildren);
  }

  /** What the names of the elements below another one go on with; nothing where there is no such element. */
  #stem(keyword) {
    const stem = general(keyword.slice(0, keyword.lastIndexOf("._")));
    const names = [...this.rows.keys()];
    const under = names.filter((name) => name.startsWith(`${stem}.`)).map((name) => name.slice(stem.length + 1));
    return under.length || this.rows.has(stem) ? under : undefined;
  }

  /** How many records there are in a collection. */
  #count(stem) {
    const indexes = [...this.values.keys()]
      .filter((name) => name.startsWith(`${stem}.`))
      .map((name) => Number(name.slice(stem.length + 1).split(".")[0]));
    return Math.max(-1, ...indexes.filter(Number.isInteger)) + 1;
  }

  /** The collections that a name leads through. */
  #collections(name) {
    return [...name.matchAll(INDEX)].map((found) => {
      const stem = name.slice(0, found.index);
      return { index: Number(found[1]), count: this.#count(stem), record: `${stem}.${found[1]}` };
    });
  }

  /** Whether something else in the record has to be said first: what names it, what chooses the type of the value. */
  #comesTooEarly(name, row) {
    const unnamed = this.#collections(name).some(({ record }) => {
      const key = `${record}.id`;
      return this.rows.get(general(key))?.key && key !== name && !this.values.has(key);
    });
    return unnamed || (row.needs && !this.values.has(this.#beside(name, row.needs)));
  }

  /** Whether a neighbour says the same already, or the value is fixed. */
  #isTaken(name, value, { unique, lasting } = NEEDS_NOTHING) {
    if (lasting && this.values.has(name) && this.values.get(name) !== value) return true;
    const mine = this.#collections(name).at(-1)?.record;
    const place = mine && mine.slice(0, mine.lastIndexOf(".") + 1);
    return (
      unique === true &&
      [...this.values].some(
        ([other, said]) =>
          other !== name && said === value && other.startsWith(place) && general(other) === general(name),
      )
    );
  }

  /** The name of another element of the same interaction or objective. */
  #beside(name, sibling) {
    return `${this.#collections(name)[0]?.record}.${sibling}`;
  }
}

const failed = (error) => ({ value: "", error });
