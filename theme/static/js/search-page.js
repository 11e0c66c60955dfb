/* The search page: what is asked stands in its address, the answer below the box. */

import { createClient } from "./search/client.js";
import { element, numberText } from "./search-page/element.js";
import { chosenFilters, facetLists } from "./search-page/facets.js";
import { histogram } from "./search-page/histogram.js";
import { hitItem, noteItems, pageLinks, PER_PAGE } from "./search-page/hits.js";
import { isIdle, readState, writeState } from "./search-page/state.js";
import { Suggestions } from "./search-page/suggestions.js";

const TYPING_PAUSE_MS = 140;

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
    this.range = part("range");
    this.browse = part("browse");
    this.client = createClient(new URL(this.root, location.href).href);
    this.suggestions = new Suggestions(this.input, this.client, (text) => {
      this.input.value = text;
      this.go({ ...this.state, query: text, page: 1 });
    });
    this.asked = 0;
  }

  start() {
    let pause;
    this.input.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        this.suggestions.update();
        this.go({ ...this.state, query: this.input.value, page: 1 }, { quietly: true });
      }, TYPING_PAUSE_MS);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      this.suggestions.close();
      this.go({ ...this.state, query: this.input.value, page: 1 });
    });
    this.page.addEventListener("keydown", (event) => this.#press(event));
    this.sort.addEventListener("change", () =>
      this.go({ ...this.state, sort: this.sort.value, page: 1 }),
    );
    this.range.addEventListener("change", () => this.#changeRange());
    window.addEventListener("popstate", () => this.#restore());
    if (matchMedia("(min-width: 45rem)").matches) this.facets.open = true;
    this.#restore();
    if (isIdle(this.state)) this.input.focus();
  }

  /** Moves to another state: a new entry of the history, or quietly in place of this one. */
  go(state, { quietly = false } = {}) {
    const address = location.pathname + writeState(state);
    if (address !== location.pathname + location.search) {
      history[quietly ? "replaceState" : "pushState"](null, "", address);
    }
    this.state = state;
    return this.#show();
  }

  #restore() {
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
    for (const name of ["from", "to"]) {
      this.range.querySelector(`[name=${name}]`).value = state.filters[name] ?? "";
    }
    if (isIdle(state)) {
      this.#tell("idle", 0, "");
      return;
    }
    this.results.dataset.searchState = "loading";
    this.results.setAttribute("aria-busy", "true");
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
    const words = new Set(answer.words);
    const link = (next, text = "") => this.#link(next, text);
    const change = (part, text) => link({ ...state, page: 1, ...part }, text);
    const levelName = (key) => this.page.querySelector(`[data-level="${key}"]`)?.textContent ?? key;
    this.list.replaceChildren(...hits.map((hit) => hitItem(hit, words, this.root)));
    const empty = total === 0 ? [this.#emptyNote(state, change)] : [];
    const chosen = chosenFilters(facets, state, link, levelName);
    this.notes.replaceChildren(...[chosen, ...noteItems(answer, change), ...empty].filter(Boolean));
    this.facets
      .querySelector("[data-search-facet-lists]")
      .replaceChildren(...facetLists(facets, state, link, levelName));
    this.time.replaceChildren(...[histogram(facets, state, link)].filter(Boolean));
    this.pages.replaceChildren(...[pageLinks(total, state.page, change)].filter(Boolean));
    this.#tell("done", total, total === 0 ? "Không có bài nào." : `${numberText(total)} bài`);
  }

  #emptyNote(state, change) {
    const parts = ["Không tìm được bài nào. Thử ít từ hơn, bỏ dấu ngoặc kép"];
    const none = Object.fromEntries(Object.keys(state.filters).map((name) => [name, []]));
    const open = { ...none, from: undefined, to: undefined };
    if (isIdle({ query: "", filters: state.filters })) parts.push(", hoặc tìm theo danh mục.");
    else parts.push(", hoặc ", change({ filters: open }, "bỏ mọi bộ lọc"), ".");
    return element("p", { class: "search__note" }, ...parts);
  }

  #fail() {
    const again = element("button", { type: "button", class: "search__retry" }, "Thử lại");
    again.addEventListener("click", () => this.#show());
    this.list.replaceChildren();
    for (const part of [this.time, this.pages]) part.replaceChildren();
    const text = "Không tải được phần dữ liệu để tìm. Xin kiểm tra kết nối rồi thử lại. ";
    this.notes.replaceChildren(element("p", { class: "search__note" }, text, again));
    this.#tell("error", 0, "Không tìm được vì không tải được dữ liệu.");
  }

  #tell(state, total, text) {
    this.results.dataset.searchState = state;
    this.results.dataset.total = String(total);
    this.results.removeAttribute("aria-busy");
    this.status.textContent = text;
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
    await this.go(state);
    if (state.page !== 1) this.results.scrollIntoView();
    this.status.focus({ preventScroll: true });
  }

  #changeRange() {
    const value = (name) => {
      const { value: text } = this.range.querySelector(`[name=${name}]`);
      return /^\d{4}-\d{2}$/.test(text) ? text : undefined;
    };
    const filters = { ...this.state.filters, from: value("from"), to: value("to") };
    this.go({ ...this.state, page: 1, filters });
  }

  /** Arrows walk from the box through the results; Escape leads back. */
  #press(event) {
    const links = [...this.list.querySelectorAll("h2 a")];
    const at = links.indexOf(document.activeElement);
    const inBox = document.activeElement === this.input;
    if (event.key === "Escape" && at >= 0) {
      this.input.focus();
    } else if (event.key === "Escape" && inBox && this.input.value) {
      event.preventDefault();
      this.input.value = "";
      this.go({ ...this.state, query: "", page: 1 });
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (inBox || at >= 0)) {
      if (inBox && (this.suggestions.isOpen || event.defaultPrevented)) return;
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      if (next >= links.length) return;
      event.preventDefault();
      (links[next] ?? this.input).focus();
    }
  }
}
