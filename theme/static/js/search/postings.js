/* Which documents hold a key, and how much it matters there; see search/postings.py. */

import { Reader } from "./bytes.js";

const NAME_LENGTH = 8;
const IMPACTS = 16;
const decoder = new TextDecoder();

/**
 * The spellings of a key: each with its count and its list, or the name of the file with it.
 * @param {{ key: Uint8Array, value: Uint8Array }} entry
 */
export function readSpellings({ key, value }) {
  const reader = new Reader(value);
  const spellings = [];
  for (let left = reader.number(); left > 0; left--) {
    const length = reader.number();
    const exact = length ? reader.text(length) : decoder.decode(key);
    const count = reader.number();
    const size = reader.number();
    spellings.push(
      size ? { exact, count, size } : { exact, count, file: reader.text(NAME_LENGTH) },
    );
  }
  for (const spelling of spellings) {
    if (spelling.size) spelling.list = reader.take(spelling.size);
  }
  return spellings;
}

/**
 * Calls `visit(document, impact)` for each document of a list; impact is 0 to 1.
 * @param {Uint8Array} list @param {(document: number, impact: number) => void} visit
 */
export function eachPosting(list, visit) {
  const reader = new Reader(list);
  let document = -1;
  while (!reader.done) {
    const number = reader.number();
    document += Math.floor(number / IMPACTS);
    visit(document, (number % IMPACTS) / (IMPACTS - 1));
  }
}
