/* One number a report in each column: what results are filtered, counted and sorted by. */

const DAY_MS = 86_400_000;
const YEAR_ONLY = 2;
export const DIMENSIONS = ["province", "source", "topic", "level"];

/** The columns of an index, decoded. */
export class Columns {
  /** @param {Uint8Array} bytes @param {object} names @param {{documents: number, epoch: string}} manifest */
  constructor(bytes, names, { documents, epoch }) {
    let at = 0;
    const column = (planes) => {
      const numbers = new Uint32Array(documents);
      for (let plane = 0; plane < planes; plane++) {
        for (let n = 0; n < documents; n++) numbers[n] += bytes[at++] * 256 ** plane;
      }
      return numbers;
    };
    this.size = documents;
    this.names = names;
    this.province = column(1);
    this.source = column(2);
    this.level = column(1);
    /* 0 day, 1 month, 2 year; of two like dates the open interval is the less known. */
    const precision = column(1);
    this.precision = precision.map((number) => number >> 1);
    this.isOpen = precision.map((number) => number & 1);
    this.day = column(2);
    this.topics = [];
    for (let first = 0; first < names.topic.length; first += 8) this.topics.push(column(1));
    const start = Date.parse(epoch);
    this.months = Int32Array.from(this.day, (day) => {
      const date = new Date(start + day * DAY_MS);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    });
  }

  /** The numbers of a report's values in one dimension. */
  values(dimension, report) {
    if (dimension !== "topic") return [this[dimension][report]];
    const found = [];
    this.names.topic.forEach((_, topic) => {
      if (this.hasTopic(report, topic)) found.push(topic);
    });
    return found;
  }

  hasTopic(report, topic) {
    return ((this.topics[topic >> 3][report] >> (topic & 7)) & 1) === 1;
  }

  /** First and last month in which a report may have been published, as year × 12 + month. */
  span(report) {
    const first = this.months[report];
    return [first, this.precision[report] === YEAR_ONLY ? first - (first % 12) + 11 : first];
  }

  year(report) {
    return Math.floor(this.months[report] / 12);
  }

  /** `2023-03`, or null where only the year is known. */
  month(report) {
    if (this.precision[report] === YEAR_ONLY) return null;
    return monthText(this.months[report]);
  }

  /** Orders newest first: by earliest day, the better known date first, as all lists do. */
  compareNewest(one, other) {
    return (
      this.day[other] - this.day[one] ||
      this.precision[one] - this.precision[other] ||
      this.isOpen[one] - this.isOpen[other] ||
      one - other
    );
  }
}

/** @param {number} month year × 12 + month */
export function monthText(month) {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** `2023-03` or `2023` → year × 12 + month, or null. @param {string | undefined} text */
export function parseMonth(text, atEnd = false) {
  const match = /^(\d{4})(?:-(\d{1,2}))?$/.exec(text ?? "");
  if (!match) return null;
  const month = match[2] ? Number(match[2]) - 1 : atEnd ? 11 : 0;
  return month >= 0 && month < 12 ? Number(match[1]) * 12 + month : null;
}
