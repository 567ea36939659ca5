// Building the page. Text always becomes a text node: no string is ever read as markup.

// h makes an element. Properties are attributes, except "on", which has listeners. A child is a node, a text, or nothing (null, false).
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    } else {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// byId returns an element that the page always has.
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element ${id}`);
  return element;
}

// linkButton makes a button that looks like a link.
export function linkButton(text, click, properties = {}) {
  return h("button", { type: "button", class: "plain", on: { click }, ...properties }, text);
}

// mark is a sign in a box. It is hidden from screen readers, because the word beside it says the same.
export function mark(sign, kind) {
  return h("span", { class: `mark ${kind}`, "aria-hidden": "true" }, sign);
}

// code shows a piece of a route, a request or an answer.
export function code(text, properties = {}) {
  return h("code", properties, visible(text));
}

// visible writes characters that have no shape, or that change the direction of text, as escapes.
export function visible(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g, (c) =>
    `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// quoted writes a value in quotes, like Go's %q.
export function quoted(text) {
  return `"${visible(text.replace(/["\\]/g, "\\$&"))}"`;
}

export function count(n, one, many = `${one}s`) {
  return `${number(n)} ${n === 1 ? one : many}`;
}

export function number(n) {
  return n.toLocaleString("en-US");
}

export function duration(milliseconds) {
  if (milliseconds >= 995) return `${(milliseconds / 1000).toPrecision(milliseconds >= 9995 ? 3 : 2)} s`;
  return `${milliseconds.toPrecision(milliseconds >= 99.5 ? 3 : 2)} ms`;
}

// copyButton makes a button that copies text. It says when that is done.
export function copyButton(text, label = "Copy", properties = {}) {
  const button = h("button", { type: "button", ...properties }, label);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(typeof text === "function" ? await text() : text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "The browser refused";
    }
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
}

// say tells a screen reader what has changed.
export function say(text) {
  byId("status").textContent = text;
}
