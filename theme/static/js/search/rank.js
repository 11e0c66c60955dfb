/* Scores documents: the sum of what their syllables and pairs are worth. */

import { eachPosting } from "./postings.js";

const PAIR_WORTH = 2;
const RUN_BONUS = 0.5;

/**
 * @param {number} size number of documents
 * @param {import("./lookup.js").Found[]} words one for each syllable of the query
 * @param {(import("./lookup.js").Found | null)[]} pairs one for each joint, null where parts
 *   do not stand together
 * @returns {{ scores: Float32Array, held: Uint32Array, joined: Uint32Array }} for each document
 *   its score, the syllables it holds and those that it holds within a pair, as bit sets
 */
export function scoreDocuments(size, words, pairs) {
  const scores = new Float32Array(size);
  const held = new Uint32Array(size);
  const joined = new Uint32Array(size);
  words.forEach((found, at) => {
    addFound(found, size, 1, scores, (document) => {
      held[document] |= 1 << at;
    });
  });
  pairs.forEach((found, at) => {
    if (!found) return;
    addFound(found, size, PAIR_WORTH, scores, (document) => {
      joined[document] |= 3 << at;
    });
  });
  words.forEach((found, at) => {
    if (found.common) for (let n = 0; n < size; n++) held[n] |= 1 << at;
  });
  const full = fullSet(words.length);
  for (let document = 0; document < size; document++) {
    held[document] |= joined[document];
    // The whole query in one run of pairs is nearly always what was meant.
    if (words.length > 1 && joined[document] === full) scores[document] *= 1 + RUN_BONUS;
  }
  return { scores, held, joined };
}

/** The bit set of all syllables of a query. @param {number} count */
export function fullSet(count) {
  return 2 ** count - 1;
}

/** How many members a bit set has. @param {number} set */
export function countBits(set) {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
}

/** What it says about a document to hold this: the rarer, the more.
 * @param {import("./lookup.js").Found} found @param {number} size number of documents */
export function rarityOf({ count }, size) {
  return Math.log(1 + size / (count + 0.5));
}

function addFound(found, size, worth, scores, mark) {
  const rarity = rarityOf(found, size) * worth;
  for (const { list, factor } of found.lists) {
    eachPosting(list, (document, impact) => {
      scores[document] += rarity * impact * factor;
      mark(document);
    });
  }
}
