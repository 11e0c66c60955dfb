/* Marks the words of a query in a text, and picks the part of a text that shows them best. */

import { normalise, parseRun } from "./syllables.js";

const RUN = /\p{Nd}{1,3}(?:\.\p{Nd}{3})+|[\p{L}\p{Nl}\p{No}]+|\p{Nd}+/gu;
const EXCERPT_WORDS = 42;

/**
 * Cuts a text into parts, of which some are to be marked.
 * @param {string} text @param {Set<string>} wanted folded syllables
 * @returns {{ text: string, marked: boolean }[]}
 */
export function markWords(text, wanted) {
  const parts = [];
  let done = 0;
  for (const { word, start, end } of findWords(normalise(text))) {
    if (!wanted.has(word)) continue;
    if (start > done) parts.push({ text: text.slice(done, start), marked: false });
    const last = parts.at(-1);
    // Neighbours are marked as one, with the space between them.
    if (last && !last.marked && parts.length > 1 && /^\s+$/.test(last.text)) {
      parts.pop();
      parts.at(-1).text += last.text + text.slice(start, end);
    } else {
      parts.push({ text: text.slice(start, end), marked: true });
    }
    done = end;
  }
  if (done < text.length) parts.push({ text: text.slice(done), marked: false });
  return parts;
}

/**
 * The stretch of some forty words that holds the most of the query, with … where it was cut.
 * @param {string} text @param {Set<string>} wanted
 */
export function excerpt(text, wanted) {
  const normal = normalise(text);
  const words = [...findWords(normal)];
  if (words.length <= EXCERPT_WORDS) return normal;
  let best = 0;
  let most = -1;
  let inside = 0;
  words.forEach(({ word }, at) => {
    inside += wanted.has(word) ? 1 : 0;
    if (at >= EXCERPT_WORDS && wanted.has(words[at - EXCERPT_WORDS].word)) inside--;
    if (at >= EXCERPT_WORDS - 1 && inside > most) [best, most] = [at - EXCERPT_WORDS + 1, inside];
  });
  const last = words[best + EXCERPT_WORDS - 1];
  const start = best === 0 ? 0 : words[best].start;
  const end = last === words.at(-1) ? normal.length : last.end;
  return `${start ? "… " : ""}${normal.slice(start, end)}${end < normal.length ? " …" : ""}`;
}

/** Whether a text holds any of the words. @param {string} text @param {Set<string>} wanted */
export function holdsAny(text, wanted) {
  for (const { word } of findWords(normalise(text))) {
    if (wanted.has(word)) return true;
  }
  return false;
}

function* findWords(text) {
  for (const match of text.matchAll(RUN)) {
    const run = match[0].replaceAll(".", "").toLowerCase();
    yield { word: parseRun(run).folded, start: match.index, end: match.index + match[0].length };
  }
}
