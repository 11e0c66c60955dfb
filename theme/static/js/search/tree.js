/* Looking up keys in a sorted table that is cut into files; see search/btree.py. */

import { compareBytes, Reader } from "./bytes.js";

const NAME_LENGTH = 8;
const encoder = new TextEncoder();

/** One table of an index. */
export class Tree {
  /** @param {import("./store.js").Store} store @param {string} root its height and name */
  constructor(store, root) {
    this.store = store;
    this.height = Number(root[0]);
    this.root = root.slice(1);
  }

  /** The value of a key, or null. @param {string | Uint8Array} key */
  async get(key) {
    const wanted = typeof key === "string" ? encoder.encode(key) : key;
    const { name } = await this.leafFor(wanted);
    for (const entry of entriesOf(await this.store.read(name))) {
      const order = compareBytes(entry.key, wanted);
      if (order === 0) return entry.value;
      if (order > 0) break;
    }
    return null;
  }

  /** The leaf that holds a key, if any does, and its first key; that is empty where the leaf is
   * the only one. @param {Uint8Array} wanted */
  async leafFor(wanted) {
    let leaf = { first: new Uint8Array(), name: this.root };
    for (let level = this.height; level > 0; level--) {
      const children = readNode(await this.store.read(leaf.name));
      leaf = children[childFor(children, wanted)];
    }
    return leaf;
  }

  /** Up to `limit` entries whose keys begin with a prefix, in order.
   * @param {string} prefix @param {number} limit */
  async startingWith(prefix, limit) {
    const found = [];
    await this.#collect(this.root, this.height, encoder.encode(prefix), limit, found);
    return found;
  }

  async #collect(name, level, prefix, limit, found) {
    const content = await this.store.read(name);
    if (level === 0) {
      for (const entry of entriesOf(content)) {
        if (startsWith(entry.key, prefix)) found.push(entry);
        else if (compareBytes(entry.key, prefix) > 0) return false;
        if (found.length >= limit) return false;
      }
      return true;
    }
    const children = readNode(content);
    for (let at = childFor(children, prefix); at < children.length; at++) {
      if (!(await this.#collect(children[at].name, level - 1, prefix, limit, found))) return false;
    }
    return true;
  }
}

function startsWith(key, prefix) {
  return compareBytes(key.subarray(0, prefix.length), prefix) === 0;
}

/** The child that holds a key, if any does: the last whose first key is not after it. */
function childFor(children, key) {
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (compareBytes(children[middle].first, key) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

function readNode(content) {
  const reader = new Reader(content);
  const children = [];
  let first = new Uint8Array();
  while (!reader.done) {
    first = readKey(reader, first);
    children.push({ first, name: reader.text(NAME_LENGTH) });
  }
  return children;
}

function* entriesOf(content) {
  const reader = new Reader(content);
  let key = new Uint8Array();
  while (!reader.done) {
    key = readKey(reader, key);
    yield { key, value: reader.take(reader.number()) };
  }
}

function readKey(reader, before) {
  const shared = reader.number();
  const rest = reader.take(reader.number());
  const key = new Uint8Array(shared + rest.length);
  key.set(before.subarray(0, shared));
  key.set(rest, shared);
  return key;
}
