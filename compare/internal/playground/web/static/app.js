// The page has one state, and everything that it shows follows from the state. set changes the state and its link; refresh shows it.

import * as answersView from "./answers.js";
import * as takersView from "./takers.js";
import { generated } from "./code.js";
import { connect, fill, showTab, sync } from "./controls.js";
import { byId, count, duration, h, number, say } from "./dom.js";
import { Editor } from "./editor.js";
import { open } from "./host.js";
import { moving } from "./moving.js";
import { flat, Panel } from "./panel.js";
import { Pieces } from "./parts.js";
import { marks, notes, summary } from "./reading.js";
import { sample } from "./request.js";
import { blank, Links, pack } from "./state.js";
import { Survey } from "./survey.js";

const state = blank();
let engine, about, examples;
let readyAfter = 0; // milliseconds from the start of the page
let source = 0; // the number of the text with its properties: it changes whenever they change
let reading = null; // of source, or of an earlier one
let pairs = null; // the overlaps of reading, when they are known
let asked = null; // the last answers
let drawn = ""; // which answers are shown
let survey;

const editor = new Editor(byId("editor"), byId("text"), {
  oninput: (pasted) => set({ text: editor.text, file: pasted ? "" : state.file }, "typed"),
  ongutter: (line) => {
    const route = reading?.routes.find((r) => r.line === line);
    if (route) ask(sample(route));
    else editor.go(line);
  },
});
const pieces = new Pieces(editor);
const links = new Links((restored) => restore(restored ?? first()));
const panels = {
  reading: new Panel(byId("notes")),
  answers: new Panel(byId("answers"), { failed: badRequest }),
  near: new Panel(byId("near"), { failed: (failure) => failure.kind !== "stopped" }),
  overlaps: new Panel(byId("overlaps"), { slow: true }),
  takers: new Panel(byId("takers")),
  moving: new Panel(byId("moving"), { slow: true }),
  code: new Panel(byId("code")),
};

const properties = ["text", "file", "head", "options"];

// set changes the state. how says what happens to the link: a "step" is an entry in the history, "typed" is a part of a longer change.
function set(changes, how) {
  if (properties.some((key) => key in changes && changes[key] !== state[key])) {
    source++;
    for (const panel of Object.values(panels)) panel.release();
  }
  Object.assign(state, changes);
  if (how === "step") links.step(state);
  else links.typed(state);
  sync(state);
  clearTimeout(set.timer);
  if (how === "step") refresh();
  else set.timer = setTimeout(refresh, "text" in changes ? 250 : 80);
}

// restore replaces the state.
function restore(other) {
  Object.assign(state, blank(), other);
  if (about) defaults();
  source++;
  editor.text = state.text;
  sync(state);
  refresh();
}

// first returns the state of a page without a link.
function first() {
  return examples?.length ? fromExample(examples[0]) : blank();
}

function fromExample({ source: { file = "", text, head = false, options = false }, method, target }) {
  return { file, text, head, options, method, target, setup: "" };
}

function ask({ method, target }) {
  set({ method, target, setup: "", tab: "" }, "step");
  byId("target").focus({ preventScroll: true });
}

// refresh shows what follows from the state, as far as it is not shown yet.
function refresh() {
  showTab(state.tab || "request");
  if (!about) return;
  if (reading?.source !== source) {
    read();
    return;
  }
  const blocked = whyBlocked();
  byId("blocked").textContent = blocked;
  byId("blocked").hidden = !blocked;
  byId("results").classList.toggle("stale", blocked !== "");
  if (blocked) return;
  ({ request: showAnswers, takers: showTakers, moving: showMoving, code: showCode })[state.tab || "request"]();
  if (!isLarge()) overlaps();
}

// whyBlocked says why no router can be asked; it returns "" if they can.
function whyBlocked() {
  if (!reading.mistakes.length) return reading.routes.length ? "" : "There are no routes to ask about.";
  const mistakes = `The text has ${count(reading.mistakes.length, "mistake")}.`;
  return asked ? `${mistakes} The results are those of the last text without mistakes.` : mistakes;
}

