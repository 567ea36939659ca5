// The host of the engine: a worker with WebAssembly, or the local server. Both take the same calls; see protocol.go in
// compare/internal/playground. One call runs at a time and the others wait, so that a call that hangs is known by its name.

import { limits } from "./limits.js";

// Failure is the error of a call. Its kinds are those of protocol.go, and three of this file: "stopped" if the engine had to be replaced,
// "unreachable" if there is no engine, and "cancelled".
export class Failure extends Error {
  constructor(kind, text, mistakes = []) {
    super(text);
    this.kind = kind;
    this.mistakes = mistakes;
  }
}

const cancelled = () => new Failure("cancelled", "The call was cancelled.");

// open finds out which host the site has and returns it.
export async function open() {
  const response = await fetch("host.json");
  if (!response.ok) throw new Failure("unreachable", `host.json: ${response.status} ${response.statusText}`);
  const { host } = await response.json();
  return new Engine(host === "native" ? new Server() : new Wasm());
}

class Engine {
  #host;
  #last = Promise.resolve();
  lastTime = 0; // of the last call, in milliseconds
  onchange = () => {}; // called when the engine stops, starts, or has answered

  constructor(host) {
    this.#host = host;
    host.onchange = () => this.onchange();
  }

  get memory() { return this.#host.memory; }
  get restarts() { return this.#host.restarts; }
  ready() { return this.#host.ready(); }

  // call passes a call to the host when the calls before it have ended, and returns its result. The options are a
  // function that gets the progress, and an AbortSignal with a reason: after "drop", a running call may end; after "cancel", the engine may
  // end it; after "stop", it is ended, if need be with its worker.
  call(name, argument, { signal, progress = () => {} } = {}) {
    const turn = this.#last.then(async () => {
      if (signal?.aborted) throw cancelled();
      const start = performance.now();
      const result = await this.#host.call(name, JSON.stringify(argument ?? null), signal, progress);
      this.lastTime = performance.now() - start;
      this.onchange();
      return result;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}

// use reads a line of a reply. It returns true if it was the last one.
function use(text, progress, resolve, reject) {
  const line = JSON.parse(text);
  if (line.progress) {
    progress(line.progress);
    return false;
  }
  if (line.error) reject(new Failure(line.error.kind, line.error.text, line.error.mistakes ?? []));
  else resolve(line.result);
  return true;
}

// Wasm runs the engine in a worker. A worker cannot be interrupted, so one that is silent for too long, or that has too much memory, is
// terminated, and another one takes its place.
class Wasm {
  memory = 0;
  restarts = 0;
  onchange = () => {};
  #worker = null;
  #ready = null;
  #running = null; // the call that is running
  #id = 0;

  ready() {
    if (this.#ready) return this.#ready;
    this.#ready = new Promise((resolve, reject) => {
      const worker = new Worker("worker.js", { type: "module" });
      this.#worker = worker;
      worker.onmessage = ({ data }) => {
        if (worker !== this.#worker) return; // the last words of a worker that was replaced
        if (data.ready) resolve();
        if (data.failed) this.#fail(reject, data.failed);
        else this.#receive(data);
      };
      worker.onerror = (event) => this.#fail(reject, event.message || "The worker could not be loaded.");
    });
    return this.#ready;
  }

  #fail(reject, text) {
    const failure = new Failure("stopped", `The engine failed: ${text}`);
    reject(failure);
    this.#replace(failure);
  }

  #receive(data) {
    if (data.memory) this.memory = data.memory;
    const running = this.#running;
    if (running && data.id === running.id && data.line) running.line(data.line);
    if (this.memory > limits.memory && this.#worker) {
      this.#replace(new Failure("stopped", `The engine used more than ${limits.memory >> 20} MiB. It was stopped, and started again.`));
    }
  }

  // replace terminates the worker. The next call starts another one.
  #replace(failure) {
    this.#worker?.terminate();
    this.#worker = this.#ready = null;
    this.memory = 0;
    this.restarts++;
    this.#running?.reject(failure);
    this.onchange();
  }

  async call(name, argument, signal, progress) {
    await this.ready();
    if (signal?.aborted) throw cancelled();
    const worker = this.#worker;
    const id = ++this.#id;
    const patience = limits.patience(argument.length);
    let timer = 0;
    const hung = () => this.#replace(new Failure("stopped",
      `The engine was silent for ${Math.round(patience / 1000)} seconds. It was stopped, and started again.`));
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(hung, patience);
    };
    const cancel = () => {
      if (signal.reason === "drop") return;
      worker.postMessage({ cancel: id });
      if (signal.reason !== "stop") return;
      clearTimeout(timer);
      timer = setTimeout(() => this.#replace(cancelled()), limits.cancel);
    };
    try {
      return await new Promise((resolve, reject) => {
        this.#running = {
          id,
          reject,
          line: (text) => {
            if (signal?.reason !== "stop") wait();
            use(text, progress, resolve, reject);
          },
        };
        wait();
        signal?.addEventListener("abort", cancel);
        worker.postMessage({ id, name, argument });
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      this.#running = null;
    }
  }
}

// Server calls the engine of the local server.
class Server {
  memory = 0;
  restarts = 0;
  onchange = () => {};

  async ready() {}

  async call(name, argument, signal, progress) {
    let response;
    try {
      response = await fetch(`api/${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: argument, signal });
    } catch {
      throw signal?.aborted ? cancelled() : new Failure("unreachable", "The local server does not answer. Start it again: go run ./compare play");
    }
    if (!response.ok) throw new Failure("unreachable", `The local server answered ${response.status}: ${(await response.text()).slice(0, 200)}`);
    return await new Promise((resolve, reject) => this.#read(response, progress, resolve, reject)
      .catch(() => reject(signal?.aborted ? cancelled() : new Failure("unreachable", "The local server ended the answer too early."))));
  }

  async #read(response, progress, resolve, reject) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ;) {
      const { done, value } = await reader.read();
      if (done) throw new Error("no last line");
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        if (line && use(line, progress, resolve, reject)) return;
      }
    }
  }
}
