package playground

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
)

// MostText is the greatest length of a text of routes in bytes.
const MostText = 1 << 20

// limits are the limits of both hosts.
var limits = Limits{Text: MostText, Routes: 2000, Target: 8 << 10, Near: 12, Overlaps: 1000, Large: 250}

// maxArgument is the greatest length of an argument in bytes. JSON writes some bytes of a text as six.
const maxArgument = 8 << 20

// Engine answers calls. Its methods may be called by several goroutines.
type Engine struct {
	// Pause, if not nil, is called again and again during a call. A host with a single thread receives its messages in it.
	Pause func()

	host string

	mu     sync.Mutex
	tables []*table // the last tables that calls were about, the newest first
}

// NewEngine returns an engine for a host: "wasm" or "native".
func NewEngine(host string) *Engine { return &Engine{host: host} }

// call is a call that is running.
type call struct {
	*Engine
	ctx      context.Context
	argument json.RawMessage
	report   func(Progress)
}

// calls are the functions for the calls of the protocol. A function returns the result.
var calls map[string]func(c *call) (any, error)

func init() {
	calls = map[string]func(c *call) (any, error){
		CallAbout:    func(c *call) (any, error) { return about(c.host), nil },
		CallExamples: func(c *call) (any, error) { return examples(), nil },
		CallRead:     with((*call).read),
		CallOverlaps: with((*call).overlaps),
		CallAsk:      with((*call).ask),
		CallExplain:  with((*call).explain),
		CallShrink:   with((*call).shrink),
		CallTakers:   with((*call).takers),
		CallMoving:   with((*call).moving),
		CallGenerate: with((*call).generate),
	}
}

// with returns a function for calls: it decodes the argument of the call, and passes it to f.
func with[A, R any](f func(c *call, argument A) (R, error)) func(c *call) (any, error) {
	return func(c *call) (any, error) {
		var argument A
		if err := json.Unmarshal(c.argument, &argument); err != nil {
			return nil, &Error{Kind: KindArgument, Text: "the argument is not valid: " + err.Error()}
		}
		return f(c, argument)
	}
}

// Call makes a call, and returns its result in JSON. If the call fails, the error is an *Error. progress, if not nil, is called while the call
// is running. The call ends early when ctx is done.
func (e *Engine) Call(ctx context.Context, name string, argument json.RawMessage, progress func(Progress)) (result json.RawMessage, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Error{Kind: KindInternal, Text: fmt.Sprintf("the engine failed: %v\n%s", p, debug.Stack())}
		}
	}()
	f, ok := calls[name]
	if !ok {
		return nil, &Error{Kind: KindArgument, Text: fmt.Sprintf("unknown call %q", name)}
	}
	if len(argument) > maxArgument {
		return nil, tooLarge("argument", len(argument), maxArgument, "bytes")
	}
	if progress == nil {
		progress = func(Progress) {}
	}
	value, err := f(&call{e, ctx, argument, progress})
	if err != nil {
		return nil, asError(err)
	}
	return json.Marshal(value)
}

// Reply makes a call, and passes each line of its reply to send. A line has no newline. After Reply has returned, it sends nothing.
func (e *Engine) Reply(ctx context.Context, name string, argument []byte, send func(line []byte)) {
	var mu sync.Mutex
	ended := false // a router that hangs may come back after the call
	line := func(l Line) {
		mu.Lock()
		defer mu.Unlock()
		if ended {
			return
		}
		ended = l.Progress == nil
		text, err := json.Marshal(l)
		if err != nil {
			panic(err) // a Line has only texts and numbers
		}
		send(text)
	}
	result, err := e.Call(ctx, name, argument, func(p Progress) { line(Line{Progress: &p}) })
	if err != nil {
		line(Line{Error: asError(err)})
		return
	}
	line(Line{Result: result})
}

// asError returns err as an *Error.
func asError(err error) *Error {
	var known *Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &Error{Kind: KindCancelled, Text: "the call was cancelled"}
	}
	return &Error{Kind: KindInternal, Text: err.Error()}
}

// tooLarge returns the error for something that exceeds a limit.
func tooLarge(what string, has, limit int, unit string) *Error {
	return &Error{Kind: KindLimit, Text: fmt.Sprintf("the %s has %d %s; the limit is %d", what, has, unit, limit)}
}

// step ends a step of a long call. It reports the progress, and returns an error if the call was cancelled.
func (c *call) step(done, of int, what string) error {
	if err := c.alive(); err != nil {
		return err
	}
	c.report(Progress{done, of, what})
	return nil
}

// alive returns an error if the call was cancelled. A long step calls it often.
func (c *call) alive() error {
	if c.Pause != nil {
		c.Pause()
	}
	return c.ctx.Err()
}
