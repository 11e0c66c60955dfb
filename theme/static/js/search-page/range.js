/* The first and the last month of a search, also where a browser has no month picker. */

import { readMonth } from "./state.js";
import { t } from "../strings.js";

export class Range {
  /** @param {HTMLElement} part holds an input for each bound
   * @param {(bound: Record<string, string | undefined>) => void} change */
  constructor(part, change) {
    this.inputs = [...part.querySelectorAll("input")];
    const hint = part.querySelector("[data-month-hint]");
    hint.hidden = this.inputs.every(hasPicker);
    hint.textContent = t("script.month_hint");
    part.addEventListener("change", ({ target }) => {
      const month = readMonth(target.value);
      const isWrong = month === null && target.value !== "";
      if (!hasPicker(target)) {
        target.setCustomValidity(isWrong ? t("script.month_hint") : "");
        target.reportValidity();
      }
      // With a picker, a month that is none is one whose year is still being typed.
      if (!isWrong && !target.validity.badInput) change({ [target.name]: month ?? undefined });
    });
  }

  /** @param {{ from?: string, to?: string }} bounds */
  show(bounds) {
    for (const input of this.inputs) {
      const month = bounds[input.name] ?? "";
      const [year, number] = month.split("-");
      const text = month && !hasPicker(input) ? `${Number(number)}/${year}` : month;
      input.setCustomValidity("");
      if (input.value !== text) input.value = text;
    }
  }
}

function hasPicker(input) {
  return input.type === "month";
}
