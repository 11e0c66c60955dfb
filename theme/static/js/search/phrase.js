/* Exact phrases: pairs say where a phrase may be, the words of the text say whether it is. */

import { Reader } from "./bytes.js";
import { parseRun } from "./syllables.js";

const MOST_FILES = 60;
const SOME_FILES = 25;

/**
 * Keeps, of documents in order, those whose text holds every phrase. Where they lie in more than
 * sixty files, only the first are read; beyond them pairs are believed, and `unverified` says so.
 * @param {number[]} documents @param {{folded: string, exact: string}[][]} phrases
 * @param {import("./tree.js").Tree} texts
 */
export async function verifyPhrases(documents, phrases, texts) {
  const { files, read } = await chooseFiles(documents, texts);
  const verdicts = new Map();
  await Promise.all(
    [...files].map(async ([first, { name, wanted }]) => {
      const file = readTexts(await texts.store.read(name));
      const fitting = phrases.map((phrase) => phrase.map((typed) => fittingRuns(file, typed)));
      for (const document of wanted) {
        const words = file.reports[document - first];
        verdicts.set(
          document,
          fitting.every((phrase) => holds(words, phrase)),
        );
      }
    }),
  );
  const rest = documents.slice(read);
  const kept = documents.slice(0, read).filter((document) => verdicts.get(document));
  return { documents: [...kept, ...rest], unverified: rest.length };
}

/* The files to read, by their first document, each with those that are wanted of it; and how
   many documents of the list that covers. */
async function chooseFiles(documents, texts) {
  const files = new Map();
  let read = 0;
  while (read < documents.length) {
    const next = documents.slice(read, read + MOST_FILES);
    const leaves = await Promise.all(next.map((document) => texts.leafFor(documentKey(document))));
    for (const [at, { name, first: key }] of leaves.entries()) {
      const first = key.length > 0 ? documentOf(key) : 0;
      if (!files.has(first)) {
        if (files.size === MOST_FILES) {
          const { from } = [...files.values()][SOME_FILES];
          return chooseFiles(documents.slice(0, from), texts);
        }
        files.set(first, { name, wanted: [], from: read });
      }
      files.get(first).wanted.push(next[at]);
      read++;
    }
  }
  return { files, read };
}

/* The words of some reports, as numbers of runs; see search/forward_index.py. */
function readTexts(content) {
  const reader = new Reader(content);
  const runs = reader.text(reader.number()).split("\n").map(parseRun);
  const reports = [];
  while (!reader.done) {
    let texts = reader.number();
    for (let left = texts; left > 0; left--) reader.number(); // weights, of no use here
    const words = [];
    while (texts > 0) {
      const word = reader.number();
      if (word === 0) texts--;
      words.push(word);
    }
    reports.push(words);
  }
  return { runs, reports };
}

/* Accents that were typed must be there; those that were not may be. */
function fittingRuns({ runs }, typed) {
  const fitting = new Set();
  runs.forEach((run, at) => {
    const fits =
      typed.exact === typed.folded ? run.folded === typed.folded : run.exact === typed.exact;
    if (fits) fitting.add(at + 1);
  });
  return fitting;
}

/** A document's number as a key of the tables of details and texts. @param {number} document */
export function documentKey(document) {
  const key = new Uint8Array(4);
  new DataView(key.buffer).setUint32(0, document);
  return key;
}

function documentOf(key) {
  return new DataView(key.buffer, key.byteOffset).getUint32(0);
}

function holds(words, phrase) {
  for (let start = 0; start + phrase.length <= words.length; start++) {
    if (phrase.every((fitting, at) => fitting.has(words[start + at]))) return true;
  }
  return false;
}
