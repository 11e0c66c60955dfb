/* The nearest spelling of a word that the archive does not have. */

const MOST_CANDIDATES = 12;
const decoder = new TextDecoder();

/** @param {Uint8Array} content the words of the archive, a line each */
export function readVocabulary(content) {
  return decoder.decode(content).split("\n").filter(Boolean);
}

/**
 * The known word one edit away that stands most often after the word before it, or, where
 * there is none, that is the most frequent; null if none is near.
 * @param {string} word @param {string | undefined} before @param {string[]} vocabulary
 * @param {(...words: string[]) => Promise<number>} count
 */
export async function nearestSpelling(word, before, vocabulary, count) {
  if (/\d/.test(word)) return null;
  const near = vocabulary.filter((known) => isOneEdit(word, known)).slice(0, MOST_CANDIDATES);
  const weights = await Promise.all(
    near.map(async (known) => {
      const together = before === undefined ? 0 : await count(before, known);
      return together * 1000 + (await count(known));
    }),
  );
  return near[weights.indexOf(Math.max(...weights))] ?? null;
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++;
  const mine = one.slice(start, one.length - end);
  const theirs = other.slice(start, other.length - end);
  if (mine.length <= 1 && theirs.length <= 1) return true;
  return mine.length === 2 && mine === theirs[1] + theirs[0];
}
