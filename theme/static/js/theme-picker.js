/* The choice between light, dark and the system's setting; kept on the reader's device. */

const KEY = "giao-dien";

/** Shows the picker and makes its buttons work. @param {HTMLElement} picker */
export function enhance(picker) {
  const buttons = [...picker.querySelectorAll("[data-theme-choice]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      choose(button.dataset.themeChoice);
      mark(buttons);
    });
  }
  mark(buttons);
  picker.hidden = false;
}

function choose(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
}

function mark(buttons) {
  const current = document.documentElement.dataset.theme ?? "";
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === current));
  }
}
