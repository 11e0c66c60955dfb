/* Building elements; text is always text, never markup. */

/**
 * @param {string} tag @param {Record<string, unknown>} attributes true sets an empty one, false
 *   and null leave it out
 * @param {(Node | string | null | undefined)[]} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const NUMBER = new Intl.NumberFormat("vi-VN");

/** `3.000` @param {number} number */
export function numberText(number) {
  return NUMBER.format(number);
}
