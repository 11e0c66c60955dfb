/* Text rules of the search, the same as in vietnamese/syllables.py. Both sides are run over
   tests/shared/fold_cases.json. */

const LOOKALIKES = { Ð: "Đ", Ɖ: "Đ", ð: "đ", ɖ: "đ" };
const TONES = { "\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5" };
const THOUSANDS = /(?<![\p{Nd}.,])\p{Nd}{1,3}(?:\.\p{Nd}{3})+(?![\p{Nd}.,]*\p{Nd})/gu;
/** A run of letters, with the accents that NFC leaves apart from them, or a run of digits. */
export const RUN = /[\p{L}\p{Nl}\p{No}]+(?:[\u0300-\u036f]+[\p{L}\p{Nl}\p{No}]*)*|\p{Nd}+/gu;
const MARK = /\p{Mn}/u;
const Y_FOR_I = /^(?:[hklmstv]|qu)y$/;

/** NFC, with letters that only look like Đ replaced. @param {string} text */
export function normalise(text) {
  return text.normalize("NFC").replace(/[ÐƉðɖ]/g, (char) => LOOKALIKES[char]);
}

/** The runs of letters and of digits of a text, in lower case. @param {string} text */
export function splitRuns(text) {
  const lowered = normalise(text)
    .toLowerCase()
    .replace(THOUSANDS, (number) => number.replaceAll(".", ""));
  return lowered.match(RUN) ?? [];
}

/**
 * The two forms of one run: `folded` without accents; `exact` with ă â ê ô ơ ư đ and the tone
 * as a digit at the end, so that hoà and hòa are one.
 * @param {string} run
 */
export function parseRun(run) {
  let tone = "";
  let exact = "";
  let folded = "";
  for (const char of run.normalize("NFD")) {
    if (char in TONES) {
      tone ||= TONES[char];
    } else {
      exact += char;
      if (char === "đ") folded += "d";
      else if (!MARK.test(char)) folded += char;
    }
  }
  exact = exact.normalize("NFC");
  folded = folded.normalize("NFC");
  if (Y_FOR_I.test(folded)) {
    exact = `${exact.slice(0, -1)}i`;
    folded = `${folded.slice(0, -1)}i`;
  }
  return { folded, exact: exact + tone };
}

/** All syllables and numbers of a text, in order. @param {string} text */
export function parseSyllables(text) {
  return splitRuns(text).map(parseRun);
}
