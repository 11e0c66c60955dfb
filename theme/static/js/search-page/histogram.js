/* How the results are spread over time: bars that are links, and the same as a table. Fewer than
   five results are sooner read than their bars. */

import { element, numberText } from "./element.js";
import { within } from "./state.js";
import { t } from "../strings.js";

const STEPS = 20;
const FEWEST = 5;

/**
 * Years, or the months of one year where the results are narrowed to it.
 * @param {object} facets @param {object} state @param {(state: object, text?: string) => HTMLElement} link
 */
export function histogram(facets, state, link) {
  const year = onlyYear(state.filters);
  const bars = year ? monthBars(facets.month, year) : yearBars(facets.year);
  const sum = bars.reduce((before, { count }) => before + count, 0);
  if (bars.length < 2 || sum < FEWEST) return null;
  const highest = Math.max(...bars.map(({ count }) => count), 1);
  const unit = t(year ? "bars.month" : "bars.year");
  return element(
    "div",
    { class: "search__time" },
    element(
      "ol",
      { class: "bars", "aria-label": t(year ? "script.by_month" : "script.by_year") },
      ...bars.map((bar) => barItem(bar, highest, unit, state, link)),
    ),
    element(
      "details",
      { id: "bang-thoi-gian" },
      element("summary", { "data-keep": "bang-thoi-gian" }, t("script.as_table")),
      countTable(bars, t(year ? "script.month_heading" : "script.year_heading"), state, link),
    ),
  );
}

function barItem({ label, count, from, to }, highest, unit, state, link) {
  const step = count === 0 ? 0 : Math.max(1, Math.round((STEPS * count) / highest));
  const inner = [
    element(
      "span",
      { class: "bars__count" },
      count ? numberText(count) : "",
      hidden(` ${t("bars.counted")} `),
    ),
    element("span", { class: "bars__bar", "data-step": step }),
    element("span", { class: "bars__label" }, hidden(`${unit} `), label),
  ];
  const bar = count ? link(within(state, from, to)) : element("span");
  bar.className = "bars__link";
  bar.append(...inner);
  const { from: first, to: last } = state.filters;
  const isOutside = (first && to < first) || (last && from > last);
  return element("li", { class: "bars__item", "data-outside": Boolean(isOutside) }, bar);
}

function hidden(text) {
  return element("span", { class: "visually-hidden" }, text);
}

function countTable(bars, heading, state, link) {
  const rows = bars
    .filter(({ count }) => count > 0)
    .map(({ label, count, from, to }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, link(within(state, from, to), label)),
        element("td", { class: "table__number" }, numberText(count)),
      ),
    );
  return element(
    "table",
    { class: "search__table" },
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, heading),
        element("th", { scope: "col" }, t("script.count_heading")),
      ),
    ),
    element("tbody", {}, ...rows),
  );
}

function yearBars(years) {
  if (years.length === 0) return [];
  const counts = new Map(years.map(({ key, count }) => [Number(key), count]));
  const first = Math.min(...counts.keys());
  return Array.from({ length: Math.max(...counts.keys()) - first + 1 }, (_, at) => {
    const year = String(first + at);
    const count = counts.get(first + at) ?? 0;
    return { label: year, count, from: `${year}-01`, to: `${year}-12` };
  });
}

function monthBars(months, year) {
  const counts = new Map(months.map(({ key, count }) => [key, count]));
  return Array.from({ length: 12 }, (_, at) => {
    const month = `${year}-${String(at + 1).padStart(2, "0")}`;
    return { label: String(at + 1), count: counts.get(month) ?? 0, from: month, to: month };
  });
}

function onlyYear({ from, to }) {
  const year = from?.slice(0, 4);
  return year && year === to?.slice(0, 4) ? year : null;
}