const sourceOf = () => Object.fromEntries(properties.map((key) => [key, state[key]]));
const requestOf = () => ({ method: state.method || "GET", target: state.target || "/" });
const isLarge = () => reading.routes.length > about.limits.large;

function read() {
  panels.reading.run(String(source), async (options) => {
    const mine = source;
    const result = await engine.call("read", sourceOf(), options);
    if (mine !== source) return null;
    reading = { ...result, source };
    pairs = null;
    if (!result.mistakes.length) {
      pieces.routes = result.routes;
      fill(byId("for-route"), result.routes.map((r, i) => [String(i), `${r.method} ${r.pattern}`]), "for a route …");
    }
    annotate();
    queueMicrotask(refresh);
    return notes(reading, { pieces, toTable: () => {
      editor.text = reading.table;
      set({ text: reading.table, file: "" }, "step");
    } });
  });
}

// annotate shows at the lines what is known about them.
function annotate() {
  byId("reading").textContent = summary(reading, pairs);
  byId("reading").classList.toggle("bad", reading.mistakes.length > 0);
  editor.annotate(marks(reading, pairs ?? []), !/OpenAPI|Swagger/i.test(reading.format));
  if (reading.mistakes.length) say(summary(reading, pairs));
}

function showAnswers() {
  const key = `${source} ${state.method} ${state.target} ${state.optioned}`;
  const question = { ...sourceOf(), ...requestOf(), plain: !state.optioned };
  panels.answers.run(key, async (options) => {
    const result = await engine.call("ask", question, options);
    if (options.signal.aborted) return null;
    performance.mark("answered");
    asked = { ...result, key };
    byId("target").removeAttribute("aria-invalid");
    byId("decoded").classList.remove("bad");
    byId("decoded").replaceChildren(...flat(answersView.request(result.request)));
    const { route, status } = result.want;
    pieces.answering = reading.routes[route];
    editor.choose(pieces.answering?.line ?? 0);
    const [differ, all] = differing(result);
    say(`The contract answers ${status}. ${all - differ} of ${all} routers answer so.`);
    return draw();
  });
  panels.near.run(key, async (options) => {
    const result = await engine.call("explain", question, options);
    return [h("h2", {}, "Why"), answersView.near(result, { pieces })];
  });
  if (asked?.key === key && drawn !== view()) byId("answers").replaceChildren(draw());
}

// differing returns how many of the routers on the page differ from the contract, and how many there are.
function differing({ groups }) {
  const count = (some) => some.reduce((n, g) => n + g.setups.length, 0);
  return [count(groups.slice(1)), count(groups)];
}

// view names the choices that decide how the last answers are shown.
const view = (setup = state.setup) => [asked.key, state.differing, setup].join(" ");

// draw returns the last answers, and surveys the requests near them.
function draw() {
  drawn = view();
  const plain = !state.optioned;
  survey.run(asked.key, requestOf(), { route: pieces.answering, routes: pieces.routes },
    async (suspect, signal) => differing(await engine.call("ask", { ...sourceOf(), ...suspect, plain }, { signal })));
  return answersView.groups(asked, { differing: state.differing, pieces, open: state.setup, explain });
}

// explain shows why a set-up answers otherwise. chosen says whether somebody asked for it just now.
function explain(setup, element, chosen) {
  if (chosen) {
    drawn = view(setup);
    set({ setup }, "step");
  }
  if (!setup) return;
  const options = about.setups.find((s) => s.name === setup).options;
  new Panel(element).run("shrink", async (call) => {
    const result = await engine.call("shrink", { ...sourceOf(), ...requestOf(), setup }, call);
    return answersView.shrunk(result, { pieces, options, keep });
  });
}

function keep(routes) {
  const text = routes.map((i) => pieces.routes[i]).map((r) => `${r.method} ${r.pattern} ${r.handler}\n`).join("");
  editor.text = text;
  set({ text, file: "" }, "step");
}

// badRequest shows a mistake in the request below it.
function badRequest(failure) {
  if (failure.kind !== "argument" && failure.kind !== "limit") return false;
  asked = null;
  survey.clear();
  editor.choose(0);
  byId("target").setAttribute("aria-invalid", "true");
  byId("decoded").classList.add("bad");
  byId("decoded").textContent = failure.message;
  byId("answers").replaceChildren();
  byId("near").replaceChildren();
  say(failure.message);
  return true;
}

