package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestPanicIsAnswered500AndTheServerLivesOn(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			fmt.Fprint(w, "well")
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Length", "1000")
		if r.URL.Path == "/status" {
			w.WriteHeader(99) // net/http panics
		}
		if r.URL.Path == "/high" {
			w.WriteHeader(1000)
		}
		panic("broken\nwidget")
	})
	c := dial(t, s.addr) // one connection for all
	for _, path := range []string{"/panic", "/status", "/high"} {
		c.send(t, "GET "+path+" HTTP/1.1\r\nHost: widgets\r\n\r\n")
		res, body := c.answer(t)
		if res.StatusCode != http.StatusInternalServerError || body != "500 internal server error\n" {
			t.Errorf("%s: status %d, body %q", path, res.StatusCode, body)
		}
		if h := res.Header; h.Get("Content-Type") != "text/plain; charset=utf-8" || h.Get("Content-Encoding") != "" {
			t.Errorf("%s: header %v, want plain text", path, h)
		}
		s.log.await(t, "path="+path+" status=500 bytes=")
	}
	line := s.log.await(t, `level=ERROR msg=panic value="broken\nwidget" method=GET path=/panic stack=`)
	if !strings.Contains(line, "middleware_test.go") {
		t.Errorf("log line %q, want the stack of the panic", line)
	}
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	if res, body := c.answer(t); res.StatusCode != http.StatusOK || body != "well" {
		t.Errorf("after the panics: status %d, body %q", res.StatusCode, body)
	}
}

// Half an answer must not look complete: the connection is cut.
func TestPanicAfterTheAnswerBeganCutsTheConnection(t *testing.T) {
	for name, begin := range map[string]func(http.ResponseWriter){
		"status": func(w http.ResponseWriter) { w.WriteHeader(http.StatusOK) },
		"body":   func(w http.ResponseWriter) { io.WriteString(w, "half") },
		"flush":  func(w http.ResponseWriter) { http.NewResponseController(w).Flush() },
		"half sent": func(w http.ResponseWriter) {
			io.WriteString(w, "half")
			http.NewResponseController(w).Flush()
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) {
				begin(w)
				panic("too late")
			})
			if res, err := newClient(t, false).Get("http://" + s.addr); err == nil {
				defer res.Body.Close()
				body, err := io.ReadAll(res.Body)
				if err == nil {
					t.Errorf("status %d, body %q, want a cut connection", res.StatusCode, body)
				}
			}
			s.log.await(t, `msg=panic value="too late"`)
			if line := s.log.await(t, "msg=request"); !strings.Contains(line, " status=200 ") ||
				!strings.Contains(line, " result=aborted ") {
				t.Errorf("log line %q, want the status sent, aborted", line)
			}
		})
	}
}

func TestErrAbortHandlerCutsTheConnectionWithoutAnAlarm(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	c := dial(t, s.addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	c.cutOff(t)
	line := s.log.await(t, "msg=request")
	if !strings.Contains(line, " status=0 ") || !strings.Contains(line, " result=aborted ") {
		t.Errorf("log line %q, want no status, aborted", line)
	}
	if all, _ := s.log.lines(""); len(all) != 1 {
		t.Errorf("log %q, want the request only", all)
	}
}

// A panic clears the answer's header, so Connection: close must be set again.
func TestPanicWhileDrainingClosesTheConnection(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) { panic("oops") })
	s.closing.Store(true)
	c := dial(t, s.addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	if res, _ := c.answer(t); res.StatusCode != http.StatusInternalServerError || !res.Close {
		t.Errorf("status %d, Connection: close is %v", res.StatusCode, res.Close)
	}
}

// A proxy may treat the GET as the body of the POST, so the server must not answer the GET.
func TestNothingIsAnsweredAfterARequestWithTwoLengths(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) {
		if body, err := io.ReadAll(r.Body); r.Method != http.MethodPost || err != nil {
			t.Errorf("%s with body %q, error %v", r.Method, body, err)
		}
	})
	const chunks = "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
	for _, post := range []string{
		"POST / HTTP/1.1\r\nHost: widgets\r\nContent-Length: 5\r\n" + chunks,
		"POST / HTTP/1.1\r\nHost: widgets\r\n" + chunks,
		"POST / HTTP/1.0\r\nHost: widgets\r\nConnection: keep-alive\r\nContent-Length: 5\r\n" + chunks,
	} {
		c := dial(t, s.addr)
		c.send(t, post+whole)
		if res, _ := c.answer(t); res.StatusCode != http.StatusOK || !res.Close {
			t.Errorf("%q: status %d, Connection: close %v", post, res.StatusCode, res.Close)
		}
		c.cutOff(t)
	}
}

// A handler that returns at the end of its context can still answer.
func TestHandlerTimeoutEndsTheContext(t *testing.T) {
	l := roomy
	l.handler = moment
	s := serving(t, l, func(w http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
		if err := r.Context().Err(); err != context.DeadlineExceeded {
			t.Errorf("the context ended with %v", err)
		}
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	if res, _ := do(t, http.MethodGet, s.addr, "/"); res.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("status %d", res.StatusCode)
	}
	s.log.await(t, "msg=request method=GET path=/ status=503")
}

// A handler that ignores its context is logged while it runs, and again when it returns.
func TestHandlerTimeoutIsLogged(t *testing.T) {
	l := roomy
	l.handler = 5 * moment
	release := make(chan bool)
	s := serving(t, l, func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/hang" {
			<-release
		}
	})
	do(t, http.MethodGet, s.addr, "/quick")
	dial(t, s.addr).send(t, "GET /hang HTTP/1.1\r\nHost: widgets\r\n\r\n")
	s.log.await(t, `level=WARN msg="handler still running" method=GET path=/hang duration_ms=`)
	if found, _ := s.log.lines("path=/hang"); len(found) != 1 {
		t.Errorf("log %q, want one line as long as it hangs", found)
	}
	close(release)
	s.log.await(t, "msg=request method=GET path=/hang status=200")
	if found, _ := s.log.lines("path=/quick"); len(found) != 1 {
		t.Errorf("log %q, want one line for a request that is over", found)
	}
}

func TestPanicsAnswerKeepsNosniff(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) { panic("oops") })
	res, _ := do(t, http.MethodGet, s.addr, "/")
	if got := res.Header["X-Content-Type-Options"]; len(got) != 1 || got[0] != "nosniff" {
		t.Errorf("X-Content-Type-Options %q", got)
	}
}
