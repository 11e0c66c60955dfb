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

/** Replaces what an element holds; what a reader has opened in it stays open, and what has the
 * focus keeps it, if it is there again (known by its id or `data-keep`).
 * @param {Element} holder @param {(Node | null)[]} children */
export function replaceContent(holder, ...children) {
  const opened = new Set([...holder.querySelectorAll("details[id][open]")].map(({ id }) => id));
  const focused = document.activeElement;
  const kept = holder.contains(focused) ? focused.dataset.keep : undefined;
  holder.replaceChildren(...children.filter(Boolean));
  for (const details of holder.querySelectorAll("details[id]")) {
    details.open = opened.has(details.id);
  }
  const again = [...holder.querySelectorAll("[data-keep]")].find(
    ({ dataset }) => dataset.keep === kept,
  );
  again?.focus({ preventScroll: true });
}

const NUMBER = new Intl.NumberFormat("vi-VN");

/** `3.000` @param {number} number */
export function numberText(number) {
  return NUMBER.format(number);
}
