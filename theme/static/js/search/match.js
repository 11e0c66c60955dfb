/* Decides which documents answer a query: all of its words, or as many as can be had. */

import { eachPosting } from "./postings.js";
import { countBits, fullSet } from "./rank.js";

/* Where no document has all words, one with nearly as much as the best is an answer too. */
const NEARLY = 0.8;

/**
 * @param {{ held: Uint32Array, joined: Uint32Array, scores: Float32Array }} marks
 * @param {number[]} worths of the query's syllables: what says least is dropped first
 * @param {boolean} hasJoints whether any syllables stand together
 * @returns {{ matching: number[], missing: number }} documents, and the bit set of the
 *   syllables that the first of them lacks
 */
export function chooseDocuments({ held, joined, scores }, worths, hasJoints) {
  const wanted = fullSet(worths.length);
  let matching = having(held, wanted);
  if (matching.length === 0) {
    const best = worthiest(held, worths);
    matching = best ? worthAtLeast(held, worths, NEARLY * worthOf(best, worths)) : [];
  }
  if (hasJoints) matching = dropScattered(matching, joined, worths.length);
  const first = matching.toSorted((one, other) => scores[other] - scores[one])[0];
  return { matching, missing: wanted & ~(held[first] ?? 0) };
}

/* Syllables of a word mean little apart. Where documents hold at least half of the query in
   adjacent pairs, those that hold it only in pieces are left out. */
function dropScattered(matching, joined, count) {
  const close = matching.filter((document) => countBits(joined[document]) * 2 >= count);
  return close.length > 0 ? close : matching;
}

function having(held, set) {
  const found = [];
  held.forEach((mine, document) => {
    if ((mine & set) >>> 0 === set >>> 0) found.push(document);
  });
  return found;
}

function worthiest(held, worths) {
  let best = 0;
  let most = 0;
  for (const set of new Set(held)) {
    const worth = worthOf(set, worths);
    if (worth > most || (worth === most && set < best)) [best, most] = [set, worth];
  }
  return best;
}

function worthAtLeast(held, worths, least) {
  const found = [];
  held.forEach((mine, document) => {
    if (mine && worthOf(mine, worths) >= least) found.push(document);
  });
  return found;
}

function worthOf(set, worths) {
  return worths.reduce((sum, worth, at) => sum + ((set >>> at) & 1) * worth, 0);
}

/** Documents that hold every one of some found keys. @param {import("./lookup.js").Found[]} found */
export function holdingAll(found, size) {
  const counts = new Uint8Array(size);
  const needed = found.filter(({ common }) => !common);
  for (const { lists } of needed) {
    const seen = new Set();
    for (const { list } of lists) eachPosting(list, (document) => seen.add(document));
    for (const document of seen) counts[document]++;
  }
  return (document) => counts[document] === needed.length;
}
