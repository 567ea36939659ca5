package main

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAnswerPassesOnWhatNetHTTPHas(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, _ *http.Request) {
		control := http.NewResponseController(w)
		for name, err := range map[string]error{
			"EnableFullDuplex": control.EnableFullDuplex(),
			"SetReadDeadline":  control.SetReadDeadline(time.Now().Add(patience)),
			"SetWriteDeadline": control.SetWriteDeadline(time.Now().Add(patience)),
			"Flush":            control.Flush(),
		} {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, ok := w.(io.ReaderFrom); !ok {
			t.Error("no io.ReaderFrom")
		}
		if _, ok := w.(io.StringWriter); !ok {
			t.Error("no io.StringWriter")
		}
		if _, ok := w.(http.Hijacker); !ok {
			t.Error("no http.Hijacker")
		}
	})
	do(t, http.MethodGet, s.addr, "/")
}

func TestAnswerFlushesParts(t *testing.T) {
	release := make(chan bool)
	s := serving(t, roomy, func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "first")
		w.(http.Flusher).Flush()
		<-release
		io.WriteString(w, " last")
	})
	res, err := newClient(t, false).Get("http://" + s.addr)
	if err != nil {
		t.Fatal(err)
	}
	part := make([]byte, 5)
	if _, err := io.ReadFull(res.Body, part); err != nil || string(part) != "first" {
		t.Errorf("part %q, error %v", part, err)
	}
	close(release)
	if rest := readBody(t, res); rest != " last" {
		t.Errorf("rest %q", rest)
	}
}

// A file is sent through the connection's ReadFrom, which uses sendfile.
func TestAnswerSendsAFileWhole(t *testing.T) {
	name, content := filepath.Join(t.TempDir(), "file"), strings.Repeat("0123456789", 100_000)
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serving(t, roomy, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, name) })
	if _, body := do(t, http.MethodGet, s.addr, "/"); body != content {
		t.Errorf("%d bytes, want %d", len(body), len(content))
	}
	if line := s.log.await(t, "msg=request"); !strings.Contains(line, " bytes=1000") || !strings.Contains(line, " result=sent ") {
		t.Errorf("log line %q, want a little more than 1000000 bytes", line)
	}
}

func TestAnswerGivesTheConnectionAway(t *testing.T) {
	s := serving(t, roomy, func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		io.WriteString(c, "raw")
		c.Close()
	})
	c := dial(t, s.addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: widgets\r\n\r\n")
	if raw, err := io.ReadAll(c.in); string(raw) != "raw" {
		t.Errorf("got %q, %v", raw, err)
	}
	s.log.await(t, "result=hijacked")
	if n := s.connections(); n != 0 {
		t.Errorf("%d connections, want none", n)
	}
}

func TestAnswerReturnsTheReadersError(t *testing.T) {
	broken := errors.New("broken")
	s := serving(t, roomy, func(w http.ResponseWriter, _ *http.Request) {
		_, err := io.Copy(w, io.MultiReader(strings.NewReader("half"), errorReader{broken}))
		if !errors.Is(err, broken) {
			t.Errorf("error %v, want %v", err, broken)
		}
	})
	do(t, http.MethodGet, s.addr, "/")
	s.log.await(t, "status=200 ")
}

type errorReader struct{ err error }

func (r errorReader) Read([]byte) (int, error) { return 0, r.err }

func TestLoggedStatusOfAnEmptyAnswerIs200(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) {})
	do(t, http.MethodGet, s.addr, "/")
	s.log.await(t, "status=200 ")
}
