// The state of the page and its place in the link. The fragment of the link is the state as JSON, compressed and in base64url: see State in
// compare/internal/playground/state.go. Empty fields are left out.

const empty = {
  file: "", text: "", head: false, options: false, method: "", target: "", tab: "", setup: "", optioned: false, differing: false, from: "",
  to: "", technique: "", paths: false, hooks: false, lookup: false, pattern: false, pathvalues: false,
  linked: false,
};

// A fragment that unpacks to more than this is damaged, or made to fill the memory.
const largest = 4 << 20;

export async function pack(state) {
  const filled = Object.fromEntries(Object.entries(state).filter(([, value]) => value));
  const bytes = await through(new Blob([JSON.stringify(filled)]).stream(), new CompressionStream("deflate-raw"), Infinity);
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

// unpack is the inverse of pack. It accepts only fields that it knows, with the right types.
export async function unpack(fragment) {
  const packed = Uint8Array.from(atob(fragment.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const bytes = await through(new Blob([packed]).stream(), new DecompressionStream("deflate-raw"), largest);
  const read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  const state = { ...empty };
  for (const key of Object.keys(empty)) {
    if (typeof read[key] === typeof empty[key]) state[key] = read[key];
  }
  return state;
}

async function through(stream, transform, limit) {
  const chunks = [];
  let size = 0;
  const reader = stream.pipeThrough(transform).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      reader.cancel();
      throw new Error("the link is too large");
    }
    chunks.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

// Links keeps the state in the address of the page. A step, such as choosing an example, makes an entry in the browser's history. Typing
// makes one entry until the next step, so that Back returns to the state before the typing.
export class Links {
  #typing = false;
  #latest = 0;
  #timer = 0;

  // restore is called after Back, Forward or a changed fragment: with the state of the other entry, or null if it has none.
  constructor(restore) {
    addEventListener("popstate", async () => {
      clearTimeout(this.#timer);
      this.#latest++;
      this.#typing = false;
      restore(await this.read().catch(() => null));
    });
  }

  // read returns the state in the address. It returns null if there is none, and throws if it is damaged.
  async read() {
    const fragment = location.hash.slice(1);
    return fragment ? await unpack(fragment) : null;
  }

  // step makes a new entry for the state.
  async step(state) {
    clearTimeout(this.#timer);
    this.#typing = false;
    await this.#write({ ...state }, true);
  }

  // typed notes a state that changes with each key.
  typed(state) {
    clearTimeout(this.#timer);
    const copy = { ...state };
    this.#timer = setTimeout(() => {
      const first = !this.#typing;
      this.#typing = true;
      this.#write(copy, first);
    }, 400);
  }

  // begin writes the state that the page opens with.
  async begin(state) {
    await this.#write({ ...state }, false);
  }

  async #write(state, entry) {
    const mine = ++this.#latest;
    const packed = await pack(state);
    if (mine !== this.#latest) return;
    const address = `#${packed}`;
    if (address === location.hash) return;
    if (entry) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }
}

export const blank = () => ({ ...empty });
