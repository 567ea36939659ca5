//go:build !js

package playground

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// node returns the path of node. Without it, the test is skipped, except in CI.
func node(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal("there is no node: install nodejs")
	}
	if err != nil {
		t.Skip("there is no node; it would run the engine that browsers get")
	}
	return path
}

// runner is a program for node. It starts the engine as worker.js does, makes all calls of a file one after the other, and writes the last
// line of each reply. Then it makes a long call and cancels it.
const runner = `
const fs = require("fs"), path = require("path");
const dir = process.argv[2];
globalThis.crypto ??= require("crypto").webcrypto;
require(path.join(dir, "wasm_exec.js"));
(async () => {
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(path.join(dir, "engine.wasm")), go.importObject);
  go.run(instance);
  let id = 0;
  const call = (name, argument) => new Promise((resolve) => {
    engine.call(++id, name, argument, (line) => { if (!line.startsWith('{"progress"')) resolve(line); });
  });
  const lines = [];
  for (const [name, argument] of JSON.parse(fs.readFileSync(path.join(dir, "calls.json")))) lines.push(await call(name, JSON.stringify(argument)));
  fs.writeFileSync(path.join(dir, "lines.json"), JSON.stringify(lines));
  const cancelled = call("moving", fs.readFileSync(path.join(dir, "moving.json"), "utf8"));
  setTimeout(() => engine.cancel(id), 200); // the engine is busy then
  fs.writeFileSync(path.join(dir, "cancelled.json"), await cancelled);
  process.exit(0);
})();
`

// TestEngineInWebAssembly: the engine for browsers is small enough, and gives the same answers as the native one to more than 400 requests and
// to all other calls.
func TestEngineInWebAssembly(t *testing.T) {
	if testing.Short() {
		t.Skip("building the engine for browsers takes up to a minute")
	}
	node := node(t)
	files, err := Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	size := len(files[EngineFile])
	t.Logf("%s has %d bytes", EngineFile, size)
	if size > MostEngine {
		t.Errorf("%s has %d bytes, more than %d", EngineFile, size, MostEngine)
	}
	if got := string(files[HostFile]); got != "{\"host\":\"wasm\"}\n" {
		t.Errorf("%s is %s", HostFile, got)
	}

	calls := testCalls(t)
	dir := t.TempDir()
	write := func(name string, content []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("engine.wasm", unpacked(t, files[EngineFile]))
	write(StarterFile, files[StarterFile])
	write("calls.json", encoded(t, calls))
	write("moving.json", encoded(t, MovingArgument{Source{Text: githubText}, "gin", "servemux"}))
	write("run.cjs", []byte(runner))
	command := exec.CommandContext(t.Context(), node, filepath.Join(dir, "run.cjs"), dir)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("node: %v\n%s", err, out)
	}
	var lines []string
	read(t, filepath.Join(dir, "lines.json"), &lines)
	if len(lines) != len(calls) {
		t.Fatalf("%d calls have %d replies", len(calls), len(lines))
	}
	native := NewEngine("native")
	for i, c := range calls {
		var last []byte
		native.Reply(t.Context(), c[0].(string), encoded(t, c[1]), func(line []byte) { last = line })
		if lines[i] != string(last) {
			t.Errorf("%s of %.300v\nin WebAssembly: %.600s\nnatively:       %.600s", c[0], c[1], lines[i], last)
		}
	}
	var cancelled Line
	if read(t, filepath.Join(dir, "cancelled.json"), &cancelled); cancelled.Error == nil || cancelled.Error.Kind != KindCancelled {
		t.Errorf("after a cancel, the last line is %+v", cancelled)
	}
}

// testCalls returns the calls to compare: for each source, every call but about, and requests for ask and explain.
func testCalls(t *testing.T) [][2]any {
	var calls [][2]any
	add := func(name string, argument any) { calls = append(calls, [2]any{name, argument}) }
	requests := 0
	for _, s := range append([]Source{{Text: githubText}}, sources()...) {
		table, err := newTable(s)
		if err != nil {
			t.Fatal(err)
		}
		add(CallRead, s)
		add(CallOverlaps, s)
		add(CallTakers, s)
		add(CallGenerate, GenerateArgument{Source: s, Technique: "tree", Paths: true})
		for i, q := range manyRequests(table.Table, 70) {
			add(CallAsk, Question{s, q[0], q[1]})
			if requests++; i%5 == 0 {
				add(CallExplain, Question{s, q[0], q[1]})
			}
		}
		add(CallShrink, ShrinkArgument{Question{s, "GET", "/users/latest/posts/"}, "httprouter"})
	}
	add(CallMoving, MovingArgument{sources()[0], "gin", "servemux"})
	add(CallRead, Source{Text: "GET /a/{b}\nGET /a/{c}\nGET a"})
	add(CallExamples, nil)
	if requests < 400 {
		t.Fatalf("only %d requests", requests)
	}
	return calls
}

func unpacked(t *testing.T, packed []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func read(t *testing.T, path string, into any) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, into); err != nil {
		t.Fatal(err)
	}
}
