/* The search page: what is asked stands in its address, the answer below the box. */

import { createClient } from "./search/client.js";
import { wantedWords } from "./search/highlight.js";
import { element, numberText, replaceContent } from "./search-page/element.js";
import { chosenFilters, facetLists } from "./search-page/facets.js";
import { histogram } from "./search-page/histogram.js";
import { hitItem, noteItems, pageLinks, PER_PAGE } from "./search-page/hits.js";
import { Range } from "./search-page/range.js";
import { isFiltered, isIdle, readState, writeState } from "./search-page/state.js";
import { Suggestions } from "./search-page/suggestions.js";
import { walk } from "./search-page/walk.js";
import { t } from "./strings.js";

const TYPING_PAUSE_MS = 140;
const SLOW_MS = 400;

/** @param {HTMLElement} page */
export function enhance(page) {
  new SearchPage(page).start();
}

class SearchPage {
  constructor(page) {
    this.page = page;
    this.root = page.dataset.root;
    const part = (name) => page.querySelector(`[data-search-${name}]`);
    this.form = part("form");
    this.input = this.form.querySelector("input");
    this.results = part("state");
    this.status = part("status");
    this.list = part("hits");
    this.notes = part("notes");
    this.facets = part("facets");
    this.time = part("time");
    this.pages = part("pages");
    this.sort = part("sort");
    this.browse = part("browse");
    this.client = createClient(new URL(this.root, location.href).href);
    this.suggestions = new Suggestions(this.input, this.client, (text) => {
      this.input.value = text;
      this.#ask();
    });
    this.range = new Range(part("range"), (bound) => {
      const filters = { ...this.state.filters, ...bound };
      this.go({ ...this.state, page: 1, filters });
    });
    this.title = document.title;
    this.asked = 0;
    this.isTyping = false;
  }

