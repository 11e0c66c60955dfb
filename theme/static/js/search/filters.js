/* Filters and facet counts. Choices within a dimension widen, dimensions narrow each other. */

import { DIMENSIONS, monthText, parseMonth } from "./columns.js";

/** Compiles filters into tests on a report's number, one for each dimension in use.
 * @param {import("./columns.js").Columns} columns @param {object} filters */
export function compileFilters(columns, filters) {
  const tests = {};
  for (const dimension of DIMENSIONS) {
    const wanted = [filters?.[dimension] ?? []].flat();
    if (wanted.length === 0) continue;
    const numbers = new Set(
      wanted.map((slug) => columns.names[dimension].findIndex(([known]) => known === slug)),
    );
    tests[dimension] = (report) => columns.values(dimension, report).some((n) => numbers.has(n));
  }
  const from = parseMonth(filters?.from);
  const to = parseMonth(filters?.to, true);
  if (from !== null || to !== null) {
    tests.time = (report) => {
      const [first, last] = columns.span(report);
      return (from === null || last >= from) && (to === null || first <= to);
    };
  }
  return tests;
}

/** Which of the matching reports pass all filters, and the counts beside every choice; a
 * dimension's counts are made without its own filter, so that a choice can be widened.
 * @param {import("./columns.js").Columns} columns @param {Iterable<number>} matching @param {object} tests */
export function applyFilters(columns, matching, tests) {
  const passing = [];
  const counts = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, new Uint32Array(columns.names[dimension].length)]),
  );
  const years = new Map();
  const months = new Map();
  const names = Object.keys(tests);
  for (const report of matching) {
    const failed = names.filter((name) => !tests[name](report));
    if (failed.length === 0) passing.push(report);
    for (const dimension of DIMENSIONS) {
      if (failed.every((name) => name === dimension)) {
        for (const value of columns.values(dimension, report)) counts[dimension][value]++;
      }
    }
    if (failed.every((name) => name === "time")) {
      increase(years, columns.year(report));
      if (columns.month(report)) increase(months, columns.months[report]);
    }
  }
  return { passing, facets: namedFacets(columns, counts, years, months) };
}

function increase(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function namedFacets(columns, counts, years, months) {
  const facets = {};
  for (const dimension of DIMENSIONS) {
    facets[dimension] = columns.names[dimension]
      .map(([key, name], number) => ({ key, name: name ?? key, count: counts[dimension][number] }))
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
  }
  facets.year = timedFacets(years, String);
  facets.month = timedFacets(months, monthText);
  return facets;
}

function timedFacets(counts, text) {
  return [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([key, count]) => ({ key: text(key), count }));
}
