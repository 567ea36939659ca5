// The page of costs: what a request costs in each router, and how that grows with the number of routes.
"use strict";

{
  const place = document.getElementById("drawn");
  if (place && report.costs.length > 0) drawCosts(place);
}

function drawCosts(place) {
  const measured = new Set([...report.costs.flatMap((set) => [...set.rows, ...set.missing]), ...report.growth.flatMap((set) => set.curves)].map((r) => r.router));
  const ofKind = (kind) => report.routers.filter((r) => r.kind === kind && measured.has(r.name)).map((r) => r.name);
  const libraries = ofKind("library");
  const generated = ofKind("generated");
  const usual = generated.includes("tree") ? [...libraries, "tree"] : [...libraries, ...generated];
  const routers = filter("Routers", "libraries", [...libraries, ...generated], usual, update);
  const options = checkbox("libraries with options set", "options", update);
  const ours = checkbox("the eight of this project", "ours", update);
  const nameOf = (set) => `${set.table}: ${set.request}`;
  const request = chooser("request", "request", report.costs.map((set) => [nameOf(set), nameOf(set)]), update);
  const measure = report.growth.length > 0 && chooser("what", "measure", report.growth.map((set) => [set.title, set.title]), update);
  const costs = make("div");
  const growth = make("div");
  const status = make("p", { class: "sr", role: "status" });

  place.append(routers.element,
    make("h2", { id: "request" }, "A request"),
    make("div", { class: "bar" }, request.element, ofKind("options").length > 0 ? options.element : "", ofKind("ours").length > 0 ? ours.element : ""),
    costs, status);
  if (measure) {
    place.append(make("h2", { id: "growth" }, "More routes"), make("div", { class: "bar" }, measure.element), growth);
  }

  function shown(name) {
    const router = report.routers.find((r) => r.name === name);
    switch (router?.kind) {
      case "options": return options.value && routers.has(router.library);
      case "ours": return ours.value;
    }
    return routers.has(name);
  }

  function update() {
    const set = report.costs.find((s) => nameOf(s) === request.value);
    costs.replaceChildren(costTable(set, shown));
    status.textContent = `${set.rows.filter((row) => shown(row.router)).length} routers are shown.`;
    if (measure) growth.replaceChildren(growthChart(report.growth.find((s) => s.title === measure.value), shown));
  }
  update();
  if (location.hash === "#growth") document.getElementById("growth")?.scrollIntoView();
}

// costTable returns a table of costs. Its second column draws the ratio with its interval on a logarithmic scale.
function costTable(set, shown) {
  const rows = set.rows.filter((row) => shown(row.router));
  const all = rows.flatMap((row) => row.ratio);
  const [low, high] = [Math.min(...all, 0.5) / 1.15, Math.max(...all, 2) * 1.15];
  const at = logarithmic(low, high, 0, 100);
  const ticks = [0.01, 0.1, 1, 10, 100, 1000].filter((v) => v > low && v < high);
  const grid = () => ticks.map((v) => draw("line", { class: v === 1 ? "grid one" : "grid", x1: at(v) + "%", x2: at(v) + "%", y1: 0, y2: "100%" }));
  const axis = draw("svg", { class: "chart axis", "aria-hidden": "true" },
    ...ticks.map((v) => draw("text", { class: "soft", x: at(v) + "%", y: 12, "text-anchor": "middle" }, v + " ×")));

  const body = make("tbody", {}, ...rows.map((row) => {
    const [mid, from, to] = row.ratio;
    return make("tr", { class: colour(row.router) },
      make("th", { scope: "row" }, make("code", {}, row.router)),
      make("td", { class: "plot" }, draw("svg", { class: "chart", "aria-hidden": "true" }, draw("title", {}, `${row.router}: ${row.text}`), ...grid(),
        draw("line", { class: "interval", x1: at(from) + "%", x2: at(to) + "%", y1: "50%", y2: "50%" }),
        draw("circle", { cx: at(mid) + "%", cy: "50%", r: 4.5 }))),
      make("td", { class: "num ratio" }, row.text),
      make("td", { class: "verdict" }, row.verdict),
      make("td", { class: "num", "data-unit": "" }, row.time),
      make("td", { class: "num", "data-unit": " allocs/op" }, row.allocs),
      make("td", { class: "num", "data-unit": " B/op" }, row.bytes));
  }));

  const headings = ["router", "", `× ${set.base}`, `beside ${set.base}`, "time", "allocs/op", "B/op"].map((text, i) =>
    make("th", { scope: "col", class: i === 1 ? "plot" : i > 1 && i !== 3 && "num" }, text));
  sorting(headings.filter((h, i) => i !== 1), (button, direction) => {
    const column = button === 0 ? 0 : button + 1;
    const text = (row) => row.cells[column].textContent;
    body.append(...[...body.rows].sort((a, b) => direction * compare(text(a), text(b))));
  });
  headings[1].append(make("span", { class: "sr" }, "chart"), axis);

  const missing = set.missing.filter((m) => !m.router || shown(m.router));
  const box = make("div", {}, make("table", { class: "costs" },
    make("caption", {}, `${set.table}: ${set.request}`), make("thead", {}, make("tr", {}, ...headings)), body));
  if (missing.length > 0) {
    box.append(make("p", { class: "soft small" }, "Left out: " + missing.map((m) => (m.router ? `${m.router} (${m.why})` : m.why)).join("; ") + "."));
  }
  return box;
}
