// STAND-IN, not to be committed
function load(root) { return new Promise((ok, bad) => { const s = document.createElement("script"); s.src = root + "suche/standin.js"; s.onload = () => ok(window.standIn); s.onerror = bad; document.head.append(s); }); }
export function openSearch(root) {
  const data = load(root);
  const fold = (t) => t.toLowerCase();
  const all = (d) => fold([d.title, d.summary, ...d.passages.map((p) => p.heading + " " + p.text), ...d.keywords].join(" "));
  return {
    async find(text) { const d = await data; const words = fold(text).split(/\s+/); const mended = fold(text) === "trikfilm" ? "trickfilm" : ""; const w = mended ? [mended] : words;
      return { numbers: d.map((_, i) => i).filter((i) => w.every((x) => all(d[i]).includes(x))), mended }; },
    async documents(numbers) { const d = await data; return numbers.map((n) => d[n]); },
    async columns() { const d = await data; return d; },
    async excerpt(number, text) { const d = (await data)[number]; const t = d.passages.map((p) => p.text).join(" "); const at = fold(t).indexOf(fold(text).split(" ")[0]); if (at < 0) return [[d.summary, false]]; return [["… " + t.slice(Math.max(0, at - 60), at), false], [t.slice(at, at + text.length), true], [t.slice(at + text.length, at + 90) + " …", false]]; },
  };
}
