/* Arrows walk from the search box through the results and back; Escape leads to the box. */

/** @param {KeyboardEvent} event @param {HTMLElement} box @param {HTMLElement[]} links
 * @returns {boolean} whether the key has done something */
export function walk({ key }, box, links) {
  const at = links.indexOf(document.activeElement);
  const inBox = document.activeElement === box;
  if (key === "Escape" && at >= 0) {
    box.focus();
    return true;
  }
  if ((key !== "ArrowDown" && key !== "ArrowUp") || (!inBox && at < 0)) return false;
  const next = at + (key === "ArrowDown" ? 1 : -1);
  if (next >= links.length || (inBox && next < 0)) return false;
  (links[next] ?? box).focus();
  return true;
}
