/* Ctrl+K or ⌘K, and the key /, lead to the search box; the switch turns both off. */

const KEY = "phim-tat";

/** @param {HTMLElement} control holds the switch; shown when it works */
export function enhance(control) {
  const box = control.querySelector("input");
  box.checked = read() !== "tat";
  box.addEventListener("change", () => write(box.checked ? "bat" : "tat"));
  control.hidden = false;
  document.addEventListener("keydown", (event) => {
    const withModifier = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    const alone = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!box.checked || !(withModifier || (alone && !isTyping(event.target)))) return;
    const input = document.querySelector("[type=search]");
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
}
