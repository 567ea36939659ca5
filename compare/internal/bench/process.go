package bench

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// job is a task for a worker process: one line of JSON.
type job struct {
	Kind  kind
	Table string // name of the table
	Size  int    // number of routes in the table
	Text  string `json:",omitempty"` // only for define: the routes
	HEAD  bool   `json:",omitempty"` // only for define

	Request, Router string        `json:",omitempty"`
	Time            time.Duration `json:",omitempty"` // minimum time of the measurement
	MiB             int           `json:",omitempty"` // only for keep
	Checked         bool          `json:",omitempty"` // another process has compared the router's answers with the table
}

// kind says what to do.
type kind string

const (
	define  kind = "define"  // receive a table; later jobs are about it
	keep    kind = "keep"    // set the live heap
	request kind = "request" // measure requests
	making  kind = "make"    // measure making a router
	serve   kind = "serve"   // start a server, and its profile
	stop    kind = "stop"    // stop the server
)

// outcome is the answer of a worker process: one line of JSON.
type outcome struct {
	timing
	Heap             int64  // bytes that a router keeps allocated
	Address          string // of a server
	Routing, Samples int64  // samples of a server's profile
	Refused          string // why the library refuses the table
	Skipped          string // why nothing was measured on these requests
	Error            string // why the run cannot go on
}

// process is a worker process.
type process struct {
	number int // from 1
	pid    int32
	in     io.WriteCloser
	out    *bufio.Reader
	said   *tail
	wait   func() error
	table  Table // the table that was defined last
}

// start starts a worker process. The process ends when ctx is done.
func start(ctx context.Context, program string, number int) (*process, error) {
	cmd := exec.CommandContext(ctx, program)
	// With this setting, memory that the runtime frees stays mapped until the system needs it. Otherwise a measurement after a pause
	// would include page faults, which a busy server does not have.
	cmd.Env = append(os.Environ(), "GODEBUG=madvdontneed=0")
	p := &process{number: number, said: new(tail), wait: cmd.Wait}
	cmd.Stderr = p.said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if p.in, err = cmd.StdinPipe(); err != nil {
		return nil, err
	}
	p.out = bufio.NewReader(out)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p.pid = int32(cmd.Process.Pid)
	return p, nil
}

// do sends a job to the process and returns the outcome.
//
// It reads the outcome as one line. A json.Decoder could wait for bytes after the JSON value, which arrive only with the next outcome.
func (p *process) do(ctx context.Context, j job) (outcome, error) {
	var o outcome
	text, err := json.Marshal(j)
	if err == nil {
		_, err = p.in.Write(append(text, '\n'))
	}
	var line []byte
	if err == nil {
		line, err = p.out.ReadBytes('\n')
	}
	if ctx.Err() != nil {
		return o, context.Cause(ctx)
	}
	if err != nil { // the process has ended
		return o, fmt.Errorf("measuring %s of %s: %w%s", j.Request, j.Router, errors.Join(p.wait(), err), p.said)
	}
	if err := json.Unmarshal(line, &o); err != nil {
		return o, fmt.Errorf("measuring %s of %s: %w in %.100q", j.Request, j.Router, err, line)
	}
	if o.Error != "" {
		return o, fmt.Errorf("measuring %s of %s: %s", j.Request, j.Router, o.Error)
	}
	return o, nil
}

// define sends a table to the process, unless the process has it already.
func (p *process) define(ctx context.Context, t Table) error {
	if p.table == t {
		return nil
	}
	p.table = t
	_, err := p.do(ctx, job{Kind: define, Table: t.Name, Size: t.size(), Text: t.Routes.String(), HEAD: t.Routes.HEAD})
	return err
}

// end ends the process.
func (p *process) end() {
	p.in.Close()
	p.wait()
}

// tail keeps the end of a process's standard error. It is shown only if the process fails, because libraries also print warnings.
type tail struct{ text []byte }

const longestTail = 2000

func (t *tail) Write(text []byte) (int, error) {
	t.text = append(t.text, text...)
	t.text = t.text[max(0, len(t.text)-longestTail):]
	return len(text), nil
}

// String returns a line break and the text, or "" without a text.
func (t *tail) String() string {
	if len(t.text) == 0 {
		return ""
	}
	return "\n" + string(bytes.TrimSpace(t.text))
}
