// What the pages of the report share. These are classic scripts, which also run in a page that is opened from disk. They make elements and set
// their text; no text becomes markup.
"use strict";

// make returns an element with attributes and children. A child is a node or a text. An attribute that is undefined or false is left out.
function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

// draw is make for the elements of an SVG.
function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// settings are what a reader has chosen. They are in the fragment of the address, so that a link shows the same.
const settings = {
  all: new URLSearchParams(location.hash.slice(1)),
  get(name, otherwise = "") { return this.all.get(name) ?? otherwise; },
  set(name, value, otherwise = "") {
    if (value === otherwise) this.all.delete(name);
    else this.all.set(name, value);
    history.replaceState(null, "", "#" + this.all);
  },
};

// chooser returns a labelled select. Options are pairs of a value and a text.
function chooser(label, name, options, changed) {
  const chosen = settings.get(name, options[0][0]);
  function change() {
    settings.set(name, select.value, options[0][0]);
    changed();
  }
  const select = make("select", { change }, ...options.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
  return {
    element: make("label", { class: "choice" }, label + " ", select),
    get value() { return select.value; },
    choose(value) {
      select.value = value;
      change();
    },
  };
}

// checkbox returns a labelled checkbox.
function checkbox(label, name, changed) {
  const box = make("input", {
    type: "checkbox",
    checked: settings.get(name) === "yes",
    change() {
      settings.set(name, box.checked ? "yes" : "");
      changed();
    },
  });
  return { element: make("label", { class: "check" }, box, label), get value() { return box.checked; } };
}

// filter returns a group of checkboxes, one for each name. Chosen are the names in the setting, or the usual ones.
function filter(label, name, names, usual, changed) {
  const usually = usual.join(",");
  const chosen = new Set(settings.get(name, usually).split(","));
  const boxes = names.map((each) => make("input", { type: "checkbox", value: each, checked: chosen.has(each), change: update }));
  function update() {
    settings.set(name, boxes.filter((box) => box.checked).map((box) => box.value).join(","), usually);
    changed();
  }
  const choose = (checked) => () => {
    for (const box of boxes) box.checked = checked;
    update();
  };
  return {
    element: make("fieldset", { class: "filter" },
      make("legend", {}, label),
      ...boxes.map((box, i) => make("label", { class: "check" }, box, make("span", { class: "key " + colour(names[i]) }), names[i])),
      make("button", { type: "button", class: "plain", click: choose(true) }, "all"),
      make("button", { type: "button", class: "plain", click: choose(false) }, "none")),
    has(each) { return boxes[names.indexOf(each)]?.checked ?? false; },
  };
}

// colour returns the class of a router in charts: k0 … k11 for libraries, and k10 … k13 for generated routers, which are never in a chart
// with libraries that have servers of their own, the last ones.
function colour(name) {
  const router = report.routers.find((r) => r.name === name);
  const place = (kind, of) => report.routers.filter((r) => r.kind === kind).findIndex((r) => r.library === of);
  switch (router?.kind) {
    case "library": case "options": return "k" + (place("library", router.library) % 12);
    case "generated": return "k" + (10 + (place("generated", router.library) % 4));
  }
  return "own";
}

// sorting makes the headings of a table buttons. A button calls sort with the number of its heading, and 1 or -1 for the direction. The
// heading of a sorted column says so to screen readers.
function sorting(headings, sort) {
  for (const [i, heading] of headings.entries()) {
    const text = [...heading.childNodes];
    const button = make("button", { type: "button", class: "sort" }, ...text);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      sort(i, down ? -1 : 1);
    });
    heading.replaceChildren(button);
  }
}

const units = { ns: 1, "µs": 1e3, ms: 1e6, s: 1e9, B: 1, KB: 1e3, MB: 1e6, GB: 1e9 };

// amount returns the number with which a text begins, in the smallest unit: 1200 for "1.20 µs (…)". It returns NaN for other texts.
function amount(text) {
  const found = text.replaceAll(",", "").replace("−", "-").match(/^(?:less than |about |< )?(-?\d+(?:\.\d+)?)(?: ?(ns|µs|ms|s|KB|MB|GB|B)(?![a-z]))?/);
  return found ? +found[1] * (units[found[2]] ?? 1) : NaN;
}

// compare orders texts: numbers by size, dates by time, other texts by letters. Dashes come last.
function compare(a, b) {
  const date = /^\d+ [A-Z][a-z]+ \d{4}$/;
  if (date.test(a) && date.test(b)) return Date.parse(a) - Date.parse(b);
  const [x, y] = [amount(a), amount(b)];
  if (!isNaN(x) && !isNaN(y)) return x - y;
  if (isNaN(x) !== isNaN(y)) return isNaN(x) ? 1 : -1;
  return a.localeCompare(b);
}

// Tables of the text become sortable.
for (const table of document.querySelectorAll("main table")) {
  const body = table.tBodies[0];
  if (!body || body.rows.length < 3) continue;
  sorting([...table.tHead.rows[0].cells], (column, direction) => {
    const text = (row) => row.cells[column].textContent;
    body.append(...[...body.rows].sort((a, b) => direction * compare(text(a), text(b))));
  });
}
