// The chart of growth: costs by number of routes, on two logarithmic scales. The pointer or the arrow keys choose a point, and a line below
// the chart says what it is. A table with the same figures follows it.
"use strict";

// logarithmic returns a function that places values between low and high at positions between from and to.
function logarithmic(low, high, from, to) {
  return (value) => from + (Math.log(value / low) / Math.log(high / low)) * (to - from);
}

// growthChart returns an element that shows a set of curves. Shown tells whether to show a router.
function growthChart(set, shown) {
  const curves = set.curves.filter((c) => shown(c.router));
  const says = make("output", { class: "says soft", id: "says" }, "Point at a line, or move along it with the arrow keys.");
  const chart = draw("svg", { class: "chart growth", tabindex: 0, role: "img", "aria-label": "Chart: " + set.title + " by number of routes", "aria-describedby": "says" });
  const box = make("div", { class: "growth" }, chart, says, growthTable(set, curves));
  let points = [];
  let current;

  function choose(point) {
    if (!point) return;
    current = point;
    for (const curve of chart.querySelectorAll("[data-router]")) curve.classList.toggle("chosen", curve.dataset.router === point.router);
    chart.querySelector(".cursor")?.remove();
    chart.append(draw("circle", { class: "cursor", cx: point.x, cy: point.y, r: 6 }));
    says.classList.remove("soft");
    says.textContent = `${point.router}, ${point.routes.toLocaleString("en")} routes: ${point.text}` + (point.ratio && point.ratio !== "–" && point.ratio !== "1" ? `, × servemux ${point.ratio}` : "");
  }

  function redraw() {
    const width = Math.max(280, Math.round(box.clientWidth));
    const height = width < 560 ? 340 : 420;
    const right = width < 560 ? 84 : 104;
    const x = logarithmic(set.sizes[0], set.sizes.at(-1), 58, width - right);
    const y = logarithmic(set.ticks[0].at, set.ticks.at(-1).at, height - 42, 12);
    chart.setAttribute("viewBox", `0 0 ${width} ${height}`);
    chart.setAttribute("height", height);
    chart.replaceChildren();
    for (const tick of set.ticks) {
      chart.append(draw("line", { class: "grid", x1: 58, x2: width - right, y1: y(tick.at), y2: y(tick.at) }),
        draw("text", { class: "soft", x: 50, y: y(tick.at), dy: 4, "text-anchor": "end" }, tick.label));
    }
    for (const n of set.sizes) {
      chart.append(draw("line", { class: "grid", x1: x(n), x2: x(n), y1: 12, y2: height - 42 }),
        draw("text", { class: "soft", x: x(n), y: height - 24, "text-anchor": "middle" }, n.toLocaleString("en")));
    }
    chart.append(draw("text", { class: "soft", x: (58 + width - right) / 2, y: height - 6, "text-anchor": "middle" }, "routes"));
    points = [];
    const ends = [];
    for (const curve of curves) {
      const at = curve.points.map((p) => ({ ...p, router: curve.router, x: x(p.routes), y: y(p.cost[0]) }));
      points.push(...at);
      const band = [...at.map((p) => [p.x, y(p.cost[1])]), ...at.toReversed().map((p) => [p.x, y(p.cost[2])])];
      chart.append(draw("g", { class: "curve " + colour(curve.router), "data-router": curve.router },
        draw("polygon", { points: band.join(" ") }),
        draw("polyline", { points: at.map((p) => [p.x, p.y]).join(" ") }),
        ...at.map((p) => draw("circle", { cx: p.x, cy: p.y, r: 2.5 }))));
      ends.push({ router: curve.router, from: at.at(-1), y: at.at(-1).y });
    }
    chart.append(...labels(ends, width - right, height - 42));
    if (current) choose(points.find((p) => p.router === current.router && p.routes === current.routes));
  }

  chart.addEventListener("pointermove", (event) => {
    const frame = chart.getBoundingClientRect();
    const [px, py] = [event.clientX - frame.left, event.clientY - frame.top];
    const distance = (p) => Math.hypot(p.x - px, p.y - py);
    choose(points.reduce((best, p) => (!best || distance(p) < distance(best) ? p : best), undefined));
  });
  chart.addEventListener("keydown", (event) => {
    const next = step(points, current, event.key);
    if (!next) return;
    event.preventDefault();
    choose(next);
  });
  chart.addEventListener("focus", () => choose(current ?? points[0]));
  new ResizeObserver(redraw).observe(box);
  return box;
}

// step returns the point to which a key leads: left and right along a curve, up and down to the next cost for as many routes.
function step(points, from, key) {
  if (!from) return points[0];
  const along = points.filter((p) => p.router === from.router);
  const across = points.filter((p) => p.routes === from.routes).sort((a, b) => b.y - a.y);
  const beside = (list, by) => list[list.findIndex((p) => p.router === from.router && p.routes === from.routes) + by] ?? from;
  switch (key) {
    case "ArrowLeft": return beside(along, -1);
    case "ArrowRight": return beside(along, 1);
    case "ArrowUp": return beside(across, 1);
    case "ArrowDown": return beside(across, -1);
    case "Home": return along[0];
    case "End": return along.at(-1);
  }
  return undefined;
}

// labels returns the names at the ends of the curves. Names that would overlap move apart.
function labels(ends, left, bottom) {
  const apart = 15;
  ends.sort((a, b) => a.y - b.y);
  for (const [i, end] of ends.entries()) if (i > 0) end.y = Math.max(end.y, ends[i - 1].y + apart);
  for (let i = ends.length - 1; i >= 0; i--) ends[i].y = Math.min(ends[i].y, i === ends.length - 1 ? bottom : ends[i + 1].y - apart);
  return ends.map((end) => draw("g", { class: "label " + colour(end.router), "data-router": end.router },
    draw("line", { class: "grid", x1: end.from.x, y1: end.from.y, x2: left + 8, y2: end.y }),
    draw("text", { x: left + 11, y: end.y, dy: 4 }, end.router)));
}

// growthTable returns the figures of the curves as a table.
function growthTable(set, curves) {
  const body = make("tbody", {}, ...curves.map((curve) => make("tr", {},
    make("th", { scope: "row" }, make("code", {}, curve.router)),
    ...set.sizes.map((n) => make("td", { class: "num" }, curve.points.find((p) => p.routes === n)?.text ?? "–")))));
  const headings = ["router", ...set.sizes.map((n) => n.toLocaleString("en"))].map((text, i) => make("th", { scope: "col", class: i > 0 && "num" }, text));
  sorting(headings, (column, direction) => {
    const text = (row) => row.cells[column].textContent;
    body.append(...[...body.rows].sort((a, b) => direction * compare(text(a), text(b))));
  });
  return make("div", { class: "scroll", role: "region", "aria-label": "table of growth", tabindex: 0 },
    make("table", {}, make("caption", {}, set.title + ", by number of routes"), make("thead", {}, make("tr", {}, ...headings)), body));
}
