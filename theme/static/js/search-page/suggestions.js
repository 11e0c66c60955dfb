/* A list of names under the search box: a combobox as ARIA describes it. */

import { element, numberText } from "./element.js";
import { t } from "../strings.js";

const KINDS = {
  province: "script.kind_province",
  source: "script.kind_source",
  topic: "script.kind_topic",
  document: "script.kind_document",
  place: "script.kind_place",
  name: "script.kind_name",
};

/** Offers completions of what stands in the box; `choose(text)` is called with the one taken. */
export class Suggestions {
  /** @param {HTMLInputElement} input @param {{ suggest: Function }} client
   * @param {(text: string) => void} choose */
  constructor(input, client, choose) {
    this.input = input;
    this.client = client;
    this.choose = choose;
    this.asked = 0;
    this.list = element("ul", {
      class: "suggestions",
      id: "goi-y",
      role: "listbox",
      "aria-label": t("script.suggestions"),
      hidden: true,
    });
    input.after(this.list);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "goi-y",
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("blur", () => this.close());
  }

  get isOpen() {
    return !this.list.hidden;
  }

  async update() {
    const text = this.input.value;
    const number = ++this.asked;
    let found = [];
    try {
      found = await this.client.suggest(text);
    } catch {
      // Suggestions are a convenience; the results tell if the index cannot be read.
    }
    if (number !== this.asked || document.activeElement !== this.input) return;
    this.list.replaceChildren(...found.map((suggestion, at) => this.#item(suggestion, at)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.#mark(-1);
  }

  close() {
    this.asked++; // what is still being fetched comes too late
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #item({ text, kind, count }, at) {
    const item = element(
      "li",
      { role: "option", id: `goi-y-${at}`, class: "suggestions__item", "aria-selected": "false" },
      element("span", {}, text),
      " ",
      element(
        "span",
        { class: "suggestions__kind" },
        t("script.suggestion_kind", { kind: t(KINDS[kind]), count: numberText(count) }),
      ),
    );
    // Pressing must not take the focus from the box, which would close the list.
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => this.#take(text));
    item.dataset.text = text;
    return item;
  }

  #press(event) {
    const items = [...this.list.children];
    const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (!this.isOpen || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#mark(at + step < -1 ? items.length - 1 : at + step >= items.length ? -1 : at + step);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      this.#take(items[at].dataset.text);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  #mark(at) {
    [...this.list.children].forEach((item, number) => {
      item.setAttribute("aria-selected", String(number === at));
    });
    if (at >= 0) this.input.setAttribute("aria-activedescendant", `goi-y-${at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #take(text) {
    this.close();
    this.choose(text);
  }
}
