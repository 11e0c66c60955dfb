/* Fetches the files of an index, over HTTP or from a folder, each once. */

import { inflate } from "./bytes.js";

const RETRY_AFTER_MS = 400;
const KEPT_FILES = 600;

/** A file is gone: the site has been published anew since the manifest was read. */
export class StaleIndex extends Error {
  /** @param {string} path @param {{ cause: unknown }} [options] */
  constructor(path, options) {
    super(`${path} is missing from the search index`, options);
  }
}

/** The files of one index. `base` is the folder they lie in, with a slash at its end. */
export class Store {
  #files = new Map();

  /** @param {string} base */
  constructor(base) {
    this.base = base;
    this.fetchedBytes = 0;
  }

  /** The manifest, always fetched anew: a server that only compares dates would call one that is
   * older by its date, though newer by its place, unchanged. */
  async manifest() {
    const bytes = await this.#fetch("manifest.json", { cache: "reload" });
    try {
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (error) {
      throw new Error("the manifest of the search index is damaged", { cause: error });
    }
  }

  /** The inflated content of a file; kept, since a name stands for one content for ever.
   * @param {string} name */
  read(name) {
    let file = this.#files.get(name);
    if (!file) {
      file = this.#load(`${name}.bin`);
      this.#files.set(name, file);
      file.catch(() => this.#files.delete(name));
      if (this.#files.size > KEPT_FILES) this.#files.delete(this.#files.keys().next().value);
    }
    return file;
  }

  async #load(path) {
    try {
      return await inflate(await this.#fetch(path));
    } catch (error) {
      if (error instanceof StaleIndex) throw error;
    }
    // A dropped connection or a truncated answer: once more, past any cache.
    await new Promise((done) => setTimeout(done, RETRY_AFTER_MS));
    const packed = await this.#fetch(path, { cache: "reload" });
    try {
      return await inflate(packed);
    } catch (error) {
      throw new Error(`${path} of the search index is damaged`, { cause: error });
    }
  }

  async #fetch(path, options) {
    if (!/^https?:/.test(this.base)) return this.#readFile(path);
    const response = await fetch(this.base + path, options);
    if (response.status === 404) throw new StaleIndex(path);
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.fetchedBytes += bytes.length;
    return bytes;
  }

  async #readFile(path) {
    const { readFile } = await import(/* only outside a browser */ "node:fs/promises");
    try {
      return new Uint8Array(await readFile(this.base.replace(/^file:\/\//, "") + path));
    } catch (error) {
      if (error.code === "ENOENT") throw new StaleIndex(path, { cause: error });
      throw error;
    }
  }
}
