/* Runs the search beside the page, so that typing never waits for it. */

import { openIndex } from "./index.js";

let opened;

self.addEventListener("message", async ({ data: { id, base, method, values } }) => {
  try {
    opened ??= openIndex(base);
    const index = await opened;
    self.postMessage({ id, result: await index[method](...values) });
  } catch (error) {
    opened = undefined;
    self.postMessage({ id, error: String(error?.message ?? error) });
  }
});
