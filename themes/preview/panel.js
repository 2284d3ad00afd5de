// The panel: a bar at the lower edge of the page, and a drawer above it.

import { all, button, make } from "../widgets/dom.js";
import { findingElement } from "./finding.js";
import { Markers } from "./markers.js";
import { elementAt, point } from "./places.js";
import { wordsIn } from "./words.js";

const DRAWER = "tb-preview-drawer";
const EFFECTS = "/.teilbar/diff/index.html";
/** Where the drawer covers the page, so that it closes for who wants to see a place of that. */
const COVERS = "(max-width: 60rem)";

export class Panel {
  constructor(language) {
    this.words = wordsIn(language);
    this.onToggle = () => {};
    this.state = make("p", { class: "tb-preview__state", role: "status" });
    this.toggler = button("", () => this.toggle(this.drawer.hidden), {
      class: "tb-preview__toggle",
      "aria-expanded": "false",
      "aria-controls": DRAWER,
    });
    this.drawer = make("div", { id: DRAWER, class: "tb-preview__drawer", hidden: true });
    this.told = "";
    this.markers = new Markers((number) => this.#open(number), this.words);
    const name = this.words.word("panel");
    this.element = make(
      "aside",
      { class: "tb-preview", lang: language, "aria-label": name },
      this.markers.element,
      make(
        "div",
        { class: "tb-preview__dock" },
        this.drawer,
        make("div", { class: "tb-preview__bar" }, this.state, this.toggler),
      ),
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.drawer.hidden) {
        this.toggle(false);
        this.toggler.focus();
      }
    });
    document.documentElement.classList.add("tb-previewed");
  }

  /** Open the drawer, or close it. */
  toggle(open) {
    this.drawer.hidden = !open;
    this.toggler.setAttribute("aria-expanded", String(open));
    this.onToggle(open);
  }

  /** Say that a change was noticed. */
  wait() {
    this.#say(this.words.word("changing"), "changing");
  }

  /** Show what the server says of the page. */
  show(said) {
    const { word, many } = this.words;
    this.#say(...stateOf(said, word));
    const blocked = said.old || said.own.some((one) => one.severity === "error");
    this.element.classList.toggle("tb-preview--blocked", blocked);
    this.toggler.textContent = many("count", said.own.length + said.problem.length + said.build.length);
    const { own, problem, build, elsewhere, effects, old, file } = said;
    const told = JSON.stringify([own, problem, build, elsewhere, effects, old, file]);
    if (told !== this.told) {
      this.told = told; // the same again must not take away what somebody has opened, or stands on
      this.#fill(said);
    }
  }

  #fill(said) {
    const { word } = this.words;
    const spots = said.own.map((found) => (found.at && !said.old ? elementAt(found.at) : null));
    const top = this.drawer.scrollTop;
    const opened = this.drawer.querySelector("details")?.open ?? false;
    this.drawer.replaceChildren(
      ...this.#section(said.problem, word("why")),
      ...this.#section(said.build, word("not-built")),
      make("h2", {}, word("own")),
      ...(said.own.length ? [] : [make("p", {}, word(said.file ? "own-none" : "no-text"))]),
      this.#list(
        said.own.map((found, number) => this.#own(found, spots[number])),
        "tb-preview__own",
      ),
      make("h2", {}, word("elsewhere")),
      ...this.#elsewhere(said.elsewhere),
      ...(said.effects ? [make("p", {}, make("a", { href: EFFECTS, class: "tb-preview__effects" }, word("effects")))] : []),
      button(word("close"), () => this.toggle(false) ?? this.toggler.focus(), { class: "tb-preview__button" }),
    );
    all(this.drawer, "details").forEach((details) => (details.open = opened));
    this.drawer.scrollTop = top;
    this.markers.put(said.own, spots);
  }

  /** Say that nobody answers any more. */
  lose() {
    this.#say(this.words.word("ended"), "lost");
  }

  /** Say how old the page is; once, so that nobody has it read out again and again. */
  #say(sentence, kind) {
    this.element.dataset.state = kind;
    if (this.state.textContent !== sentence) {
      this.state.textContent = sentence;
    }
  }

  #section(findings, heading) {
    return findings.length
      ? [make("h2", {}, heading), this.#list(findings.map((found) => findingElement(found, this.words)))]
      : [];
  }

  #own(found, element) {
    const { word } = this.words;
    const shows = element && button(word("show"), () => this.#point(element), { class: "tb-preview__button" });
    return findingElement(found, this.words, ...(shows ? [shows] : []));
  }

  #elsewhere({ counts, found, more }) {
    const { word, many } = this.words;
    if (!counts.length) {
      return [make("p", {}, word("elsewhere-none"))];
    }
    const sum = counts.map((one) => `${one.count} × ${one.word}`).join(", ");
    const items = found.map((one) => findingElement(one, this.words, ...pageOf(one)));
    const rest = more ? [make("p", {}, many("more", more))] : [];
    return [make("details", {}, make("summary", {}, sum), this.#list(items), ...rest)];
  }

  #list(elements, name = null) {
    return elements.length ? make("ul", { class: name }, ...elements.map((one) => make("li", {}, one))) : "";
  }

  #point(element) {
    if (matchMedia(COVERS).matches) {
      this.toggle(false);
    }
    point(element);
  }

  /** Open the drawer at one of the page's own findings. */
  #open(number) {
    this.toggle(true);
    const own = all(this.drawer, ".tb-preview__own .tb-preview__finding")[number];
    own?.scrollIntoView({ block: "nearest" });
    own?.focus();
  }
}

/** Return the sentence that says how old a page is, and what that is for the eye. */
function stateOf({ late, old, build, whole }, word) {
  if (late) {
    return [word("changing"), "changing"];
  }
  if (old) {
    return [word("old"), "old"];
  }
  if (build.length) {
    return [word("not-built"), "old"];
  }
  return whole ? [word("fresh"), "fresh"] : [word("following"), "changing"];
}

/** Return a link to the page of a finding that is about another one. */
function pageOf({ page, file }) {
  return page ? [make("p", {}, make("a", { href: `/${encodeURI(page)}` }, file))] : [];
}
