/* Loads what a page needs, and only that. Markup works without it. */

const FEATURES = [
  ["[data-theme-picker]", "./theme-picker.js"],
  ["[data-copy]", "./copy-button.js"],
  ["[data-shortcuts]", "./shortcuts.js"],
  ["[data-search]", "./search-page.js"],
];

for (const [selector, module] of FEATURES) {
  const elements = document.querySelectorAll(selector);
  if (elements.length > 0) {
    import(module).then(({ enhance }) => elements.forEach(enhance));
  }
}
