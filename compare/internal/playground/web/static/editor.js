// The editor of the routes: a textarea over a layer that shows colours and notes, beside line numbers. The layer holds only the lines in
// sight, so that a text of a megabyte stays fast.

import { h } from "./dom.js";

const lineHeight = 20; // pixels, as in playground.css
const longest = 2000; // characters: a text with a longer line is shown without colours

export class Editor {
  #box;
  #area;
  #gutter;
  #layer;
  #lines = [""];
  #notes = new Map(); // line → { kind, sign, text, column }
  #chosen = 0; // the line of the route that answers
  #drawn = "";
  #coloured = false;
  #table = false; // whether the text is a table or a listing of routes

  // oninput is called when the text was typed or pasted, ongutter with the number of a line whose number was clicked.
  constructor(box, area, { oninput, ongutter }) {
    this.#box = box;
    this.#area = area;
    this.#gutter = h("div", { class: "gutter", "aria-hidden": "true" });
    this.#layer = h("div", { class: "layer", "aria-hidden": "true" });
    box.prepend(this.#gutter, this.#layer);
    area.addEventListener("input", ({ inputType }) => {
      this.#split();
      oninput(inputType === "insertFromPaste");
    });
    area.addEventListener("scroll", () => this.#draw(), { passive: true });
    new ResizeObserver(() => this.#draw()).observe(area);
    this.#gutter.addEventListener("click", (event) => {
      const line = Number(event.target.closest("[data-line]")?.dataset.line);
      if (line) ongutter(line);
    });
  }

  get text() { return this.#area.value; }

  set text(text) {
    if (text === this.#area.value) return;
    this.#area.value = text;
    this.#area.scrollTop = this.#area.scrollLeft = 0;
    this.#split();
  }

  // annotate shows marks at lines: { line, column, kind, sign, text }. The first one of a line is shown. Table says whether the text has a route
  // in each line.
  annotate(notes, table) {
    this.#notes = new Map();
    for (const note of notes) {
      if (note.line > 0 && !this.#notes.has(note.line)) this.#notes.set(note.line, note);
    }
    this.#table = table;
    this.#draw(true);
  }

  // choose marks the line of the route that answers; 0 for none.
  choose(line) {
    if (line === this.#chosen) return;
    this.#chosen = line;
    this.#draw(true);
  }

  // go selects a line, or the rest of it from a column (in bytes of UTF-8, from 1), and moves the focus there.
  go(line, column = 1) {
    const text = this.#lines[line - 1];
    if (text === undefined) return;
    let start = 0;
    for (let i = 0; i < line - 1; i++) start += this.#lines[i].length + 1;
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(start + this.#index(text, column), start + text.length);
    this.#area.scrollTop = Math.max(0, (line - 1) * lineHeight - this.#area.clientHeight / 3);
    this.#area.scrollLeft = 0;
    this.#box.scrollIntoView({ block: "nearest" });
  }

  // index returns the index of a column that is given in bytes.
  #index(text, column) {
    let bytes = 1;
    for (let i = 0; i < text.length; i++) {
      if (bytes >= column) return i;
      const c = text.codePointAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (c >= 0x10000) i++;
    }
    return text.length;
  }

  #split() {
    this.#lines = this.#area.value.split("\n");
    this.#coloured = this.#lines.every((line) => line.length <= longest);
    this.#notes = new Map();
    this.#chosen = 0;
    this.#draw(true);
  }

  #draw(changed = false) {
    const area = this.#area;
    const first = Math.max(0, Math.floor(area.scrollTop / lineHeight) - 4);
    const last = Math.min(this.#lines.length, Math.ceil((area.scrollTop + area.clientHeight) / lineHeight) + 4);
    const window = `${first} ${last}`;
    if (changed || window !== this.#drawn) {
      this.#drawn = window;
      const numbers = [], lines = [];
      for (let i = first; i < last; i++) {
        numbers.push(this.#number(i + 1));
        lines.push(this.#line(i));
      }
      this.#gutter.replaceChildren(h("div", {}, numbers));
      this.#layer.replaceChildren(h("div", {}, lines));
      this.#box.style.setProperty("--lines", String(this.#lines.length));
      this.#box.style.setProperty("--digits", String(String(this.#lines.length).length));
      this.#box.classList.toggle("coloured", this.#coloured);
    }
    const top = first * lineHeight - area.scrollTop;
    this.#gutter.firstChild.style.transform = `translateY(${top}px)`;
    this.#layer.firstChild.style.transform = `translate(${-area.scrollLeft}px, ${top}px)`;
  }

  #number(line) {
    const note = this.#notes.get(line);
    const chosen = line === this.#chosen;
    return h("div", { class: `number ${note ? note.kind : ""} ${chosen ? "chosen" : ""}`, "data-line": line, title: note?.text ?? "" },
      h("span", {}, note?.sign ?? (chosen ? "▸" : "")), String(line));
  }

  #line(i) {
    const text = this.#lines[i];
    const note = this.#notes.get(i + 1);
    const line = h("div", { class: `line ${note ? note.kind : ""} ${i + 1 === this.#chosen ? "chosen" : ""}` });
    if (!this.#coloured) return line;
    line.append(...this.#table ? coloured(text) : [text]);
    if (note) {
      const start = this.#index(text, note.column);
      if (note.kind === "bad") line.append(h("span", { class: "wave" }, text.slice(0, start), h("u", {}, text.slice(start).trimEnd() || " ")));
      line.append(h("span", { class: "lens" }, `  ${note.sign} ${note.text}`));
    }
    return line;
  }
}

// coloured splits a line of a table into comment, parameters and the rest.
function* coloured(text) {
  const comment = /(^|\s)(#|\/\/).*$/.exec(text)?.index ?? text.length;
  const route = text.slice(0, comment);
  let at = 0;
  for (const found of route.matchAll(/\{[^{}]*\}|(?<=[/\w.-])[:*][A-Za-z_]\w*/g)) {
    yield route.slice(at, found.index);
    yield h("i", { class: "param" }, found[0]);
    at = found.index + found[0].length;
  }
  yield route.slice(at);
  if (comment < text.length) yield h("i", { class: "comment" }, text.slice(comment));
}
