/* Ctrl+K or ⌘K, and the key /, lead to the search box; the switch turns both off. */

const KEY = "phim-tat";

/** @param {HTMLElement} control holds the switch; shown when it works */
export function enhance(control) {
  const box = control.querySelector("input");
  box.checked = read() !== "tat";
  box.addEventListener("change", () => write(box.checked ? "bat" : "tat"));
  control.hidden = false;
  document.addEventListener("keydown", (event) => {
    const { altKey, shiftKey } = event;
    const withKey = event.ctrlKey || event.metaKey;
    // A browser that fills in a form sends events without a key.
    const withModifier = event.key?.toLowerCase() === "k" && withKey && !altKey && !shiftKey;
    const alone = event.key === "/" && !withKey && !altKey;
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
