/* The search as a page uses it: in a worker where there can be one, else in the page itself. */

/** @typedef {{ search: Function, suggest: Function }} Client */

/** @param {string} base address of the archive's root @returns {Client} */
export function createClient(base) {
  const here = callHere(base);
  let caller;
  const call = (method, values) => {
    caller ??= callWorker(base) ?? here;
    return caller(method, values).catch((error) => {
      if (!(error instanceof WorkerFailure)) throw error;
      caller = here;
      return caller(method, values);
    });
  };
  return {
    search: (...values) => call("search", values),
    suggest: (...values) => call("suggest", values),
  };
}

/** The worker itself could not be loaded or run. */
class WorkerFailure extends Error {}

function callWorker(base) {
  let worker;
  try {
    worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
  const waiting = new Map();
  let lastId = 0;
  worker.addEventListener("message", ({ data: { id, result, error } }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error));
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(new WorkerFailure(event.message));
    waiting.clear();
  });
  return (method, values) =>
    new Promise((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject });
      worker.postMessage({ id: lastId, base, method, values });
    });
}

function callHere(base) {
  let opened;
  return async (method, values) => {
    opened ??= import("./index.js").then(({ openIndex }) => openIndex(base));
    try {
      return await (await opened)[method](...values);
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };
}
