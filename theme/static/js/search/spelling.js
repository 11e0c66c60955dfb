/* The nearest spelling of words that the archive does not have, or does not have together. */

const MOST_CANDIDATES = 24;
const decoder = new TextDecoder();

/** @param {Uint8Array} content the words of the archive, a line each */
export function readVocabulary(content) {
  return decoder.decode(content).split("\n").filter(Boolean);
}

/**
 * The words of a query with those in doubt put right: words that are unknown, and words that
 * stand with no neighbour as they do in the query. Null if nothing better is near.
 * @param {string[]} typed folded words
 * @param {{ words: { count: number }[], pairs: ({ count: number } | null)[] }} found
 * @param {string[]} vocabulary @param {(...words: string[]) => Promise<number>} count
 */
export async function respell(typed, { words, pairs }, vocabulary, count) {
  const near = [...typed];
  const stands = pairs.map((pair) => pair && pair.count > 0);
  for (const [at, word] of typed.entries()) {
    const joints = [at - 1, at].filter((joint) => pairs[joint]);
    const alone = joints.length > 0 && joints.every((joint) => !stands[joint]);
    if (/\d/.test(word) || (words[at].count > 0 && !alone)) continue;
    const before = pairs[at - 1] && near[at - 1];
    const after = pairs[at] && typed[at + 1];
    const better = await nearestWord(word, before, after, words[at].count === 0, vocabulary, count);
    if (!better) continue;
    near[at] = better;
    for (const joint of joints) stands[joint] = true;
  }
  return near.some((word, at) => word !== typed[at]) ? near : null;
}

/** The word one edit away that stands most often with the neighbours or, for a word that is
 * unknown, is the most frequent. */
async function nearestWord(word, before, after, isUnknown, vocabulary, count) {
  const near = vocabulary.filter((known) => isOneEdit(word, known)).slice(0, MOST_CANDIDATES);
  const together = async (known) =>
    (before ? await count(before, known) : 0) + (after ? await count(known, after) : 0);
  return (
    (await mostOf(near, together)) ??
    (isUnknown ? await mostOf(near, (known) => count(known)) : null)
  );
}

async function mostOf(words, weigh) {
  const weights = await Promise.all(words.map(weigh));
  const most = Math.max(0, ...weights);
  return most > 0 ? words[weights.indexOf(most)] : null;
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
