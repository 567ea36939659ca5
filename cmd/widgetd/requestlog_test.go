package main

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestRequestLog(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path, r.Method = "/forged", "FORGED" // the log must not have these
		w.WriteHeader(http.StatusEarlyHints)       // nor this status
		w.WriteHeader(http.StatusTeapot)
		io.WriteString(w, "short")
		io.WriteString(w, " and stout")
	})
	c := dial(t, s.addr)
	c.send(t, "PUT /foo/admin?secret=1 HTTP/1.1\r\nHost: widgets\r\nConnection: close\r\n\r\n")
	sent, err := io.ReadAll(c.in)
	if err != nil {
		t.Fatal(err)
	}
	line := s.log.await(t, "msg=request")
	want := regexp.MustCompile(`^time=\S+ level=INFO msg=request method=PUT path=/foo/admin status=418 bytes=` +
		strconv.Itoa(len(sent)) + ` result=sent duration_ms=[\d.]+ remote=127\.0\.0\.1:\d+ proto=HTTP/1\.1\n$`)
	if !want.MatchString(line) {
		t.Errorf("log line %q, want one that matches %s", line, want)
	}
}

func TestEveryRequestOfAConnectionIsLoggedForItself(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.URL.Path) })
	c := dial(t, s.addr)
	c.send(t, "GET /1 HTTP/1.1\r\nHost: widgets\r\n\r\nGET /2 HTTP/1.1\r\nHost: widgets\r\n\r\n")
	c.answer(t)
	c.answer(t)
	bytes := regexp.MustCompile(` bytes=\d+ result=sent `)
	first, second := s.log.await(t, "path=/1 "), s.log.await(t, "path=/2 ")
	if a, b := bytes.FindString(first), bytes.FindString(second); a != b || a == "" {
		t.Errorf("log lines %q and %q, want the same number of bytes in both", first, second)
	}
}

func TestLogTellsWhatTheClientSaw(t *testing.T) {
	page := make([]byte, 1<<20)
	for result, test := range map[string]struct {
		leave  func(wire)
		handle func(http.ResponseWriter, *http.Request)
	}{
		"write-timeout": {
			leave: func(wire) {}, // the client reads nothing
			handle: func(w http.ResponseWriter, _ *http.Request) {
				for err := error(nil); err == nil; {
					_, err = w.Write(page)
				}
			},
		},
		"client-gone": {
			leave: func(c wire) { c.Close() },
			handle: func(w http.ResponseWriter, r *http.Request) {
				<-r.Context().Done()
				io.WriteString(w, "too late")
			},
		},
		"client-gone ": { // leaves with a reset; the trailing blank makes the key unique
			leave: func(c wire) {
				c.Conn.(*net.TCPConn).SetLinger(0)
				c.Close()
			},
			handle: func(w http.ResponseWriter, r *http.Request) {
				<-r.Context().Done()
				w.Write(page)
			},
		},
		"aborted": {
			leave:  func(wire) {},
			handle: func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		},
		"hijacked": {
			leave: func(wire) {},
			handle: func(w http.ResponseWriter, _ *http.Request) {
				if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
					c.Close()
				}
			},
		},
	} {
		l := roomy
		if result == "write-timeout" {
			l.write = moment
		}
		begun := make(chan bool, 1)
		s := serving(t, l, func(w http.ResponseWriter, r *http.Request) {
			begun <- true
			test.handle(w, r)
		})
		c := dial(t, s.addr)
		c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
		receive(t, begun)
		test.leave(c)
		if line := s.log.await(t, "msg=request"); !strings.Contains(line, " result="+strings.TrimSpace(result)+" ") {
			t.Errorf("log line %q, want result=%s", line, result)
		}
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

func TestLongTextsAreCut(t *testing.T) {
	s := serving(t, roomy, func(_ http.ResponseWriter, r *http.Request) {
		if r.Method == "PANIC" {
			panic(strings.Repeat("v", 5000))
		}
	})
	long := strings.Repeat("x", maxLogged)
	do(t, "PANIC", s.addr, "/"+long)
	do(t, long+"yz", s.addr, "/")
	s.log.await(t, `level=ERROR msg=panic value="`+strings.Repeat("v", maxLogged)+`... (5000 bytes)" method=PANIC path="/`)
	s.log.await(t, `msg=request method=PANIC path="/`+long[1:]+`... (257 bytes)" status=500`)
	s.log.await(t, `msg=request method="`+long+`... (258 bytes)" path=/ `)
	if got := cut(long); got != long {
		t.Errorf("%d bytes are cut to %q", len(long), got)
	}
}

func TestLogFormatJSON(t *testing.T) {
	log, _ := runUntil(t.Context(), "-log-format", "json")
	do(t, http.MethodGet, log.addressIn(t, `"addr":"`, `"`), "/foo%22")
	var got struct {
		Msg, Method, Path, Result, Remote, Proto, Level, Time string
		Status, Bytes                                         int
		Duration                                              float64 `json:"duration_ms"`
	}
	line := log.await(t, `"msg":"request"`)
	if err := json.Unmarshal([]byte(line), &got); err != nil {
		t.Fatal(err)
	}
	if got.Method != "GET" || got.Path != `/foo"` || got.Status != 200 || got.Bytes == 0 || got.Result != "sent" ||
		got.Duration <= 0 || got.Remote == "" || got.Proto != "HTTP/1.1" || got.Level != "INFO" || got.Time == "" {
		t.Errorf("log line %s", line)
	}
}

func TestLogRequestsOff(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	log, ended := runUntil(ctx, "-log-requests=false")
	do(t, http.MethodGet, log.address(t), "/")
	stop()
	receive(t, ended)
	if found, _ := log.lines("msg=request"); len(found) > 0 {
		t.Errorf("requests in the log: %q", found)
	}
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) { panic("oops") })
	s.logRequests = false
	do(t, http.MethodGet, s.addr, "/")
	s.log.await(t, "msg=panic")
	s.stop()
	s.end(t)
	if found, _ := s.log.lines("msg=request"); len(found) > 0 {
		t.Errorf("requests in the log: %q", found)
	}
}
