// The page of behaviours: a matrix with a row for each question and a column for each library.
"use strict";

// marks describe the marks, the gravest first. A sign always has its word beside it.
const marks = [
  { mark: "hurts", sign: "!", word: "harmful", look: "bad" },
  { mark: "must", sign: "§", word: "breaks a MUST", look: "warn" },
  { mark: "differs", sign: "~", word: "differs", look: "odd" },
  { mark: "strict", sign: "s", word: "breaks a MUST in a strict reading", look: "soft" },
  { mark: "", sign: "·", word: "as expected", look: "good" },
];
const unasked = { sign: "–", word: "not asked", look: "soft" };

{
  const place = document.getElementById("drawn");
  if (place && report.behaviour) drawMatrix(place);
}

function drawMatrix(place) {
  const { rows, routers } = report.behaviour;
  const names = [...new Set(routers.map((r) => r.router).filter((name) => name !== "contract").map((name) => name.replace(/-options$/, "")))];
  const search = make("input", {
    type: "search", value: settings.get("search"), placeholder: "slash, HEAD, Allow …",
    input() {
      settings.set("search", search.value);
      update();
    },
  });
  const libraries = filter("Libraries", "libraries", names, names, update);
  const setup = chooser("set up", "setup", [["plain", "as the documentation begins"], ["options", "with options set"]], update);
  const show = chooser("show", "show", [["all", "all questions"], ["hurts", "harmful"], ["must", "breaks a MUST"], ["differs", "differs"]], update);
  const order = chooser("order", "order", [["topic", "by topic"], ["name", "by name"], ["marks", "most marks first"], ...names.map((n) => [n, "by marks of " + n])], update);
  const status = make("p", { role: "status" });
  const matrix = make("div");
  place.append(libraries.element,
    make("div", { class: "bar" }, make("label", { class: "choice grow" }, "search ", search), setup.element, show.element, order.element),
    status, legend(), matrix);

  // column returns the configuration that a column shows.
  function column(library) {
    const set = library + "-options";
    return setup.value === "options" && routers.some((r) => r.router === set) ? set : library;
  }

  function update() {
    const columns = names.filter((name) => libraries.has(name)).map(column);
    const found = rows.filter((row) => matches(row, search.value, columns) && (show.value === "all" || columns.some((c) => markOf(row, c).mark === show.value)));
    const weight = (row, of) => of.reduce((sum, c) => sum + gravity(markOf(row, c)), 0);
    switch (order.value) {
      case "topic": break;
      case "name": found.sort((a, b) => a.name.localeCompare(b.name)); break;
      case "marks": found.sort((a, b) => weight(b, columns) - weight(a, columns)); break;
      default: found.sort((a, b) => weight(b, [column(order.value)]) - weight(a, [column(order.value)]));
    }
    status.textContent = `${found.length} of ${rows.length} questions, ${columns.length} of ${names.length} libraries`;
    const focused = document.activeElement?.dataset.library; // the new table keeps the focus
    matrix.replaceChildren(matrixTable(found, columns, order));
    if (focused) [...matrix.querySelectorAll("[data-library]")].find((b) => b.dataset.library === focused)?.focus();
  }
  update();
}

// markOf returns the mark of a router's answer.
function markOf(row, router) {
  const answer = row.answers.find((a) => a.routers.includes(router));
  if (!answer || answer.text === "not asked") return unasked;
  return marks.find((m) => m.mark === (answer.mark ?? ""));
}

// gravity is larger for graver marks.
function gravity(mark) {
  const i = marks.indexOf(mark);
  return i < 0 ? 0 : [1000, 100, 10, 1, 0][i];
}

