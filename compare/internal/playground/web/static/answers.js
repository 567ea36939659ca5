// The view Answers: the request as a server reads it, the answers of all routers, and the reasons.

import { code, count, h, linkButton, mark, number, visible } from "./dom.js";
import { segments, values, verdicts } from "./parts.js";

// request shows how a server reads a target.
export function request({ method, path, rawPath, query, parts }) {
  return [
    h("span", { class: "soft" }, "decoded "), code(`${method} ${path}`),
    h("span", { class: "soft" }, ` ${count(parts.length, "segment")} `), h("span", { class: "segments" }, segments(parts)),
    rawPath ? [h("span", { class: "soft" }, " escaped "), code(rawPath)] : null,
    query ? [h("span", { class: "soft" }, " query "), code(query)] : null,
  ];
}

// groups shows the groups of answers. open says which set-up is explained. explain is called with the name of a set-up, an element for the
// explanation, and whether somebody has just asked for it; the name is "" if the explanation is closed.
export function groups({ want, groups, setups }, { differing, pieces, open, explain }) {
  const list = h("ol", { class: "answers" });
  const about = new Map(setups.map((s) => [s.name, s]));
  for (const [i, group] of groups.entries()) {
    if (differing && i === 0) continue;
    list.append(row(group, i === 0));
  }
  if (differing && groups.length === 1) list.append(h("li", { class: "soft" }, "Every answer agrees with the contract."));
  return list;

  function row({ answer, setups, verdict, text }, first) {
    const { sign, kind, text: standard } = verdicts[verdict];
    const why = h("div", { class: "why" });
    return h("li", { class: `answer ${kind}`, "data-verdict": verdict },
      h("div", { class: "verdict" }, mark(sign, kind), h("span", {}, h("b", { class: kind }, visible(text || standard)), h("span", { class: "soft" }, first ? ` ${setups.length} of ${about.size}` : ` ${setups.length}`))),
      h("div", { class: "says" },
        h("div", { class: "line" }, says(answer, first ? null : want, pieces)),
        h("div", { class: "who" }, setups.length ? setups.map((name) => who(name, first, why)) : h("span", { class: "soft" }, "No router gives this answer.")),
        why));
  }

  function who(name, same, why) {
    const { accepted, takes } = about.get(name);
    const some = accepted < pieces.routes.length
      ? h("span", { class: "some", title: `It takes ${accepted} of ${pieces.routes.length} routes.` }, ` ${accepted}/${pieces.routes.length}`, h("span", { class: "sr" }, " routes"))
      : null;
    if (same) return h("span", { class: "name" }, name, some);
    const button = h("button", { type: "button", class: "name", "aria-expanded": String(open === name), title: takes ? "Why?" : "It does not take the route that should win. Why?" }, name, some);
    button.addEventListener("click", () => {
      const opening = button.getAttribute("aria-expanded") !== "true";
      for (const other of list.querySelectorAll("button.name[aria-expanded=true]")) other.setAttribute("aria-expanded", "false");
      for (const other of list.querySelectorAll(".why")) other.replaceChildren();
      button.setAttribute("aria-expanded", String(opening));
      explain(opening ? name : "", why, true);
    });
    if (open === name) explain(name, why, false);
    return button;
  }
}

// says shows an answer. With a wanted answer, everything that differs from it stands out.
function says(answer, want, pieces) {
  const differs = (different) => want && different ? "differs" : "";
  const parts = [];
  if (answer.problem) return [h("span", { class: differs(true) }, visible(answer.problem))];
  parts.push(h("span", { class: `status ${differs(answer.status !== want?.status)}` }, String(answer.status)));
  if (answer.route >= 0) {
    parts.push(h("span", { class: differs(answer.route !== want?.route) }, pieces.route(answer.route)));
    parts.push(...values(answer.values ?? [], want && want.route === answer.route ? want.values ?? [] : null));
  } else if (answer.status === 404) {
    parts.push(h("span", { class: "soft" }, "no route"));
  }
  if (answer.location) parts.push(h("span", { class: differs(answer.location !== want?.location) }, "Location ", code(answer.location)));
  const allow = answer.allow ?? [], wanted = want?.allow ?? [];
  if (allow.length || answer.status === 405) {
    const lacks = want?.status === answer.status ? wanted.filter((m) => !allow.includes(m)) : [];
    const adds = want?.status === answer.status ? allow.filter((m) => !wanted.includes(m)) : [];
    parts.push(h("span", {}, "Allow ", allow.length ? code(allow.join(", ")) : h("span", { class: "soft" }, "missing"),
      lacks.length ? h("span", { class: "differs" }, ` lacks ${lacks.join(", ")}`) : null,
      adds.length ? h("span", { class: "differs" }, ` adds ${adds.join(", ")}`) : null));
  }
  return parts;
}

// shrunk shows the fewest routes that make a set-up give the same answer. keep is called with them. options are the options that are set.
export function shrunk({ text, routes }, { pieces, options, keep }) {
  return h("div", { class: "note" }, h("p", {}, visible(text)),
    options.length ? h("p", { class: "soft" }, "Options that are set: ", options.map((o, i) => [i ? ", " : "", h("a", { href: o.url, rel: "noreferrer" }, o.text)])) : null,
    routes.length ? h("ul", { class: "plain-list" }, routes.map((i) => h("li", {}, pieces.route(i)))) : null,
    routes.length && routes.length < pieces.routes.length ? linkButton(routes.length === 1 ? "Keep only this route" : "Keep only these routes", () => keep(routes)) : null);
}

const fates = {
  wins: { sign: "✓", kind: "good", text: "wins" },
  loses: { sign: "<", kind: "odd", text: "loses" },
  wrongMethod: { sign: "m", kind: "warn", text: "has another method" },
  fails: { sign: "✗", kind: "bad", text: "fails" },
};

// near shows the routes near a request and the segment at which each one fails.
export function near({ text, near, more }, { pieces }) {
  const columns = Math.max(1, ...near.map((n) => n.parts.length));
  const list = h("ol", { class: "near" });
  list.style.setProperty("--columns", String(columns));
  list.classList.toggle("aligned", columns <= 7);
  for (const n of near) {
    const { sign, kind, text: word } = fates[n.fate];
    const route = pieces.routes[n.route];
    if (!route) continue;
    list.append(h("li", { "data-fate": n.fate },
      h("span", {}, mark(sign, kind), h("span", { class: "sr" }, `${word}: `)),
      pieces.line(route.line, 1, String(route.line)),
      code(route.method, { class: n.fate === "wrongMethod" ? "part failed" : "part" }),
      h("span", { class: "pattern" }, n.parts.length ? n.parts.map(part) : code("/", { class: "part" })),
      h("span", { class: "reason soft" }, visible(n.text))));
  }
  return [
    h("p", {}, visible(text)),
    list,
    more ? h("p", { class: "soft small" }, `and ${number(more)} more ${more === 1 ? "route, which fails" : "routes, which fail"} earlier`) : null,
  ];
}

function part({ text, state }) {
  const words = { failed: " (fails here)", decides: " (decides)" };
  return h("span", { class: "cell" }, h("span", { class: "soft mono", "aria-hidden": "true" }, "/"),
    code(text, { class: `part ${state}` }), words[state] ? h("span", { class: "sr" }, words[state]) : null);
}