function overlaps() {
  panels.overlaps.run(String(source), async (options) => {
    const mine = source;
    const list = await engine.call("overlaps", sourceOf(), options);
    if (mine !== source) return null;
    pairs = list;
    annotate();
    return takersView.overlaps(list, { pieces, ask: (method, target) => ask({ method, target }) });
  });
}

function showTakers() {
  if (isLarge()) panels.overlaps.offer(String(source), [starter(`Look for overlaps among ${count(reading.routes.length, "route")}`, overlaps)]);
  panels.takers.run(`${source} ${state.optioned}`, async (options) =>
    takersView.takers(await engine.call("takers", { ...sourceOf(), plain: !state.optioned }, options), { pieces }));
}

function showMoving() {
  const { from, to } = state;
  const key = `${source} ${from} ${to}`;
  const run = () => panels.moving.run(key, async (options) => {
    const result = await engine.call("moving", { ...sourceOf(), from, to }, options);
    const nodes = moving(result, { pieces, ask: (method, target) => ask({ method, target }) });
    say(nodes[0].textContent);
    return nodes;
  });
  if (isLarge()) panels.moving.offer(key, [starter(`Compare ${from} with ${to} for ${count(reading.routes.length, "route")}`, run)]);
  else run();
}

function starter(text, run) {
  return h("button", { type: "button", class: "main", on: { click: run } }, text);
}

function showCode() {
  const { technique, paths, hooks, lookup, pattern, pathvalues, linked } = state;
  byId("when").textContent = about.techniques.find((t) => t.name === technique)?.when ?? "";
  const flags = { paths, hooks, lookup, pattern, pathvalues, standalone: !linked };
  panels.code.run([source, technique, ...Object.values(flags)].join(" "), async (options) =>
    generated(await engine.call("generate", { ...sourceOf(), technique, ...flags }, options)));
}

// showHost says where the engine runs and how it fares.
function showHost() {
  if (!about) return;
  const where = about.host === "native" ? "Runs on this computer, in compare play" : "Runs in your browser; nothing is sent";
  const memory = engine.memory ? `${number(Math.round(engine.memory / (1 << 20)))} MiB` : "";
  const restarts = engine.restarts ? `started again ${engine.restarts === 1 ? "once" : `${engine.restarts} times`}` : "";
  byId("host").textContent = [where, about.go, `ready in ${duration(readyAfter)}`, memory, `last answer in ${duration(engine.lastTime)}`, restarts].filter(Boolean).join(" · ");
}

// defaults fills the choices that a link may leave out.
function defaults() {
  const known = (name) => about.setups.some((s) => s.name === name);
  if (!known(state.from)) state.from = "gin";
  if (!known(state.to)) state.to = "servemux";
  if (!about.techniques.some((t) => t.name === state.technique)) state.technique = about.techniques[0].name;
  if (!about.setups.some((s) => s.name === state.setup)) state.setup = "";
}

// The fragment has the state, so the link to the content must not change it.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});

async function begin() {
  let linked = null;
  try {
    linked = await links.read();
  } catch {
    fail("The link is damaged: it was probably cut off when it was copied. The page shows its first example instead.");
  }
  if (linked) restore(linked);
  try {
    engine = await open();
    engine.onchange = showHost;
    about = await engine.call("about");
    examples = await engine.call("examples");
  } catch (failure) {
    about = undefined;
    byId("host").textContent = "Not running.";
    fail(failure.message);
    return;
  }
  readyAfter = performance.now();
  performance.mark("ready");
  connect({ state, set, about, examples, editor, pieces, fromExample, link: async () => `${location.href.replace(/#.*/, "")}#${await pack(state)}` });
  survey = new Survey([...byId("suspects").querySelectorAll("button")]);
  survey.clear();
  if (!state.text) Object.assign(state, first());
  restore({ ...state });
  showHost();
}

function fail(text) {
  byId("trouble").textContent = text;
  byId("trouble").hidden = false;
}

begin();
