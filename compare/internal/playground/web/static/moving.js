// The view Moving: the changes that clients notice when one router replaces another.

import { code, count, h, linkButton, mark, visible } from "./dom.js";
import { refusals } from "./takers.js";

// moving shows the changes from one set-up to another. ask is called with the method and the target of a request.
export function moving({ from, to, compared, asked, groups }, { pieces, ask }) {
  const changes = groups.reduce((n, g) => n + g.changes.length, 0);
  const hurts = groups.filter((g) => g.hurts).reduce((n, g) => n + g.changes.length, 0);
  return [
    h("p", { class: "summary" }, h("b", {}, changes ? `${count(changes, "change")} that a client could notice` : "No change that a client could notice"),
      changes ? (hurts ? `; ${hurts} can hurt` : "; none can hurt") : null,
      h("span", { class: "soft" }, `. Asked ${count(asked, "request")} to ${count(compared, "route")} that both take.`)),
    only(from, to, pieces),
    only(to, from, pieces),
    groups.map((g) => h("section", { class: "changes" },
      h("h3", {}, mark(g.hurts ? "!" : "·", g.hurts ? "bad" : "good"), " ", visible(g.impact[0].toUpperCase() + g.impact.slice(1)), h("span", { class: "soft" }, ` ${g.changes.length}`), g.hurts ? h("span", { class: "sr" }, ", can hurt") : null),
      h("ul", { class: "plain-list ruled" }, g.changes.map((c) => change(c, from.name, to.name, ask))))),
  ];
}

// only shows the routes that one set-up refuses and the other one takes.
function only(refuses, takes, pieces) {
  const taken = new Set(takes.refused.map((r) => r.route));
  const refused = refuses.refused.filter((r) => !taken.has(r.route));
  if (!refused.length) return null;
  return h("section", { class: "changes" }, h("h3", {}, mark("∅", "odd"), ` ${refuses.name} does not take `, h("span", { class: "soft" }, String(refused.length))),
    refusals({ refused }, pieces));
}

function change({ what, cause, method, target, before, after, count: requests }, from, to, ask) {
  return h("li", { class: "change" },
    h("div", { class: "what" }, h("b", {}, visible(what)), " ", linkButton(`${method} ${visible(target)}`, () => ask(method, target), { class: "plain mono", title: "Ask this request" }),
      cause ? h("span", { class: "soft" }, ` ${visible(cause)}`) : null,
      requests > 1 ? h("span", { class: "soft small" }, ` ${count(requests, "request")}`) : null),
    h("dl", { class: "pair" }, h("dt", {}, from), h("dd", {}, code(before)), h("dt", {}, to), h("dd", {}, code(after))));
}
