/* The list of results, the notes above it and the page numbers below it. */

import { markWords } from "../search/highlight.js";
import { coins } from "./coins.js";
import { element, numberText } from "./element.js";
import { label, t } from "../strings.js";

export const PER_PAGE = 20;

/** @param {object} hit @param {import("../search/highlight.js").Wanted} words @param {string} root */
export function hitItem(hit, words, root) {
  const foreign = hit.language !== "vi";
  return element(
    "li",
    {},
    element(
      "article",
      { class: "card" },
      element(
        "p",
        { class: "card__line" },
        hit.source.slug === "chua-ro" ? t("common.unknown_source") : hit.source.name,
        " · ",
        element("time", { datetime: hit.datetime }, hit.date),
        " · ",
        hit.province.slug === "chua-ro" ? t("common.unknown_province") : hit.province.name,
        foreign ? ` · ${label("language", hit.language)}` : "",
      ),
      element(
        "h2",
        { class: "card__title" },
        element(
          "a",
          { href: root + hit.url, ...(foreign && { lang: hit.language }) },
          ...marked(hit.title, words),
        ),
      ),
      element("p", { class: "search__excerpt" }, ...marked(hit.excerpt, words)),
      element("span", { class: "Z3988", title: coins(hit, permalink(root + hit.url)) }),
    ),
  );
}

/* The published address, also where the page is read from a copy: that of the canonical link. */
function permalink(link) {
  const canonical = document.querySelector("link[rel=canonical]");
  return new URL(link, canonical?.href ?? document.baseURI).href;
}

function marked(text, words) {
  return markWords(text, words).map((part) =>
    part.marked ? element("mark", {}, part.text) : part.text,
  );
}

/** What a reader should know about the results. */
export function noteItems({ notes, total }, linkTo) {
  const items = [];
  if (notes.dropped?.length && total > 0) {
    items.push([t("script.dropped", { words: quoted(notes.dropped) })]);
  }
  if (notes.suggestion) {
    items.push([
      t("script.did_you_mean"),
      linkTo({ query: notes.suggestion }, notes.suggestion),
      "?",
    ]);
  }
  if (notes.merged) {
    const { name, today } = notes.merged;
    items.push([t("script.merged", { province: name, today })]);
  }
  if (notes.wordless) {
    items.push([t("script.wordless")]);
  }
  if (notes.shortened) items.push([t("script.shortened")]);
  if (notes.unverified > 0) {
    const count = numberText(notes.unverified);
    items.push([t("script.unverified", { count })]);
  }
  return items.map((children) => element("p", { class: "search__note" }, ...children));
}

function quoted(words) {
  return words.map((word) => t("script.quoted", { word })).join(", ");
}

/** Links to the pages of a long list of results. */
export function pageLinks(total, page, linkTo) {
  const last = Math.ceil(total / PER_PAGE);
  if (last < 2) return null;
  const near = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last);
  const items = [];
  let before = 0;
  for (const number of new Set(near)) {
    if (number - before > 1) items.push(element("li", { "aria-hidden": "true" }, "…"));
    const link = linkTo({ page: number }, String(number));
    if (number === page) link.setAttribute("aria-current", "page");
    link.prepend(element("span", { class: "visually-hidden" }, t("script.page")));
    items.push(element("li", {}, link));
    before = number;
  }
  return element(
    "nav",
    { class: "pagination", "aria-label": t("script.pages") },
    element("ol", { class: "pagination__numbers" }, ...items),
  );
}
