/* One opened index: from a query and its filters to a page of results. */

import { Answerer } from "./answer.js";
import { Columns, DIMENSIONS } from "./columns.js";
import { applyFilters, compileFilters } from "./filters.js";
import { excerpt, holdsAny, wantedWords } from "./highlight.js";
import { Lookup } from "./lookup.js";
import { documentKey } from "./phrase.js";
import { parseQuery } from "./query.js";
import { suggest } from "./suggest.js";
import { parseSyllables } from "./syllables.js";
import { Tree } from "./tree.js";

const DEFAULT_LIMIT = 20;
const decoder = new TextDecoder();

/** Searches the files of one manifest. */
export class Engine {
  /** @param {import("./store.js").Store} store @param {object} manifest */
  constructor(store, manifest) {
    this.store = store;
    this.manifest = manifest;
    this.details = new Tree(store, manifest.details);
    this.suggestions = new Tree(store, manifest.suggestions);
    const trees = {
      words: new Tree(store, manifest.words),
      pairs: new Tree(store, manifest.pairs),
    };
    const lookup = new Lookup(store, trees, manifest.documents);
    // Every search begins at these; fetched now, they are there when the first one comes.
    for (const tree of [trees.words, trees.pairs, this.details]) {
      store.read(tree.root).catch(() => {});
    }
    this.answerer = new Answerer(lookup, new Tree(store, manifest.texts), manifest);
  }

  /** See `openIndex`. */
  async search(text, options) {
    const { filters, sort, offset, limit } = options ?? {};
    const start = wholeNumber(offset, 0);
    const end = start + wholeNumber(limit, DEFAULT_LIMIT);
    const query = parseQuery(text);
    const [columns, answer] = await Promise.all([this.#readColumns(), this.answerer.answer(query)]);
    const tests = compileFilters(columns, filters);
    const { passing, facets } = applyFilters(columns, answer.matching, tests);
    const ranked = orderReports(passing, answer.scores, columns, sort);
    const words = wantedWords(answer.words);
    const hits = await Promise.all(
      ranked
        .slice(start, end)
        .map((report) => this.#hit(report, columns, answer.scores?.[report] ?? 0, words)),
    );
    const notes = { ...answer.notes, merged: mergedProvince(query, columns) };
    const chosen = chosenNames(columns, filters);
    return { total: ranked.length, hits, facets, chosen, words: answer.words, notes };
  }

  suggest(text, limit) {
    return suggest(this.suggestions, text, limit);
  }

  async #readColumns() {
    if (!this.columns) {
      const [bytes, names] = await Promise.all([
        this.store.read(this.manifest.columns),
        this.store.read(this.manifest.names),
      ]);
      this.columns = new Columns(bytes, JSON.parse(decoder.decode(names)), this.manifest);
    }
    return this.columns;
  }

  async #hit(report, columns, score, words) {
    const value = await this.details.get(documentKey(report));
    const [slug, title, date, issued, summary, names, original, language, authors] = JSON.parse(
      decoder.decode(value),
    );
    const [source, sourceName, seat] = columns.names.source[columns.source[report]];
    const [province, provinceName] = columns.names.province[columns.province[report]];
    const shown = !holdsAny(summary, words) && holdsAny(names, words) ? names : summary;
    return {
      url: `bai/${slug}/`,
      title,
      score: Math.round(score * 1000) / 1000,
      date,
      datetime: issued.replace("~", ""),
      language,
      cited: { issued, original, authors, seat },
      source: { slug: source, name: sourceName },
      province: { slug: province, name: provinceName },
      excerpt: excerpt(shown, words),
    };
  }
}

/* The names of the choices in force, which facets without results do not tell. */
function chosenNames(columns, filters) {
  const named = (dimension, key) =>
    columns.names[dimension].find(([known]) => known === key)?.[1] ?? key;
  return Object.fromEntries(
    DIMENSIONS.map((dimension) => [
      dimension,
      [filters?.[dimension] ?? []].flat().map((key) => ({ key, name: named(dimension, key) })),
    ]),
  );
}

/* A province of the query that is part of another one today. */
function mergedProvince({ syllables }, columns) {
  const typed = ` ${syllables.map(({ folded }) => folded).join(" ")} `;
  const merged = columns.names.province.find(
    ([, name, today]) => today && typed.includes(` ${foldedText(name)} `),
  );
  return merged && { slug: merged[0], name: merged[1], today: merged[2] };
}

function wholeNumber(value, otherwise) {
  const number = Math.trunc(Number(value ?? otherwise));
  return number >= 0 ? number : otherwise;
}

function foldedText(text) {
  return parseSyllables(text)
    .map(({ folded }) => folded)
    .join(" ");
}

function orderReports(reports, scores, columns, sort) {
  const newest = (one, other) => columns.compareNewest(one, other);
  if (sort === "oldest") return reports.toSorted((one, other) => newest(other, one));
  if (sort === "newest" || !scores) return reports.toSorted(newest);
  return reports.toSorted((one, other) => scores[other] - scores[one] || newest(one, other));
}
