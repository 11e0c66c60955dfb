/* Turns the syllables of a query into lists of documents, reading as few files as it can. */

import { readSpellings } from "./postings.js";

const OTHER_SPELLING = 0.35;
const UNTYPED_ACCENT = 0.6;
const MOST_COMPLETIONS = 40;
/* A syllable in more than half of a large archive says nothing; its list is not fetched. */
const COMMON_SHARE = 0.5;
const SMALL_ARCHIVE = 2000;
const encoder = new TextEncoder();

/**
 * `fits`: some spelling of it has the accents that were typed.
 * @typedef {{ count: number, common: boolean, fits: boolean,
 *   lists: { list: Uint8Array, factor: number }[] }} Found
 */

/** Answers what a syllable or a pair stands for in one index. */
export class Lookup {
  /** @param {import("./store.js").Store} store @param {object} trees @param {number} documents */
  constructor(store, trees, documents) {
    this.store = store;
    this.trees = trees;
    this.documents = documents;
  }

  /** @param {{folded: string, exact: string}[]} syllables one, or two that stand together
   * @param {boolean} accented whether the reader typed any accent at all
   * @param {{ exactly?: boolean, whole?: boolean }} options exactly: other spellings are left
   *   out; whole: the list is needed even of what is in most documents
   * @returns {Promise<Found>} */
  async find(syllables, accented, options = {}) {
    const key = syllables.map(({ folded }) => folded).join(" ");
    const value = await this.#tree(syllables).get(key);
    const entries = value ? [{ key: encoder.encode(key), value }] : [];
    return this.#gather(entries, syllables, accented, options);
  }

  /** All that begins with the syllables as typed so far. @returns {Promise<Found>} */
  async complete(syllables, accented) {
    const prefix = syllables.map(({ folded }) => folded).join(" ");
    const entries = await this.#tree(syllables).startingWith(prefix, MOST_COMPLETIONS);
    return this.#gather(entries, syllables, accented, { open: true });
  }

  #tree(syllables) {
    return syllables.length === 1 ? this.trees.words : this.trees.pairs;
  }

  async #gather(entries, syllables, accented, { exactly, whole, open }) {
    const spellings = [];
    let count = 0;
    let fits = false;
    for (const spelling of entries.flatMap(readSpellings)) {
      const factor = factorOf(spelling.exact, syllables, accented, open);
      if (exactly && factor <= OTHER_SPELLING) continue;
      fits ||= factor > OTHER_SPELLING;
      spellings.push({ spelling, factor });
      count += spelling.count;
    }
    const common = this.documents > SMALL_ARCHIVE && count > this.documents * COMMON_SHARE;
    if (common && !whole) return { count, common, fits, lists: [] };
    const lists = await Promise.all(
      spellings.map(async ({ spelling: { list, file }, factor }) => ({
        list: list ?? (await this.store.read(file)),
        factor,
      })),
    );
    return { count, common: false, fits, lists };
  }
}

/** How well a spelling fits what was typed: 1 as typed; less for each syllable that differs. */
function factorOf(exact, syllables, accented, open) {
  let factor = 1;
  exact.split(" ").forEach((spelling, at) => {
    const typed = syllables[at];
    const unfinished = open && at === syllables.length - 1;
    if (unfinished ? spelling.startsWith(withoutTone(typed)) : spelling === typed.exact) return;
    if (typed.exact !== typed.folded) factor *= OTHER_SPELLING;
    else if (accented) factor *= UNTYPED_ACCENT;
  });
  return factor;
}

function withoutTone({ folded, exact }) {
  return exact === folded ? exact : exact.replace(/\d$/, "");
}
