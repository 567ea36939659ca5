package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits before it fails.
const patience = 20 * time.Second

// roomy has limits that no test reaches. A test copies it and lowers the limits that it checks.
var roomy = limits{
	header: time.Minute, read: time.Minute, handler: time.Minute, write: time.Minute, idle: time.Minute,
	lastCall: patience, drain: time.Minute, maxHeader: 64 << 10, maxConns: 1000,
}

// running is a server in the test's process.
type running struct {
	*server
	addr  string
	log   *record
	stop  context.CancelFunc // does what SIGTERM does
	ended chan error         // receives the result of serve
}

// serving starts a server on loopback, which ends with the test.
func serving(t *testing.T, l limits, h http.HandlerFunc) *running {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	log := newRecord()
	s := newServer(h, l, slog.New(slog.NewTextHandler(log, nil)))
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.serve(ctx, limited(listener, l.maxConns)) }()
	t.Cleanup(func() {
		stop()
		s.http.Close()
	})
	return &running{s, listener.Addr().String(), log, stop, ended}
}

// end waits for the result of serve.
func (s *running) end(t *testing.T) error {
	t.Helper()
	return receive(t, s.ended)
}

// receive returns the next value of c.
func receive[T any](t *testing.T, c <-chan T) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(patience):
		t.Fatal("timeout")
	}
	return v
}

// wire is a connection without an HTTP client: the test writes and reads bytes.
type wire struct {
	net.Conn
	in *bufio.Reader
}

func dial(t *testing.T, addr string) wire {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(patience))
	return wire{c, bufio.NewReader(c)}
}

func (c wire) send(t *testing.T, text string) {
	t.Helper()
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
}

// answer returns the next answer and its body.
func (c wire) answer(t *testing.T) (*http.Response, string) {
	t.Helper()
	res, err := http.ReadResponse(c.in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return res, readBody(t, res)
}

// cutOff fails the test unless the server closes the connection without another byte.
func (c wire) cutOff(t *testing.T) {
	t.Helper()
	b, err := c.in.ReadByte()
	if timeout := net.Error(nil); err == nil {
		t.Errorf("the server sent %q, want a closed connection", b)
	} else if errors.As(err, &timeout) && timeout.Timeout() {
		t.Error("the server keeps the connection open")
	}
}

// awaitRefusal waits until addr refuses connections.
func awaitRefusal(t *testing.T, addr string) {
	t.Helper()
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(time.Millisecond) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			return
		}
		c.Close()
	}
	t.Fatal("the server still accepts connections")
}

// do sends a request on a new connection, and returns the answer and its body.
func do(t *testing.T, method, addr, path string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(method, "http://"+addr+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := newClient(t, false).Do(req)
	if err != nil {
		t.Fatal(err)
	}
	return res, readBody(t, res)
}

func readBody(t *testing.T, res *http.Response) string {
	t.Helper()
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// newClient returns a client that shares no connections.
func newClient(t *testing.T, keepAlive bool) *http.Client {
	transport := &http.Transport{DisableKeepAlives: !keepAlive}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: patience}
}

// record is a log that tests read while it is written.
type record struct {
	mu      sync.Mutex
	text    strings.Builder
	changed chan struct{} // closed by the next Write
}

func newRecord() *record {
	return &record{changed: make(chan struct{})}
}

func (l *record) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	close(l.changed)
	l.changed = make(chan struct{})
	return l.text.Write(p)
}

// lines returns the complete lines that contain part, and a channel that the next Write closes.
func (l *record) lines(part string) (found []string, changed <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for line := range strings.Lines(l.text.String()) {
		if strings.HasSuffix(line, "\n") && strings.Contains(line, part) {
			found = append(found, line)
		}
	}
	return found, l.changed
}

// await waits for a line that contains part, and returns the first.
func (l *record) await(t *testing.T, part string) string {
	t.Helper()
	for timeout := time.After(patience); ; {
		found, changed := l.lines(part)
		if len(found) > 0 {
			return found[0]
		}
		select {
		case <-changed:
		case <-timeout:
			all, _ := l.lines("")
			t.Fatalf("no line with %q in the log:\n%s", part, strings.Join(all, ""))
		}
	}
}

// address returns the address in the log of the server.
func (l *record) address(t *testing.T) string {
	t.Helper()
	return l.addressIn(t, "msg=listening addr=", " ")
}

// addressIn returns the loopback address between two parts of a log line.
func (l *record) addressIn(t *testing.T, before, after string) string {
	t.Helper()
	_, rest, _ := strings.Cut(l.await(t, before), before)
	addr, _, _ := strings.Cut(rest, after)
	if !strings.HasPrefix(addr, "127.0.0.1:") {
		t.Fatalf("listening on %q, want loopback", addr)
	}
	return addr
}
