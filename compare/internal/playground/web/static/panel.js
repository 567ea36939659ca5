// A panel shows the result of a call. While the call runs, it says so and offers to cancel it; if the call fails, it says why.

import { h, number } from "./dom.js";

export class Panel {
  #output;
  #shown = null; // the key of the result that is shown
  #wanted = null; // the key of the call that runs
  #controller = null;
  #failed;
  #slow;

  // failed is called with a Failure. It returns true if it has shown it elsewhere. A slow call is stopped when its result is no longer
  // wanted; other calls may end, because what they prepare is useful to the next one.
  constructor(output, { failed = () => false, slow = false } = {}) {
    this.#output = output;
    this.#failed = failed;
    this.#slow = slow;
  }

  // forget drops the result and the running call, so that run calls again although the key is the same.
  forget() {
    this.#controller?.abort(this.#slow ? "stop" : "drop");
    this.#controller = this.#shown = this.#wanted = null;
    this.#output.removeAttribute("aria-busy");
  }

  // release tells the engine that nobody waits for the running call any more. What is shown stays.
  release() {
    this.#controller?.abort("cancel");
  }

  // offer shows nodes instead of a result, such as a button that starts a slow call. Nothing happens if the result with the key is shown or
  // awaited.
  offer(key, nodes) {
    if (key === (this.#wanted ?? this.#shown)) return;
    this.forget();
    this.#output.replaceChildren(...nodes);
  }

  // run makes a call and shows its result. work gets the options for the engine's call and returns nodes. The key names the call: nothing
  // happens if its result is shown or awaited.
  async run(key, work) {
    if (key === (this.#wanted ?? this.#shown)) return;
    this.forget();
    const controller = this.#controller = new AbortController();
    this.#wanted = key;
    this.#output.setAttribute("aria-busy", "true");
    const waiting = new Waiting(() => controller.abort("stop"));
    const timer = setTimeout(() => this.#output.prepend(waiting.element), 300);
    try {
      const nodes = await work({ signal: controller.signal, progress: (p) => waiting.show(p) });
      if (controller === this.#controller && !controller.signal.aborted) this.#output.replaceChildren(...flat(nodes));
    } catch (failure) {
      if (!failure.kind) throw failure;
      const dropped = controller !== this.#controller || (failure.kind === "cancelled" && controller.signal.reason !== "stop");
      if (!dropped && !this.#failed(failure)) this.#output.replaceChildren(this.#report(failure, key, work));
    } finally {
      clearTimeout(timer);
      waiting.element.remove();
      if (controller === this.#controller) {
        this.#output.removeAttribute("aria-busy");
        this.#shown = ["drop", "cancel"].includes(controller.signal.reason) ? null : key;
        this.#wanted = null;
      }
    }
  }

  #report(failure, key, work) {
    const again = () => {
      this.forget();
      this.run(key, work);
    };
    return h("div", { class: failure.kind === "cancelled" ? "note" : "note bad", role: "alert" },
      h("p", {}, failure.message), h("button", { type: "button", on: { click: again } }, "Try again"));
  }
}

export function flat(nodes) {
  return [nodes].flat(Infinity).filter((node) => node !== null && node !== undefined && node !== false);
}

// Waiting shows the progress of a call and a button to cancel it.
class Waiting {
  #bar = h("progress", { "aria-label": "Progress" });
  #text = h("span", { class: "soft" }, "Working …");
  element = h("div", { class: "waiting bar" }, this.#bar, this.#text);

  constructor(cancel) {
    this.element.append(h("button", { type: "button", on: { click: cancel } }, "Cancel"));
  }

  show({ done, of, what }) {
    this.#bar.max = of || 1;
    this.#bar.value = done;
    this.#text.textContent = `${number(done)} of ${number(of)} ${what}`;
  }
}
