// The view Conflicts: pairs of routes that overlap, and the routes that each set-up refuses.

import { count, h, linkButton, mark, number, visible } from "./dom.js";
import { folded } from "./parts.js";

// overlaps shows the pairs of routes that overlap. ask is called with a route and a path that both match.
export function overlaps(pairs, { pieces, ask }) {
  if (!pairs.length) return h("p", {}, "No two routes overlap: for every request, one route is more specific than all others.");
  const item = ({ wins, loses, path }) => h("li", {}, pieces.route(wins), " wins over ", pieces.route(loses), " on ",
    linkButton(visible(path), () => ask(pieces.routes[wins].method, path), { class: "plain mono", title: "Ask this request" }));
  return [
    h("p", {}, `${count(pairs.length, "pair")} of routes ${pairs.length === 1 ? "overlaps" : "overlap"}. `,
      h("span", { class: "soft" }, "Each of the two matches paths that the other does not match. http.ServeMux panics on them; other routers let the order or the tree decide.")),
    folded(pairs.map(item), 10, (items) => h("ul", { class: "plain-list ruled" }, items)),
  ];
}

// takers shows how many routes each set-up accepts.
export function takers(rows, { pieces }) {
  const whole = rows.filter((t) => t.accepted === t.of);
  return [
    h("p", {}, whole.length === rows.length ? "Every router takes all routes." : `${whole.length || "None"} of ${count(rows.length, "router")} ${whole.length > 1 ? "take" : "takes"} all ${count(rows[0]?.of ?? 0, "route")}.`),
    h("ul", { class: "takers" }, rows.map((t) => h("li", { "data-setup": t.name }, head(t), refusals(t, pieces)))),
  ];
}

function head({ name, accepted, of }) {
  const all = accepted === of;
  const bar = h("span", { class: "share", "aria-hidden": "true" }, h("span", {}));
  bar.firstChild.style.width = `${of ? (100 * accepted) / of : 0}%`;
  return h("div", { class: "taker" }, mark(all ? "=" : "✗", all ? "good" : "bad"), h("b", {}, name),
    h("span", {}, all ? `takes all ${number(of)}` : `takes ${number(accepted)} of ${number(of)}`), bar);
}

// refusals shows the refusals of a set-up.
export function refusals({ refused }, pieces) {
  if (!refused.length) return null;
  return folded(refused.map((r) => pieces.refusal(r)), 3, (items) => h("ul", { class: "refusals" }, items));
}

