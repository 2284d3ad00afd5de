// What is said of saving: only what has changed is said, in a live region that was there before.

const TEXTS = { unsaved: "unsaved", saved: "saved", "too-long": "tooLong" };

export class Notice {
  #place = document.querySelector(".tb-sco__notice");
  #state = "";

  /** @param {"" | "unsaved" | "saved" | "too-long"} state */
  say(state) {
    if (state !== this.#state && !(state === "" && this.#state === "saved")) {
      this.#set(state);
    }
  }

  /** The good news was heard; it need not stand there any longer. */
  settle() {
    if (this.#state === "saved") {
      this.#set("");
    }
  }

  #set(state) {
    this.#state = state;
    if (this.#place) {
      this.#place.textContent = this.#place.dataset[TEXTS[state]] ?? "";
    }
  }
}
