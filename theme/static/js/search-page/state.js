/* The state of a search, as the address of the page tells it and is told. */

import { LONGEST_QUERY } from "../search/query.js";

export const FACETS = { province: "tinh", source: "nguon", topic: "chu-de", level: "cap" };
export const SORTS = { relevance: "lien-quan", newest: "moi", oldest: "cu" };
const MONTH = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/;
const TYPED_MONTH = /^\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/;

/** @param {string} search the query part of an address */
export function readState(search) {
  const given = new URLSearchParams(search);
  const filters = {};
  for (const [dimension, name] of Object.entries(FACETS)) {
    filters[dimension] = [...new Set(given.getAll(name).filter(Boolean))];
  }
  for (const [bound, name] of [
    ["from", "tu"],
    ["to", "den"],
  ]) {
    const month = readMonth(given.get(name) ?? "");
    if (month) filters[bound] = month;
  }
  const sort = Object.keys(SORTS).find((key) => SORTS[key] === given.get("sap-xep"));
  const page = Number.parseInt(given.get("trang"), 10);
  return {
    query: given.get("q") ?? "",
    filters,
    sort: sort ?? "relevance",
    page: page > 1 ? Math.min(page, 10_000) : 1,
  };
}

/** The query part of the address that stands for a state; empty for none. */
export function writeState({ query, filters, sort, page }) {
  const written = new URLSearchParams();
  if (query) written.set("q", query.slice(0, LONGEST_QUERY));
  for (const [dimension, name] of Object.entries(FACETS)) {
    for (const value of filters[dimension] ?? []) written.append(name, value);
  }
  if (filters.from) written.set("tu", filters.from);
  if (filters.to) written.set("den", filters.to);
  if (sort !== "relevance") written.set("sap-xep", SORTS[sort]);
  if (page > 1) written.set("trang", String(page));
  return written.size > 0 ? `?${written}` : "";
}

/** A month as `2023-03`, from a month picker or as people type it where there is none: 3/2023.
 * @param {string} text @returns {string | null} null where it is not, or not yet, a month */
export function readMonth(text) {
  const [, month, year] = TYPED_MONTH.exec(text) ?? [];
  const given = year ? `${year}-${month.padStart(2, "0")}` : text.trim();
  return MONTH.test(given) ? given : null;
}

/** Whether anything is asked for at all. */
export function isIdle({ query, filters }) {
  return query.trim() === "" && !isFiltered({ filters });
}

/** Whether any filter is in force. */
export function isFiltered({ filters }) {
  return Boolean(
    filters.from ||
    filters.to ||
    Object.keys(FACETS).some((dimension) => filters[dimension].length > 0),
  );
}

/** The state with one choice of a facet added or taken away, back on the first page. */
export function toggled(state, dimension, value) {
  const chosen = state.filters[dimension];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...state, page: 1, filters: { ...state.filters, [dimension]: next } };
}

/** The state within a span of months; undefined leaves a side open. */
export function within(state, from, to) {
  return { ...state, page: 1, filters: { ...state.filters, from, to } };
}
