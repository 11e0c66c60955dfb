/* Decides which documents answer a query: all of its words, or as many as can be had. */

import { eachPosting } from "./postings.js";
import { countBits, fullSet } from "./rank.js";

/**
 * @param {{ held: Uint32Array, joined: Uint32Array }} marks
 * @param {number} count syllables in the query
 * @param {boolean} hasJoints whether any syllables stand together
 * @returns {{ matching: number[], missing: number }} documents, and the bit set of the
 *   syllables that had to be dropped
 */
export function chooseDocuments({ held, joined }, count, hasJoints) {
  const wanted = fullSet(count);
  let matching = having(held, wanted);
  let missing = 0;
  if (matching.length === 0) {
    const best = mostHeld(held);
    missing = wanted & ~best;
    matching = best ? having(held, best) : [];
  }
  if (hasJoints) matching = dropScattered(matching, joined, count);
  return { matching, missing };
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

function mostHeld(held) {
  let best = 0;
  let most = 0;
  for (const set of new Set(held)) {
    const size = countBits(set);
    if (size > most || (size === most && set < best)) [best, most] = [set, size];
  }
  return best;
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
