package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"
)

// moment is a short limit, for tests that wait for its end.
const moment = 50 * time.Millisecond

func TestSlowHeaderIsCutOff(t *testing.T) {
	l := roomy
	l.header = moment
	s := serving(t, l, func(http.ResponseWriter, *http.Request) { t.Error("the handler got a request") })
	for _, test := range []struct{ name, begin, drip string }{
		{"nothing at all", "", ""},
		{"half a header, then nothing", "GET / HTTP/1.1\r\nHost: wid", ""},
		{"half a header, then a byte at a time", "GET / HTTP/1.1\r\nX-Slow: ", "."},
	} {
		t.Run(test.name, func(t *testing.T) {
			begin := time.Now()
			c := dial(t, s.addr)
			c.send(t, test.begin)
			go func() {
				var err error
				for ; err == nil && test.drip != ""; time.Sleep(moment / 10) {
					_, err = io.WriteString(c, test.drip)
				}
			}()
			c.cutOff(t)
			if took := time.Since(begin); took < l.header {
				t.Errorf("cut off after %v, want %v", took, l.header)
			}
		})
	}
}

func TestIdleConnectionIsClosed(t *testing.T) {
	l := roomy
	l.idle = moment
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {})
	c := dial(t, s.addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	if res, _ := c.answer(t); res.Close {
		t.Error("closed after one request, want it kept alive")
	}
	c.cutOff(t)
}

func TestSlowBodyIsCutOff(t *testing.T) {
	l := roomy
	l.read = moment
	failed := make(chan error, 1)
	s := serving(t, l, func(_ http.ResponseWriter, r *http.Request) {
		_, err := io.Copy(io.Discard, r.Body)
		failed <- err
	})
	dial(t, s.addr).send(t, "POST / HTTP/1.1\r\nHost: widgets\r\nContent-Length: 10\r\n\r\nhalf")
	if err := receive(t, failed); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the handler read the body with error %v, want a timeout", err)
	}
}

// The handler does not read the body. net/http waits for the body before it sends the answer.
func TestABodyThatComesLateGetsItsAnswer(t *testing.T) {
	l := roomy
	l.read = moment
	s := serving(t, l, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "whole") })
	c := dial(t, s.addr)
	c.send(t, "POST / HTTP/1.1\r\nHost: widgets\r\nContent-Length: 10\r\n\r\nhalf")
	if res, body := c.answer(t); res.StatusCode != http.StatusOK || body != "whole" || !res.Close {
		t.Errorf("status %d, body %q, Connection: close %v", res.StatusCode, body, res.Close)
	}
}

func TestSlowReaderIsCutOff(t *testing.T) {
	l := roomy
	l.write = moment
	failed := make(chan error, 1)
	s := serving(t, l, func(w http.ResponseWriter, _ *http.Request) {
		var err error
		for page := make([]byte, 1<<20); err == nil; {
			_, err = w.Write(page)
		}
		failed <- err
	})
	dial(t, s.addr).send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	if err := receive(t, failed); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the handler wrote with error %v, want a timeout", err)
	}
}

func TestNetHTTPsOwnErrorsAreInTheLog(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusOK)
		w.WriteHeader(http.StatusTeapot)
	})
	do(t, http.MethodGet, s.addr, "/")
	if line := s.log.await(t, "superfluous"); !strings.Contains(line, " level=WARN msg=") {
		t.Errorf("log line %q, want it structured", line)
	}
}

func TestServeReturnsTheListenersError(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	s := newServer(http.NotFoundHandler(), roomy, slog.New(slog.DiscardHandler))
	if err := s.serve(context.Background(), limited(l, 1)); !errors.Is(err, net.ErrClosed) {
		t.Errorf("error %v, want %v", err, net.ErrClosed)
	}
}
