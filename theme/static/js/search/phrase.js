/* Exact phrases: pairs say where a phrase may be, the text says whether it is. */

import { parseSyllables } from "./syllables.js";

const decoder = new TextDecoder();
const MOST_TEXTS = 60;

/**
 * Keeps, of documents in order, those whose text holds every phrase. Only the first sixty are
 * read; beyond them pairs are believed, and `unverified` says so.
 * @param {number[]} documents @param {{folded: string, exact: string}[][]} phrases
 * @param {import("./tree.js").Tree} texts
 */
export async function verifyPhrases(documents, phrases, texts) {
  const read = documents.slice(0, MOST_TEXTS);
  const verdicts = await Promise.all(
    read.map(async (document) => {
      const lines = decoder.decode(await texts.get(documentKey(document))).split("\n");
      const parsed = lines.map(parseSyllables);
      return phrases.every((phrase) => parsed.some((line) => holds(line, phrase)));
    }),
  );
  const rest = documents.slice(MOST_TEXTS);
  return { documents: [...read.filter((_, at) => verdicts[at]), ...rest], unverified: rest.length };
}

/** A document's number as a key of the tables of details and texts. @param {number} document */
export function documentKey(document) {
  const key = new Uint8Array(4);
  new DataView(key.buffer).setUint32(0, document);
  return key;
}

function holds(line, phrase) {
  for (let start = 0; start + phrase.length <= line.length; start++) {
    if (phrase.every((typed, at) => fits(line[start + at], typed))) return true;
  }
  return false;
}

/** Accents that were typed must be there; those that were not may be. */
function fits(read, typed) {
  return typed.exact === typed.folded ? read.folded === typed.folded : read.exact === typed.exact;
}
