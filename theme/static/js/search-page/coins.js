/* COinS: the citation of a result, for programs that offer to save all of them. */

import { t } from "../strings.js";

/**
 * The context object of a hit, as `outputs/citations/coins.py` writes it on list pages.
 * @param {object} hit @param {string} permalink absolute address of the record's page
 */
export function coins(hit, permalink) {
  const { issued, original, authors, seat } = hit.cited;
  const known = hit.source.slug !== "chua-ro";
  const parts = [
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
    ["rft.type", "newspaperArticle"],
    ["rft.title", hit.title],
    ["rft.source", known ? hit.source.name : ""],
    ["rft.place", seat],
    ["rft.date", issued],
    ...authors.map((name) => ["rft.au", `${name},`]),
    ["rft.language", hit.language],
    ["rft.identifier", original || permalink],
    ["rft.description", t("script.pointer", { url: permalink })],
  ];
  return new URLSearchParams(parts.filter(([, value]) => value)).toString();
}
