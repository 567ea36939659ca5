package main

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

func TestRequestLog(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path, r.Method = "/forged", "FORGED" // the log has what the client sent
		w.WriteHeader(http.StatusEarlyHints)       // and the status that counts
		w.WriteHeader(http.StatusTeapot)
		io.WriteString(w, "short")
		io.WriteString(w, " and stout")
	})
	do(t, http.MethodPut, s.addr, "/foo/admin?secret=1")
	line := s.log.await(t, "msg=request")
	want := regexp.MustCompile(`^time=\S+ level=INFO msg=request method=PUT path=/foo/admin status=418 bytes=15 ` +
		`duration=[\d.]+[µmn]?s remote=127\.0\.0\.1:\d+ proto=HTTP/1\.1 aborted=false\n$`)
	if !want.MatchString(line) {
		t.Errorf("log line %q, want one that matches %s", line, want)
	}
}

func TestPathCannotForgeALogLine(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) {})
	for sent, want := range map[string]string{
		"/a%0Atime=now%20level=ERROR%20msg=forged": `path="/a\ntime=now level=ERROR msg=forged" `,
		"/b%20status=500%22":                       `path="/b status=500\"" `,
		"/c%0D%1B[2K%FF":                           `path="/c\r\x1b[2K\xff" `,
	} {
		do(t, http.MethodGet, s.addr, sent)
		if line := s.log.await(t, sent[:2]); !strings.Contains(line, want) || !strings.HasPrefix(line, "time=") {
			t.Errorf("log line %q, want %s", line, want)
		}
	}
	if all, _ := s.log.lines(""); len(all) != 3 {
		t.Errorf("%d lines for 3 requests: %q", len(all), all)
	}
}

func TestLoggedStatusOfAnEmptyAnswerIs200(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) {})
	do(t, http.MethodGet, s.addr, "/")
	s.log.await(t, "status=200 bytes=0")
}

func TestPanicIsAnswered500AndTheServerLivesOn(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			fmt.Fprint(w, "well")
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Length", "1000")
		if r.URL.Path == "/status" {
			w.WriteHeader(99) // panics in net/http, which has no such status
		}
		panic("broken\nwidget")
	})
	c := dial(t, s.addr) // one connection for all
	for _, path := range []string{"/panic", "/status"} {
		c.send(t, "GET "+path+" HTTP/1.1\r\nHost: widgets\r\n\r\n")
		res, body := c.answer(t)
		if res.StatusCode != http.StatusInternalServerError || body != "500 internal server error\n" {
			t.Errorf("%s: status %d, body %q", path, res.StatusCode, body)
		}
		if h := res.Header; h.Get("Content-Type") != "text/plain; charset=utf-8" || h.Get("Content-Encoding") != "" {
			t.Errorf("%s: header %v, want plain text", path, h)
		}
		s.log.await(t, "path="+path+" status=500 bytes=26 ")
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

// A half answer must not look like a whole one: not by its end, and not by a 500 appended to it.
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
				!strings.Contains(line, " aborted=true") {
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
	if !strings.Contains(line, " status=0 ") || !strings.Contains(line, " aborted=true") {
		t.Errorf("log line %q, want no status, aborted", line)
	}
	if all, _ := s.log.lines(""); len(all) != 1 {
		t.Errorf("log %q, want the request only", all)
	}
}

// http.ResponseController finds what the wrapper does not have, such as deadlines.
func TestAnswerUnwraps(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, _ *http.Request) {
		if err := http.NewResponseController(w).EnableFullDuplex(); err != nil {
			t.Error(err)
		}
	})
	do(t, http.MethodGet, s.addr, "/")
}

// The answer to a panic must not take back that the connection is to be closed.
func TestPanicWhileDrainingClosesTheConnection(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) { panic("oops") })
	s.draining.Store(true)
	c := dial(t, s.addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	if res, _ := c.answer(t); res.StatusCode != http.StatusInternalServerError || !res.Close {
		t.Errorf("status %d, Connection: close is %v", res.StatusCode, res.Close)
	}
}
