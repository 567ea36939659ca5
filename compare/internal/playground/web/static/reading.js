// The result of reading the text: mistakes, omitted routes, remarks and overlaps. Each has a place in the text.

import { count, h, linkButton, mark, number, visible } from "./dom.js";
import { folded } from "./parts.js";

// summary says in one line what was read.
export function summary({ format, routes, mistakes, leftOut }, overlaps) {
  if (mistakes.length) return `${count(mistakes.length, "mistake")}: correct ${mistakes.length === 1 ? "it" : "them"} to ask the routers`;
  if (!routes.length && !leftOut.length) return "No routes yet: paste some, or open an example.";
  const out = leftOut.reduce((n, group) => n + group.count, 0);
  return [`Read as ${format}: ${count(routes.length, "route")}`, out ? `${number(out)} left out` : null, overlaps?.length ? count(overlaps.length, "overlap") : null].filter(Boolean).join(", ");
}

// notes shows the notes on the text, below the editor. toTable is called to replace the text by its table.
export function notes({ format, routes, mistakes, leftOut, remarks }, { pieces, toTable }) {
  return [
    mistakes.length ? pieces.notes(mistakes, "bad", "✗", 20) : null,
    leftOut.map((group) => h("div", { class: "note warn" },
      h("p", {}, mark("–", "warn"), " ", h("b", {}, `${number(group.count)} left out`), `: ${visible(group.reason)}`),
      folded(group.notes.map((note) => h("li", {}, note.line ? [pieces.line(note.line, note.column), " "] : null, visible(note.text))), 3,
        (items) => h("ul", { class: "plain-list" }, items)))),
    remarks.length ? h("div", { class: "note" }, pieces.notes(remarks, "", "i", 3)) : null,
    routes.length && format !== "table of routes" ? linkButton("Show these routes as a table", toTable) : null,
  ];
}

// marks returns the notes that the editor shows at their lines.
export function marks({ routes, mistakes, leftOut, remarks }, overlaps = []) {
  const at = (kind, sign) => (note) => ({ ...note, kind, sign });
  return [
    ...mistakes.map(at("bad", "✗")),
    ...leftOut.flatMap((group) => group.notes.map((note) => ({ ...note, text: `left out: ${group.reason}` }))).map(at("warn", "–")),
    ...overlaps.flatMap(({ wins, loses, path }) => [
      { line: routes[wins].line, column: 1, text: `overlaps line ${routes[loses].line} on ${path}, and wins` },
      { line: routes[loses].line, column: 1, text: `overlaps line ${routes[wins].line} on ${path}, and loses` },
    ]).map(at("odd", "∩")),
    ...remarks.map(at("info", "i")),
  ];
}
