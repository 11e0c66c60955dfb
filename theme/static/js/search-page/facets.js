/* Choices beside the results: each a link with the number of results it would leave. */

import { element, numberText } from "./element.js";
import { toggled } from "./state.js";
import { label, t } from "../strings.js";

const HEADINGS = {
  province: "script.provinces",
  source: "script.sources",
  topic: "script.topics",
  level: "script.levels",
};
const SHOWN = 8;

/**
 * @param {object} facets @param {object} state @param {(state: object, text: string) => HTMLElement} link
 */
export function facetLists(facets, state, link) {
  return Object.entries(HEADINGS)
    .filter(([dimension]) => facets[dimension].length > 0)
    .map(([dimension, heading]) => {
      const chosen = state.filters[dimension];
      const items = facets[dimension].map(({ key, name, count }) => {
        const text = dimension === "level" ? label("level", key) : name;
        const choice = link(toggled(state, dimension, key), text);
        choice.dataset.keep = `${dimension} ${key}`;
        if (chosen.includes(key)) choice.setAttribute("aria-current", "true");
        const number = element("span", { class: "index-list__count" }, numberText(count));
        return element("li", { class: "search__choice" }, choice, " ", number);
      });
      return facetList(dimension, t(heading), items);
    });
}

function facetList(dimension, heading, items) {
  const id = `loc-${dimension}`;
  const section = element(
    "section",
    { class: "search__facet", "aria-labelledby": id },
    element("h2", { id, class: "search__heading" }, heading),
    element("ul", { class: "index-list" }, ...items.slice(0, SHOWN)),
  );
  if (items.length > SHOWN) {
    section.append(
      element(
        "details",
        { id: `${id}-them` },
        element(
          "summary",
          { "data-keep": id },
          t("script.more", { count: numberText(items.length - SHOWN) }),
        ),
        element("ul", { class: "index-list" }, ...items.slice(SHOWN)),
      ),
    );
  }
  return section;
}

/** What is chosen now, each with a link that takes it away. */
export function chosenFilters(chosen, state, link) {
  const items = [];
  for (const dimension of Object.keys(HEADINGS)) {
    for (const { key, name } of chosen[dimension]) {
      const text = dimension === "level" ? label("level", key) : name;
      items.push(removable(link(toggled(state, dimension, key), text)));
    }
  }
  const { from, to } = state.filters;
  if (from || to) {
    const text = [
      from ? t("script.from", { month: monthName(from) }) : "",
      to ? t("script.to", { month: monthName(to) }) : "",
    ];
    const open = {
      ...state,
      page: 1,
      filters: { ...state.filters, from: undefined, to: undefined },
    };
    items.push(removable(link(open, text.filter(Boolean).join(" "))));
  }
  return items.length > 0 ? element("ul", { class: "search__chosen" }, ...items) : null;
}

function removable(choice) {
  choice.prepend(element("span", { class: "visually-hidden" }, t("script.remove_filter")));
  choice.append(element("span", { "aria-hidden": "true" }, " ×"));
  return element("li", {}, choice);
}

function monthName(text) {
  const [year, month] = text.split("-");
  return `${Number(month)}/${year}`;
}
