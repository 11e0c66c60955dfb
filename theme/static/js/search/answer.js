/* Which documents answer a query, with what scores, and what a reader should know about it. */

import { chooseDocuments, holdingAll } from "./match.js";
import { verifyPhrases } from "./phrase.js";
import { countBits, rarityOf, scoreDocuments } from "./rank.js";
import { readVocabulary, respell } from "./spelling.js";

/**
 * `words`: what to mark in the results, as `wantedWords` reads it.
 * @typedef {{ matching: number[], scores?: Float32Array, words: string[],
 *   notes: { shortened: boolean, wordless?: boolean, dropped?: string[], suggestion?: string,
 *     unverified?: number } }} Answer
 */

/** Answers queries from one index. */
export class Answerer {
  /** @param {import("./lookup.js").Lookup} lookup @param {import("./tree.js").Tree} texts
   * @param {{ documents: number, vocabulary: string }} manifest */
  constructor(lookup, texts, manifest) {
    this.lookup = lookup;
    this.texts = texts;
    this.manifest = manifest;
  }

  /** @param {ReturnType<import("./query.js").parseQuery>} query @returns {Promise<Answer>} */
  async answer(query) {
    const size = this.manifest.documents;
    const notes = { shortened: query.shortened };
    const isExcluded = await this.#exclusions(query);
    if (query.syllables.length === 0) {
      const everything = Array.from({ length: size }, (_, document) => document);
      notes.wordless = query.excluded.length === 0 && query.text.trim() !== "";
      return { matching: everything.filter((document) => !isExcluded(document)), words: [], notes };
    }
    const found = await this.#completeLast(query, await this.#find(query));
    let chosen = this.#choose(found, query);
    if (chosen.missing) chosen = await this.#respelled(query, found, chosen, notes);
    let matching = chosen.matching.filter((document) => !isExcluded(document));
    if (query.phrases.length > 0) {
      const kept = await this.#keepPhrases(query, matching, chosen.scores);
      matching = kept.documents;
      notes.unverified = kept.unverified;
    }
    const words = chosen.words ?? [...query.syllables.map(({ folded }) => folded), ...found.begun];
    return { matching, scores: chosen.scores, words: [...new Set(words)], notes };
  }

  async #find(query) {
    const found = await this.#findLists(query);
    const saysSomething = [...found.words, ...found.pairs].some((key) => key && !key.common);
    // A query of nothing but common words is answered by them all the same.
    return saysSomething ? found : this.#findLists(query, { whole: true });
  }

  async #findLists({ syllables, joints, accented }, options) {
    const [words, pairs] = await Promise.all([
      Promise.all(syllables.map((syllable) => this.lookup.find([syllable], accented, options))),
      Promise.all(
        joints.map((joint, at) =>
          joint ? this.lookup.find(syllables.slice(at, at + 2), accented, options) : null,
        ),
      ),
    ]);
    return { words, pairs };
  }

  #choose({ words, pairs }, { phrases }) {
    const size = this.manifest.documents;
    const marks = scoreDocuments(size, words, pairs);
    // Other words may be dropped for want of documents with all of them, but never a phrase's.
    const holdsPhrases = holdingAll(
      phrases.flatMap(([first, last]) =>
        first === last ? words[first] : pairs.slice(first, last),
      ),
      size,
    );
    marks.held.forEach((_, document) => {
      if (!holdsPhrases(document)) marks.held[document] = 0;
    });
    const worths = words.map((found) => rarityOf(found, size));
    const choice = chooseDocuments(marks, worths, pairs.some(Boolean));
    return { ...choice, scores: marks.scores };
  }

  /* Takes the last syllable for the beginning of one, where as it is it fits nothing; `begun`
     says what was completed. */
  async #completeLast({ syllables, joints, phrases, accented }, { words, pairs }) {
    const last = syllables.length - 1;
    if (phrases.some(([, end]) => end === last)) return { words, pairs, begun: [] };
    if (joints[last - 1] && !pairs[last - 1].fits) {
      const pair = await this.lookup.complete(syllables.slice(-2), accented);
      if (pair.count > 0) {
        const begun = `${syllables[last - 1].folded} ${syllables[last].folded}*`;
        return { words, pairs: pairs.with(last - 1, pair), begun: [begun] };
      }
    }
    if (words[last].fits) return { words, pairs, begun: [] };
    const word = await this.lookup.complete(syllables.slice(-1), accented);
    return { words: words.with(last, word), pairs, begun: [`${syllables[last].folded}*`] };
  }

  async #keepPhrases({ syllables, phrases }, matching, scores) {
    const candidates = matching.toSorted((one, other) => scores[other] - scores[one]);
    const wanted = phrases.map(([first, last]) => syllables.slice(first, last + 1));
    return verifyPhrases(candidates, wanted, this.texts);
  }

  async #exclusions({ excluded }) {
    const tests = await Promise.all(
      excluded.map(async (syllables) => {
        const accented = syllables.some(({ folded, exact }) => folded !== exact);
        const keys =
          syllables.length === 1
            ? [syllables]
            : syllables.slice(1).map((_, at) => syllables.slice(at, at + 2));
        const found = await Promise.all(
          keys.map((key) => this.lookup.find(key, accented, { exactly: true, whole: true })),
        );
        return holdingAll(found, this.manifest.documents);
      }),
    );
    return (document) => tests.some((test) => test(document));
  }

  /* Where no document has all the words: notes which were dropped and a spelling that is near,
     and chooses by that spelling if it finds more of the words. */
  async #respelled(query, found, chosen, notes) {
    const { syllables, phrases } = query;
    const vocabulary = readVocabulary(await this.lookup.store.read(this.manifest.vocabulary));
    const count = async (...forms) => {
      const parts = forms.map((form) => ({ folded: form, exact: form }));
      return (await this.lookup.find(parts, false)).count;
    };
    const typed = syllables.map(({ folded }) => folded);
    const near = await respell(typed, found, vocabulary, count);
    const asTyped = syllables.map((syllable) => syllable.typed ?? syllable.folded);
    notes.dropped = asTyped.filter((_, at) => (chosen.missing >>> at) & 1);
    if (!near) return chosen;
    notes.suggestion = near.map((word, at) => (word === typed[at] ? asTyped[at] : word)).join(" ");
    if (phrases.length > 0) return chosen;
    const corrected = syllables.map((syllable, at) =>
      near[at] === typed[at] ? syllable : { folded: near[at], exact: near[at] },
    );
    const other = this.#choose(await this.#find({ ...query, syllables: corrected }), query);
    if (countBits(other.missing) >= countBits(chosen.missing)) return chosen;
    notes.dropped = asTyped.filter((_, at) => near[at] !== typed[at] || (other.missing >>> at) & 1);
    return { ...other, words: near };
  }
}
