// Playground is the engine of the playground for a browser. It is built for WebAssembly:
//
//	GOOS=js GOARCH=wasm go build -tags nomsgpack -o engine.wasm ./compare/playground
//
// It sets the global object engine, and worker.js of package web uses it:
//
//	engine.call(id, name, argument, report)   // report gets each line of the reply
//	engine.cancel(id)
package main

import (
	"context"
	"runtime/debug"
	"sync"
	"syscall/js"
	"time"

	"gorouting/compare/internal/playground"
)

// memory is a soft limit for the heap: above it, the garbage collector works hard. The page stops a worker at 512 MiB.
const memory = 384 << 20

func main() {
	debug.SetMemoryLimit(memory)
	e := playground.NewEngine("wasm")
	e.Pause = pause()
	c := calls{engine: e, running: map[int]context.CancelFunc{}}
	js.Global().Set("engine", map[string]any{
		"call": js.FuncOf(func(_ js.Value, args []js.Value) any {
			go c.run(args[0].Int(), args[1].String(), args[2].String(), args[3])
			return nil
		}),
		"cancel": js.FuncOf(func(_ js.Value, args []js.Value) any {
			c.cancel(args[0].Int())
			return nil
		}),
	})
	select {}
}

// calls are the calls that are running.
type calls struct {
	engine  *playground.Engine
	mu      sync.Mutex
	running map[int]context.CancelFunc
}

// run runs a call, and passes each line of its reply to report.
func (c *calls) run(id int, name, argument string, report js.Value) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	c.mu.Lock()
	c.running[id] = cancel
	c.mu.Unlock()
	c.engine.Reply(ctx, name, []byte(argument), func(line []byte) { report.Invoke(string(line)) })
	c.mu.Lock()
	delete(c.running, id)
	c.mu.Unlock()
}

// cancel cancels a call. It does nothing if the call has ended.
func (c *calls) cancel(id int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if cancel, ok := c.running[id]; ok {
		cancel()
	}
}

// pause returns a function that now and then lets the worker receive its messages. WebAssembly has one thread: a worker receives nothing,
// and so no cancel, while Go runs.
func pause() func() {
	const interval = 50 * time.Millisecond
	last := time.Now()
	return func() {
		if time.Since(last) > interval {
			time.Sleep(time.Millisecond)
			last = time.Now()
		}
	}
}
