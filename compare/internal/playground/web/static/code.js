// The view Code: the generated files, to copy and to download.

import { copyButton, count, h } from "./dom.js";

// generated shows the files of a generated package.
export function generated({ command, warning, files }) {
  return [
    warning ? h("p", { class: "note warn" }, warning) : null,
    h("div", { class: "command" }, h("pre", {}, h("code", {}, command)), copyButton(command, "Copy", { "aria-label": "Copy the command" })),
    files.map((file, i) => {
      const lines = file.text.split("\n").length - 1;
      const body = h("pre", { class: "source", tabindex: "0", role: "region", "aria-label": file.name });
      const details = h("details", { class: "file", open: i === 0 },
        h("summary", {}, h("b", { class: "mono" }, file.name), h("span", { class: "soft" }, ` ${count(lines, "line")}${file.once ? ", yours: written once" : ""}`)),
        h("div", { class: "bar" }, copyButton(file.text, "Copy", { "aria-label": `Copy ${file.name}` }), download(file)),
        body);
      const show = () => {
        if (details.open && !body.firstChild) body.append(highlighted(file.text));
      };
      details.addEventListener("toggle", show);
      show();
      return details;
    }),
  ];
}

function download({ name, text }) {
  return h("button", { type: "button", "aria-label": `Download ${name}`, on: { click() {
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    const link = h("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  } } }, "Download");
}

const keywords = "break|case|chan|const|continue|default|defer|else|fallthrough|for|func|go|goto|if|import|interface|map|package|range|return|select|struct|switch|type|var";
const token = new RegExp(`(//[^\\n]*|/\\*[^]*?\\*/)|("(?:[^"\\\\\\n]|\\\\.)*"|\`[^\`]*\`|'(?:[^'\\\\\\n]|\\\\.)*')|\\b(${keywords})\\b`, "g");

// highlighted marks the comments, strings and keywords of Go code. A long file stays plain.
function highlighted(text) {
  const element = h("code", {});
  if (text.length > 300_000) {
    element.textContent = text;
    return element;
  }
  let at = 0;
  for (const found of text.matchAll(token)) {
    element.append(text.slice(at, found.index), h("span", { class: found[1] ? "comment" : found[2] ? "string" : "keyword" }, found[0]));
    at = found.index + found[0].length;
  }
  element.append(text.slice(at));
  return element;
}
