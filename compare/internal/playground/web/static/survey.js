// The survey asks the suspects of a request in advance, and shows beside each one how many routers differ from the contract.

import { h } from "./dom.js";
import { suspects } from "./request.js";

export class Survey {
  #buttons;
  #controller = null;
  #key = "";

  constructor(buttons) {
    this.#buttons = buttons;
  }

  // run asks the suspects of a request. ask is called with a request and a signal, and returns how many routers differ, out of how many.
  // Nothing happens if the survey with the key is shown.
  async run(key, request, context, ask) {
    if (key === this.#key) return;
    this.clear();
    this.#key = key;
    const { signal } = this.#controller = new AbortController();
    for (const [i, suspect] of suspects.entries()) {
      let differ, all;
      try {
        [differ, all] = await ask(suspect.change(request, context), signal);
      } catch (failure) {
        if (!failure.kind) throw failure;
        if (failure.kind === "argument") continue;
        return;
      }
      if (signal.aborted) return;
      this.#show(i, differ, all);
    }
  }

  clear() {
    this.#controller?.abort("drop");
    this.#key = "";
    for (const i of suspects.keys()) this.#show(i, 0, 0);
  }

  #show(i, differ, all) {
    const button = this.#buttons[i], { name, title } = suspects[i];
    const text = all ? `${title}: ${differ} of ${all} routers differ` : title;
    button.title = text;
    button.setAttribute("aria-label", text);
    button.replaceChildren(name, ...differ ? [h("span", { class: "differ" }, `≠${differ}`)] : []);
  }
}
