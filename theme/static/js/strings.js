/* Texts that scripts show. The page carries them, taken from the catalogue of its templates. */

const holder = document.getElementById("texts");
const TEXTS = holder ? JSON.parse(holder.textContent) : {};

/**
 * The text of a key, such as `script.retry`, with its values put in.
 * @param {string} key @param {Record<string, string | number>} values
 */
export function t(key, values = {}) {
  const text = TEXTS[key];
  if (text === undefined) throw new Error(`The page carries no text for ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** The word for a key of a vocabulary, or the key where it has none.
 * @param {string} vocabulary @param {string} key */
export function label(vocabulary, key) {
  return TEXTS[`label.${vocabulary}.${key}`] ?? key;
}
