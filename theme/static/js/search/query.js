/* What a reader typed, understood: words, "exact phrases" and -exclusions. */

import { normalise, parseRun, splitRuns } from "./syllables.js";

/** What of a query is read; the rest is left out. */
export const LONGEST_QUERY = 400;
const MOST_SYLLABLES = 24;
const PART = /(-?)(?:["“”„]([^"“”„]*)(?:["“”„]|$)|(\S+))/gu;

/**
 * @typedef {{ folded: string, exact: string, typed: string }} Syllable
 * @param {string} text
 * @returns {{ syllables: Syllable[], joints: boolean[], phrases: number[][], excluded: Syllable[][],
 *   accented: boolean, shortened: boolean, text: string }}
 *   joints[i]: syllables i and i + 1 stand together; phrases: first and last syllable of each.
 */
export function parseQuery(text) {
  const typed = normalise(String(text ?? ""));
  const query = {
    syllables: [],
    joints: [],
    phrases: [],
    excluded: [],
    accented: false,
    shortened: typed.length > LONGEST_QUERY,
    text: typed.slice(0, LONGEST_QUERY),
  };
  for (const [, minus, phrase, word] of query.text.matchAll(PART)) {
    addPart(query, minus === "-", phrase, word);
  }
  if (query.syllables.length > MOST_SYLLABLES) {
    query.shortened = true;
    query.syllables.length = MOST_SYLLABLES;
    query.phrases = query.phrases.filter(([, last]) => last < MOST_SYLLABLES);
  }
  query.joints.length = Math.max(0, query.syllables.length - 1);
  query.accented = query.syllables.some(({ folded, exact }) => folded !== exact);
  return query;
}

function addPart(query, minus, phrase, word) {
  const syllables = splitRuns(phrase ?? word).map((run) =>
    Object.assign(parseRun(run), { typed: run }),
  );
  if (syllables.length === 0) return;
  if (minus) {
    query.excluded.push(syllables);
    return;
  }
  const first = query.syllables.length;
  if (first > 0) query.joints[first - 1] = true;
  for (const syllable of syllables) query.syllables.push(syllable);
  for (let at = first; at < query.syllables.length - 1; at++) query.joints[at] = true;
  if (phrase !== undefined) query.phrases.push([first, query.syllables.length - 1]);
}
