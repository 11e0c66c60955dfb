/* Marks the words of a query in a text, and picks the part of a text that shows them best. */

import { normalise, parseRun, RUN } from "./syllables.js";

const NUMBER_OR_RUN = new RegExp(`\\p{Nd}{1,3}(?:\\.\\p{Nd}{3})+|${RUN.source}`, "gu");
const EXCERPT_WORDS = 42;

/** @typedef {{ has: (word: string, before?: string) => boolean }} Wanted a set of folded
 *   syllables is one */

/**
 * The words of an answer as what is wanted: `son` is that word, `l*` any that begins so,
 * `son l*` one that begins so and follows `son`.
 * @param {Iterable<string>} words @returns {Wanted}
 */
export function wantedWords(words) {
  const whole = new Set(words);
  const begun = [...whole]
    .filter((word) => word.endsWith("*"))
    .map((word) => word.slice(0, -1).split(" "));
  return {
    has: (word, before) =>
      whole.has(word) ||
      begun.some(
        ([first, second]) => word.startsWith(second ?? first) && (!second || before === first),
      ),
  };
}

/**
 * Cuts a text into parts, of which some are to be marked.
 * @param {string} text @param {Wanted} wanted
 * @returns {{ text: string, marked: boolean }[]}
 */
export function markWords(text, wanted) {
  const parts = [];
  let done = 0;
  for (const { word, before, start, end } of findWords(normalise(text))) {
    if (!wanted.has(word, before)) continue;
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
 * @param {string} text @param {Wanted} wanted
 */
export function excerpt(text, wanted) {
  const normal = normalise(text);
  const words = [...findWords(normal)];
  if (words.length <= EXCERPT_WORDS) return normal;
  let best = 0;
  let most = -1;
  let inside = 0;
  const marks = words.map(({ word, before }) => (wanted.has(word, before) ? 1 : 0));
  marks.forEach((mark, at) => {
    inside += mark - (marks[at - EXCERPT_WORDS] ?? 0);
    if (at >= EXCERPT_WORDS - 1 && inside > most) [best, most] = [at - EXCERPT_WORDS + 1, inside];
  });
  const last = words[best + EXCERPT_WORDS - 1];
  const start = best === 0 ? 0 : words[best].start;
  const end = last === words.at(-1) ? normal.length : last.end;
  return `${start ? "… " : ""}${normal.slice(start, end)}${end < normal.length ? " …" : ""}`;
}

/** Whether a text holds any of the words. @param {string} text @param {Wanted} wanted */
export function holdsAny(text, wanted) {
  for (const { word, before } of findWords(normalise(text))) {
    if (wanted.has(word, before)) return true;
  }
  return false;
}

function* findWords(text) {
  let before;
  for (const match of text.matchAll(NUMBER_OR_RUN)) {
    const run = match[0].replaceAll(".", "").toLowerCase();
    const word = parseRun(run).folded;
    yield { word, before, start: match.index, end: match.index + match[0].length };
    before = word;
  }
}
