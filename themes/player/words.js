// The page has the words; the script puts numbers into them.

/** Put values into a text that has their {names} in it. */
export function filled(text, values) {
  return (text ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
