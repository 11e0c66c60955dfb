/* Copies a citation to the clipboard and says that it did. */

const SAID_FOR_MS = 2000;

/** Shows a copy button and makes it work. @param {HTMLButtonElement} button */
export function enhance(button) {
  if (!navigator.clipboard) return;
  const label = button.textContent;
  const { copied, notCopied } = button.closest("[data-copied]").dataset;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = copied;
    } catch {
      button.textContent = notCopied;
    }
    setTimeout(() => {
      button.textContent = label;
    }, SAID_FOR_MS);
  });
}
