// Small pieces that several views show: routes with their lines, answers, and lists of notes.

import { code, h, linkButton, number, quoted, visible } from "./dom.js";

// Pieces knows the routes of the text that was read, and goes to their lines.
export class Pieces {
  routes = [];
  answering; // the route that answers the last request, or undefined
  #editor;

  constructor(editor) {
    this.#editor = editor;
  }

  // line makes a button that goes to a line of the text.
  line(line, column, label = `line ${line}`) {
    return linkButton(label, () => this.#editor.go(line, column), { class: "plain line-button" });
  }

  // route shows a route and its line.
  route(index, properties = {}) {
    const route = this.routes[index];
    if (!route) return h("span", { class: "soft" }, "a route that is not in the table");
    return h("span", { class: "route", ...properties }, code(`${route.method} ${route.pattern}`), " ", this.line(route.line, 1));
  }

  // notes shows notes at their lines; after some of them, the others are folded.
  notes(notes, kind, sign, some = 5) {
    const item = (note) => h("li", {}, note.line ? [this.line(note.line, note.column, place(note)), " "] : null, visible(note.text));
    return folded(notes.map(item), some, (items) => h("ul", { class: `notes ${kind}` }, items));
  }

  // refusal shows a route that a set-up refuses, the reason in the words of the library, and how to mend it.
  refusal(refusal) {
    return h("li", {}, this.route(refusal.route), refusal.with >= 0 ? [" beside ", this.route(refusal.with)] : null,
      h("div", { class: "words" }, code(refusal.text.replace(/\s+/g, " "))),
      refusal.mend ? h("div", { class: "mend" }, h("span", { class: "good" }, "→ "), visible(refusal.mend)) : null);
  }
}

function place({ line, column }) {
  return column > 1 ? `line ${line}, column ${column}` : `line ${line}`;
}

// folded shows some items, and a button that shows the others.
export function folded(items, some, list) {
  if (items.length <= some + 1) return list(items);
  const all = list(items.slice(0, some));
  const more = h("li", { class: "more" }, linkButton(`and ${number(items.length - some)} more`, () => {
    const first = items[some];
    more.replaceWith(...items.slice(some));
    first.querySelector("button")?.focus();
  }));
  all.append(more);
  return all;
}

// values shows the parameters that a handler gets. Those that differ from the wanted ones stand out.
export function values(values, wanted) {
  return values.map((value) => {
    const other = wanted && !wanted.some((w) => w.name === value.name && w.value === value.value);
    return h("span", { class: "value" }, code(`${value.name} = `), h("code", { class: other ? "differs" : "" }, value.int ? visible(value.value) : quoted(value.value)));
  });
}

// segments shows the segments of a decoded path.
export function segments(parts) {
  return parts.map((part) => [h("span", { class: "soft", "aria-hidden": "true" }, "/"), part === "" ? h("span", { class: "segment empty" }, "empty") : code(part, { class: "segment" })]);
}

export const verdicts = {
  same: { sign: "=", kind: "good", text: "as the contract" },
  doesNotTake: { sign: "∅", kind: "odd", text: "does not take it" },
  problem: { sign: "!", kind: "bad", text: "no answer" },
  redirects: { sign: "↪", kind: "warn", text: "redirects" },
  otherRoute: { sign: "≠", kind: "bad", text: "another route" },
  otherValues: { sign: "≈", kind: "bad", text: "other values" },
  answers: { sign: "+", kind: "warn", text: "answers it" },
  otherStatus: { sign: "≠", kind: "bad", text: "another status" },
  otherAllow: { sign: "±", kind: "warn", text: "another Allow" },
};