  start() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => {
        this.suggestions.update();
        this.#ask({ typing: true });
      }, TYPING_PAUSE_MS);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.suggestions.close();
      this.#ask();
    });
    this.page.addEventListener("keydown", (event) => this.#press(event));
    this.sort.addEventListener("change", () =>
      this.go({ ...this.state, sort: this.sort.value, page: 1 }),
    );
    window.addEventListener("popstate", () => this.#restore());
    if (matchMedia("(min-width: 45rem)").matches) this.facets.open = true;
    const typed = this.input.value; // before this script was here
    this.#restore();
    if (typed) {
      this.input.value = typed;
      this.suggestions.update();
      this.#ask({ typing: true });
    }
    if (isIdle(this.state)) this.input.focus();
  }

  /** Moves to another state: a new entry of the history, or in place of this one. */
  go(state, { instead = false } = {}) {
    const address = location.pathname + writeState(state);
    if (address !== location.pathname + location.search) {
      history[instead ? "replaceState" : "pushState"](null, "", address);
    }
    this.isTyping = false;
    this.state = state;
    return this.#show();
  }

  /* Asks what stands in the box. What is typed in one go is one entry of the history. */
  #ask({ typing = false } = {}) {
    clearTimeout(this.pause);
    const query = this.input.value;
    if (typing && query === this.state.query) return;
    this.go({ ...this.state, query, page: 1 }, { instead: this.isTyping });
    this.isTyping = typing;
  }

  #restore() {
    clearTimeout(this.pause);
    this.suggestions.close();
    this.isTyping = false;
    this.state = readState(location.search);
    this.input.value = this.state.query;
    this.#show();
  }

  async #show() {
    const { state } = this;
    const number = ++this.asked;
    this.browse.hidden = !isIdle(state);
    this.results.hidden = isIdle(state);
    this.sort.value = state.sort;
    this.range.show(state.filters);
    document.title = [state.query.trim().slice(0, 60), this.title].filter(Boolean).join(" — ");
    clearTimeout(this.slow);
    if (isIdle(state)) {
      this.#tell("idle", 0, "");
      return;
    }
    this.results.dataset.searchState = "loading";
    this.results.setAttribute("aria-busy", "true");
    this.slow = setTimeout(() => (this.status.textContent = t("script.searching")), SLOW_MS);
    try {
      const answer = await this.client.search(state.query, {
        filters: state.filters,
        sort: state.sort,
        offset: (state.page - 1) * PER_PAGE,
        limit: PER_PAGE,
      });
      if (number === this.asked) this.#render(state, answer);
    } catch {
      if (number === this.asked) this.#fail();
    }
  }

  #render(state, answer) {
    const { total, hits, facets } = answer;
    const last = Math.ceil(total / PER_PAGE);
    if (total > 0 && state.page > last) {
      this.go({ ...state, page: last }, { instead: true });
      return;
    }
    const words = wantedWords(answer.words);
    const link = (next, text = "") => this.#link(next, text);
    const change = (part, text) => link({ ...state, page: 1, ...part }, text);
    this.list.replaceChildren(...hits.map((hit) => hitItem(hit, words, this.root)));
    const empty = total === 0 ? this.#emptyNote(state, change) : null;
    const chosen = chosenFilters(answer.chosen, state, link);
    replaceContent(this.notes, chosen, ...noteItems(answer, change), empty);
    replaceContent(
      this.facets.querySelector("[data-search-facet-lists]"),
      ...facetLists(facets, state, link),
    );
    replaceContent(this.time, histogram(facets, state, link));
    replaceContent(this.pages, pageLinks(total, state.page, change));
    this.facets.hidden = total === 0 && !isFiltered(state);
    this.browse.hidden = total > 0 || isFiltered(state);
    this.sort.parentElement.hidden = total < 2;
    const found = t("common.report_count", { count: numberText(total) });
    this.#tell("done", total, total === 0 ? t("script.no_results") : found);
  }

  #emptyNote(state, change) {
    const advice = [t("script.fewer_words")];
    if (/["“”„]/.test(state.query)) advice.push(t("script.without_quotes"));
    if (/(^|\s)-\S/.test(state.query)) advice.push(t("script.without_minus"));
    const none = Object.fromEntries(Object.keys(state.filters).map((name) => [name, []]));
    const open = { ...none, from: undefined, to: undefined };
    if (isFiltered(state)) {
      advice.push(t("script.or_else"), change({ filters: open }, t("script.no_filters")), ".");
    } else advice.push(t("script.or_browse"));
    return element("p", { class: "search__note" }, ...advice);
  }

  #fail() {
    const again = element("button", { type: "button", class: "search__retry" }, t("script.retry"));
    again.addEventListener("click", async () => {
      await this.#show();
      this.#keepFocus();
    });
    for (const part of [this.list, this.time, this.pages]) part.replaceChildren();
    this.facets.hidden = true;
    this.sort.parentElement.hidden = true;
    const text = t("script.check_network");
    replaceContent(this.notes, element("p", { class: "search__note" }, text), again);
    this.#tell("error", 0, t("script.failed"));
  }

  #tell(state, total, text) {
    clearTimeout(this.slow);
    this.results.dataset.searchState = state;
    this.results.dataset.total = String(total);
    this.results.removeAttribute("aria-busy");
    this.status.textContent = text;
    this.status.dataset.query = this.state.query;
  }

  /** A link to another state, which works by itself and is answered without a new page. */
  #link(state, text) {
    const link = element("a", { href: location.pathname + writeState(state) }, text);
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.input.value = state.query;
      this.#follow(state);
    });
    return link;
  }

  async #follow(state) {
    const before = this.state.page;
    await this.go(state);
    if (state.page !== before) this.results.scrollIntoView();
    this.#keepFocus();
  }

  /* Where what had the focus is gone, the number of results has it. */
  #keepFocus() {
    if (document.activeElement === document.body) this.status.focus({ preventScroll: true });
  }

  #press(event) {
    if (event.isComposing || event.defaultPrevented) return;
    const inBox = document.activeElement === this.input;
    if (event.key === "Escape" && inBox && this.input.value) {
      event.preventDefault();
      this.input.value = "";
      this.#ask({ typing: true });
    } else if (walk(event, this.input, [...this.list.querySelectorAll("h2 a")])) {
      event.preventDefault();
    }
  }
}
