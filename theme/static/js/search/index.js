/* The search of the archive, for browsers and for Node 20: `await openIndex(baseURL)`. */

import { Engine } from "./engine.js";
import { StaleIndex, Store } from "./store.js";

const FOLDER = "tim-kiem/chi-muc/";
const VERSION = 3;

/**
 * Opens the index of an archive.
 *
 * `search(query, { filters: { province, source, topic, level, from, to }, sort, offset, limit })`
 * answers `{ total, hits, facets, chosen, words, notes }`; filters take slugs or lists of slugs, and
 * months as `2023-03`; sort is `relevance`, `newest` or `oldest`. A hit's `url` is relative to
 * the archive's root. `suggest(text)` answers names that begin so.
 * @param {string} baseURL address, or in Node folder, of the archive's root or of the index
 */
export async function openIndex(baseURL) {
  const base = String(baseURL).replace(/\/?$/, "/");
  let engine = await openEngine(base);
  /* After a new publication the files of the old index are gone: open it anew, once. */
  const current = async (action) => {
    try {
      return await action(engine);
    } catch (error) {
      if (!(error instanceof StaleIndex)) throw error;
      engine = await openEngine(base);
      return action(engine);
    }
  };
  return {
    search: (query, options) => current((opened) => opened.search(query, options)),
    suggest: (text, limit) => current((opened) => opened.suggest(text, limit)),
  };
}

async function openEngine(base) {
  const folders = base.endsWith(FOLDER) ? [base] : [base + FOLDER, base];
  for (const folder of folders) {
    const store = new Store(folder);
    try {
      const manifest = await store.manifest();
      if (manifest.version !== VERSION) {
        throw new Error(`the search index is of version ${manifest.version}, not ${VERSION}`);
      }
      return new Engine(store, manifest);
    } catch (error) {
      if (!(error instanceof StaleIndex)) throw error;
    }
  }
  throw new Error(`no search index at ${base}`);
}
