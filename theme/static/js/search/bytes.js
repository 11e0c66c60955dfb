/* Reading binary files: numbers in as few bytes as they need (LEB128), and strings. */

const decoder = new TextDecoder();

/** Walks through bytes from a place on. Raises RangeError where they end too early. */
export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  number() {
    let number = 0;
    let shift = 1;
    for (;;) {
      if (this.done) throw new RangeError("a file of the search index ends too early");
      const byte = this.bytes[this.at++];
      number += (byte & 127) * shift;
      if (byte < 128) return number;
      shift *= 128;
    }
  }

  /** @param {number} length */
  take(length) {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError("a file of the search index ends too early");
    const part = this.bytes.subarray(this.at, end);
    this.at = end;
    return part;
  }

  /** @param {number} length */
  text(length) {
    return decoder.decode(this.take(length));
  }
}

/** Inflates raw deflate data. @param {Uint8Array<ArrayBuffer>} packed */
export async function inflate(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Compares byte by byte, as the index is sorted. @param {Uint8Array} one @param {Uint8Array} other */
export function compareBytes(one, other) {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    if (one[at] !== other[at]) return one[at] - other[at];
  }
  return one.length - other.length;
}
