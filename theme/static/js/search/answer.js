/* Which documents answer a query, with what scores, and what a reader should know about it. */

import { chooseDocuments, holdingAll } from "./match.js";
import { verifyPhrases } from "./phrase.js";
import { scoreDocuments } from "./rank.js";
import { nearestSpelling, readVocabulary } from "./spelling.js";

/**
 * @typedef {{ matching: number[], scores?: Float32Array, notes: { shortened: boolean,
 *   dropped?: string[], suggestion?: string, unverified?: number } }} Answer
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
      return { matching: everything.filter((document) => !isExcluded(document)), notes };
    }
    const found = await this.#find(query);
    let chosen = this.#choose(found);
    const last = query.syllables.length - 1;
    if ((chosen.missing >>> last) & 1 && query.phrases.length === 0) {
      const completed = await this.#completeLast(query, found);
      if (completed) chosen = this.#choose(completed);
    }
    let matching = chosen.matching.filter((document) => !isExcluded(document));
    if (query.phrases.length > 0) {
      const kept = await this.#keepPhrases(query, found.pairs, matching, chosen);
      matching = kept.documents;
      notes.unverified = kept.unverified;
    }
    if (chosen.missing) Object.assign(notes, await this.#explain(query, found, chosen.missing));
    return { matching, scores: chosen.scores, notes };
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

  #choose({ words, pairs }) {
    const marks = scoreDocuments(this.manifest.documents, words, pairs);
    const choice = chooseDocuments(marks, words.length, pairs.some(Boolean));
    return { ...choice, scores: marks.scores };
  }

  /* Takes the last syllable for the beginning of one; null where nothing begins so. */
  async #completeLast({ syllables, joints }, { words, pairs }) {
    const last = syllables.length - 1;
    if (last > 0 && joints[last - 1]) {
      const pair = await this.lookup.complete(syllables.slice(-2));
      if (pair.count > 0) return { words, pairs: pairs.with(last - 1, pair) };
    }
    const word = await this.lookup.complete(syllables.slice(-1));
    return word.count > 0 ? { words: words.with(last, word), pairs } : null;
  }

  async #keepPhrases({ syllables, phrases }, pairs, matching, { scores, missing }) {
    if (missing) return { documents: [], unverified: 0 };
    const needed = phrases.flatMap(([first, last]) => pairs.slice(first, last));
    const holds = holdingAll(needed, this.manifest.documents);
    const candidates = matching.filter(holds).toSorted((one, other) => scores[other] - scores[one]);
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

  /* The words that were dropped and, for a word the archive does not have, what is near. */
  async #explain({ syllables }, { words }, missing) {
    const folded = syllables.map((syllable) => syllable.folded);
    const dropped = folded.filter((_, at) => (missing >>> at) & 1);
    const corrected = [...folded];
    const vocabulary = readVocabulary(await this.lookup.store.read(this.manifest.vocabulary));
    const count = async (...parts) =>
      (
        await this.lookup.find(
          parts.map((form) => ({ folded: form, exact: form })),
          false,
        )
      ).count;
    for (const [at, word] of folded.entries()) {
      if (words[at].count > 0) continue;
      const neighbour = corrected[at - 1];
      corrected[at] = (await nearestSpelling(word, neighbour, vocabulary, count)) ?? word;
    }
    const changed = corrected.some((word, at) => word !== folded[at]);
    return { dropped, suggestion: changed ? corrected.join(" ") : undefined };
  }
}