// matches reports whether each word of a search is in a question or in the answers of the shown routers.
function matches(row, search, columns) {
  const text = [row.name, row.about, row.source, row.must ?? "", ...row.requests.map((r) => r.text),
    ...row.answers.filter((a) => a.routers.some((r) => columns.includes(r))).map((a) => a.text)].join("\n").toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function sign(mark) {
  return make("span", { class: "mark " + mark.look, "aria-hidden": "true" }, mark.sign);
}

function legend() {
  return make("ul", { class: "legend small" }, ...[...marks, unasked].map((mark) => make("li", {}, sign(mark), " " + mark.word)));
}

// matrixTable returns the matrix. On a narrow page, CSS puts the name of a question above its row, and the roles keep it a table there.
// A click on the name of a library sorts by its marks.
function matrixTable(rows, columns, order) {
  const head = make("tr", { role: "row" }, make("th", { role: "columnheader", scope: "col" }, "question"), ...columns.map((column) => {
    const name = column.replace(/-options$/, "");
    const sorted = order.value === name;
    return make("th", { role: "columnheader", scope: "col", "aria-sort": sorted && "descending" },
      make("button", { type: "button", class: "library", "data-library": name, click: () => order.choose(sorted ? "topic" : name) }, name));
  }));
  const counts = [["harmful", "harmful"], ["breaks", "breaks a MUST"], ["differs", "differs"]].map(([key, word]) => make("tr", { role: "row" },
    make("th", { role: "rowheader", scope: "row" }, `number in all, by cause: ${word}`),
    ...columns.map((name) => make("td", { role: "cell" }, report.behaviour.routers.find((r) => r.router === name)[key]))));
  const table = make("table", { class: "matrix", role: "table" },
    make("caption", {}, "How the libraries answer"),
    make("thead", { role: "rowgroup" }, head),
    make("tbody", { role: "rowgroup" }, ...rows.flatMap((row) => matrixRows(row, columns))),
    make("tfoot", { role: "rowgroup" }, ...counts));
  table.style.setProperty("--columns", columns.length);
  return table;
}

// matrixRows returns the row of a question, and the row with its answers, which a button shows.
function matrixRows(row, columns) {
  const details = make("tr", { role: "row", class: "details", hidden: true });
  const button = make("button", {
    type: "button", class: "question", "aria-expanded": "false",
    click() {
      const open = button.getAttribute("aria-expanded") !== "true";
      if (open) details.replaceChildren(make("td", { role: "cell", colspan: columns.length + 1 }, answers(row, columns)));
      button.setAttribute("aria-expanded", open);
      details.hidden = !open;
      settings.set("question", open ? row.name : "");
    },
  }, row.name);
  const cells = columns.map((name) => {
    const mark = markOf(row, name);
    const text = row.answers.find((a) => a.routers.includes(name))?.text ?? "";
    return make("td", { role: "cell", title: `${name}: ${mark.word}\n${text}` }, sign(mark), make("span", { class: "sr" }, mark.word));
  });
  const line = make("tr", { role: "row" }, make("th", { role: "rowheader", scope: "row" }, button), ...cells);
  if (settings.get("question") === row.name) button.click();
  return [line, details];
}

// answers returns what the shown libraries answered to a question.
function answers(row, columns) {
  const box = make("div", { class: "answers" }, make("p", {}, row.about),
    make("p", { class: "soft small" }, `Source: ${row.source}` + (row.must ? `, which demands: ${row.must}` : "")));
  const groups = row.answers.map((a, i) => ({ ...a, shown: a.routers.filter((r) => columns.includes(r)), contract: i === 0 })).filter((a) => a.contract || a.shown.length > 0);
  box.append(make("ul", { class: "groups" }, ...groups.map((a) => group(a))));
  if (row.old) box.append(make("p", { class: "small" }, row.old));
  const linked = row.requests.some((r) => r.link);
  box.append(make("h3", {}, linked ? "Open in the playground" : "Requests"),
    make("ul", { class: "requests" }, ...row.requests.map((r) => make("li", {}, r.link ? make("a", { href: r.link }, make("code", {}, r.text)) : make("code", {}, r.text)))));
  const routes = row.table ? row.table.trim().split("\n") : [];
  if (routes.length > 12) routes.splice(6, routes.length - 9, "…");
  box.append(routes.length > 0 ? make("pre", {}, routes.join("\n")) : make("p", { class: "soft small" }, "The routes are the eleven of the widgets."));
  return box;
}

// group returns one answer, with the libraries that gave it.
function group(answer) {
  const mark = marks.find((m) => m.mark === (answer.mark ?? ""));
  const who = [...(answer.contract ? ["the contract"] : []), ...answer.shown].join(", ");
  const item = make("li", {}, sign(mark), make("strong", {}, ` ${who}: `), make("code", {}, answer.text),
    answer.mark ? make("span", { class: mark.look }, ` ${mark.word}`) : "");
  if (answer.note) item.append(make("p", { class: "small" }, answer.note));
  if (answer.details.length > 0) {
    item.append(make("details", {}, make("summary", {}, "whole answers"), make("dl", {}, ...answer.details.flatMap(([request, got, want]) => [
      make("dt", {}, make("code", {}, request)),
      make("dd", {}, make("code", {}, got), want && want !== got ? make("span", { class: "soft" }, " expected ", make("code", {}, want)) : ""),
    ]))));
  }
  return item;
}
