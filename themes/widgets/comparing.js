// Whether what somebody typed is what was meant (docs/scoring.md, "Typed words").

const SPELLED_OUT = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** Tell whether a typed text is one of the accepted ones; where it has to be `exact`, only spaces may differ. */
export function isAccepted(typed, accepted, exact = false) {
  const form = exact ? tidy : tolerant;
  return accepted.some((answer) => form(answer) === form(typed));
}

function tidy(text) {
  return text.normalize("NFC").replace(/[\u00ad\u200b-\u200d\ufeff]/g, "").replace(/\s+/g, " ").trim();
}

function tolerant(text) {
  return tidy(text.normalize("NFKC"))
    .replace(/[„“”‟«»″]/g, '"')
    .replace(/[‚‘’‛‹›′`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, "-")
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => SPELLED_OUT[letter]);
}
