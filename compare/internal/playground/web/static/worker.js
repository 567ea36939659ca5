// The worker that runs the engine, compiled to WebAssembly. The package comment of compare/internal/playground describes its messages.
import "./wasm_exec.js";

// Messages that arrive before the engine is ready.
const early = [];
onmessage = ({ data }) => early.push(data);

start().then(
  () => {
    onmessage = ({ data }) => receive(data);
    postMessage({ ready: true });
    early.forEach(receive);
  },
  (error) => postMessage({ failed: String(error) }),
);

// start unpacks and starts the engine. Unpacking here lets any static host serve the file as it is.
async function start() {
  const response = await fetch("engine.wasm.gz");
  if (!response.ok) {
    throw new Error(`engine.wasm.gz: ${response.status} ${response.statusText}`);
  }
  const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
  const module = new Response(unpacked, { headers: { "Content-Type": "application/wasm" } });
  const go = new Go();
  const grown = go.importObject.gojs["runtime.resetMemoryDataView"]; // Go calls it when its memory has grown
  go.importObject.gojs["runtime.resetMemoryDataView"] = (sp) => {
    grown(sp);
    postMessage({ memory: go.mem.buffer.byteLength });
  };
  const { instance } = await WebAssembly.instantiateStreaming(module, go.importObject);
  go.run(instance).then(() => postMessage({ failed: "the engine ended" })); // it sets globalThis.engine before it waits for the first time
  memory = instance.exports.mem;
}

let memory;

// receive passes a message to the engine. Each answer also has the size of the engine's memory, in bytes.
function receive({ id, name, argument, cancel }) {
  if (cancel !== undefined) {
    engine.cancel(cancel);
    return;
  }
  engine.call(id, name, argument, (line) => postMessage({ id, line, memory: memory.buffer.byteLength }));
}
