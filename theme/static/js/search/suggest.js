/* What the search box offers while a reader types. */

import { parseSyllables } from "./syllables.js";

const decoder = new TextDecoder();
const READ = 60;

/**
 * Names that begin, at some syllable, with what was typed; the most reported first.
 * @param {import("./tree.js").Tree} tree @param {string} text
 * @returns {Promise<{ text: string, kind: string, count: number, address: string }[]>}
 */
export async function suggest(tree, text, limit = 6) {
  const typed = parseSyllables(String(text ?? "").slice(0, 100)).map(({ folded }) => folded);
  const prefix = typed.join(" ");
  if (prefix.length < 2) return [];
  const found = new Map();
  for (const { value } of await tree.startingWith(prefix, READ)) {
    for (const [name, kind, count, address] of JSON.parse(decoder.decode(value))) {
      // A person's name is only completed for a reader who has begun it in earnest.
      if (kind !== "name" || typed.length > 1) {
        found.set(`${kind} ${name}`, { text: name, kind, count, address });
      }
    }
  }
  return [...found.values()]
    .toSorted((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1))
    .slice(0, limit);
}
