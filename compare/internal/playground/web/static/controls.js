// The controls of the page: what they change in the state, and how they show it.

import { byId, copyButton, h } from "./dom.js";
import { sample, suspects } from "./request.js";

const tabs = ["request", "takers", "moving", "code"];
const checks = ["head", "options", "optioned", "differing", "paths", "hooks", "lookup", "pattern", "pathvalues", "linked"];
const choices = ["from", "to", "technique"];

// sync shows the state in the controls.
export function sync(state) {
  for (const id of checks) byId(id).checked = state[id];
  byId("takers-optioned").checked = state.optioned;
  for (const id of choices) byId(id).value = state[id];
  show(byId("method"), state.method || "GET");
  show(byId("target"), state.target || "/");
}

// show sets the text of a field, except while somebody empties the field.
function show(field, text) {
  if (field.value !== text && !(field === document.activeElement && field.value === "")) field.value = text;
}

export function showTab(tab) {
  for (const name of tabs) {
    byId(`tab-${name}`).setAttribute("aria-selected", String(name === tab));
    byId(`tab-${name}`).tabIndex = name === tab ? 0 : -1;
    byId(`panel-${name}`).hidden = name !== tab;
  }
}

// fill sets the options of a select element: pairs of a value and a text.
export function fill(select, options, first) {
  select.replaceChildren(...first ? [h("option", { value: "" }, first)] : [], ...options.map(([value, text]) => h("option", { value }, text)));
}

// connect makes the controls change the state.
export function connect({ state, set, about, examples, editor, pieces, fromExample, link }) {
  for (const id of checks) byId(id).addEventListener("change", (e) => set({ [id]: e.target.checked }, "step"));
  byId("takers-optioned").addEventListener("change", (e) => set({ optioned: e.target.checked }, "step"));
  for (const id of choices) byId(id).addEventListener("change", (e) => set({ [id]: e.target.value }, "step"));
  for (const id of ["method", "target"]) byId(id).addEventListener("input", (e) => set({ [id]: e.target.value, setup: "" }, "typed"));
  connectTabs(set);
  connectFiles({ set, about, editor });

  const setups = (some) => about.setups.filter(some).map((s) => h("option", { value: s.name }, s.name));
  for (const id of ["from", "to"]) {
    byId(id).replaceChildren(h("optgroup", { label: "plain" }, setups((s) => !s.options.length)), h("optgroup", { label: "with their options set" }, setups((s) => s.options.length)));
  }
  byId("swap").addEventListener("click", () => set({ from: state.to, to: state.from }, "step"));
  fill(byId("technique"), about.techniques.map((t) => [t.name, t.name]));

  fill(byId("examples"), examples.map((e, i) => [String(i), e.title]), "Examples …");
  byId("examples").addEventListener("change", ({ target }) => {
    const example = examples[target.value];
    target.value = "";
    if (!example) return;
    const changes = fromExample(example);
    editor.text = changes.text;
    set(changes, "step");
  });

  byId("methods").append(...["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].map((m) => h("option", { value: m })));
  byId("for-route").addEventListener("change", ({ target }) => {
    const route = pieces.routes[target.value];
    target.value = "";
    if (route) set({ ...sample(route), setup: "" }, "step");
  });
  let before = "GET";
  byId("suspects").append(...suspects.map(({ change }) => h("button", { type: "button", on: { click() {
    const request = { method: state.method || "GET", target: state.target || "/" };
    const changed = change(request, { before, route: pieces.answering, routes: pieces.routes });
    if (changed.method !== request.method) before = request.method;
    set({ ...changed, setup: "" }, "step");
  } } })));

  byId("link").replaceWith(copyButton(link, "Copy link", { id: "link" }));
}

// connectTabs makes the tabs work as a tab list does: arrow keys move between them.
function connectTabs(set) {
  for (const [i, name] of tabs.entries()) {
    byId(`tab-${name}`).addEventListener("click", () => set({ tab: i ? name : "" }, "step"));
    byId(`tab-${name}`).addEventListener("keydown", ({ key }) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i + tabs.length - 1, Home: 0, End: tabs.length - 1 }[key];
      if (to === undefined) return;
      const next = byId(`tab-${tabs[to % tabs.length]}`);
      next.click();
      next.focus();
    });
  }
}

// connectFiles opens a file that is chosen, or dropped on the editor.
function connectFiles({ set, about, editor }) {
  const read = async (file) => {
    if (!file) return;
    const trouble = byId("trouble");
    trouble.hidden = file.size <= about.limits.text;
    if (!trouble.hidden) {
      trouble.textContent = `${file.name} has ${file.size} bytes; the playground reads up to ${about.limits.text}.`;
      return;
    }
    const text = await file.text();
    editor.text = text;
    set({ text: editor.text, file: file.name, setup: "" }, "step");
  };
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", ({ target }) => {
    read(target.files[0]);
    target.value = "";
  });
  byId("text").addEventListener("dragover", (event) => event.preventDefault());
  byId("text").addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    read(event.dataTransfer.files[0]);
  });
}
