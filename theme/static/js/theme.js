/* Applies the reader's choice of light or dark before the page is drawn. Loaded in the head,
   not as a module, so that the page never flashes. */
(() => {
  try {
    const choice = localStorage.getItem("giao-dien");
    if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
  } catch {
    // Storage may be forbidden; the system's setting then applies.
  }
})();
