//go:build !js

package playground

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/playground/web"
)

const testAddr = "127.0.0.1:8123"

func testServer() http.Handler {
	return Server{
		Engine: NewEngine("native"), Addr: testAddr,
		Files: map[string][]byte{"playground.html": []byte("<!doctype html>"), "page.js": []byte("1"), HostFile: []byte("wrong")},
	}.Handler()
}

// TestServerDefends has a request for each defence of the server. The first request of a row is accepted: only the named part differs.
func TestServerDefends(t *testing.T) {
	type edit func(r *http.Request)
	header := func(name, value string) edit { return func(r *http.Request) { r.Header.Set(name, value) } }
	for name, c := range map[string]struct {
		edit   edit
		status int
		text   string
	}{
		"nothing":                   {func(*http.Request) {}, 200, `{"result":`},
		"localhost":                 {func(r *http.Request) { r.Host = "localhost:8123" }, 200, `{"result":`},
		"another host":              {func(r *http.Request) { r.Host = "evil.example:8123" }, 421, "the Host must be 127.0.0.1:8123"},
		"a host that begins alike":  {func(r *http.Request) { r.Host = "127.0.0.1.evil.example:8123" }, 421, "the Host must be"},
		"another port":              {func(r *http.Request) { r.Host = "127.0.0.1:80" }, 421, "the Host must be"},
		"no host":                   {func(r *http.Request) { r.Host = "" }, 421, "the Host must be"},
		"own page":                  {header("Sec-Fetch-Site", "same-origin"), 200, `{"result":`},
		"page of another site":      {header("Sec-Fetch-Site", "cross-site"), 403, "cross-origin"},
		"page on another port":      {header("Sec-Fetch-Site", "same-site"), 403, "cross-origin"},
		"old browser, own page":     {header("Origin", "http://"+testAddr), 200, `{"result":`},
		"old browser, another site": {header("Origin", "http://evil.example"), 403, "cross-origin"},
		"form":                      {header("Content-Type", "application/x-www-form-urlencoded"), 415, "application/json"},
		"plain text":                {header("Content-Type", "text/plain"), 415, "application/json"},
		"no type":                   {func(r *http.Request) { r.Header.Del("Content-Type") }, 415, "application/json"},
		"charset":                   {header("Content-Type", "application/json; charset=utf-8"), 200, `{"result":`},
		"GET":                       {func(r *http.Request) { r.Method = "GET" }, 405, ""},
		"PUT":                       {func(r *http.Request) { r.Method = "PUT" }, 405, ""},
		"large": {func(r *http.Request) {
			r.Body = io.NopCloser(strings.NewReader(strings.Repeat(" ", maxArgument+1)))
		}, 413, "too large"},
		"unknown call": {func(r *http.Request) { r.URL.Path = "/api/x" }, 200, `{"error":{"kind":"argument"`},
	} {
		r := httptest.NewRequest("POST", "/api/read", strings.NewReader(`{"text":"GET /a a"}`))
		r.Host = testAddr
		r.Header.Set("Content-Type", "application/json")
		c.edit(r)
		w := httptest.NewRecorder()
		testServer().ServeHTTP(w, r)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.text) {
			t.Errorf("%s: %d %.200s, want %d %s", name, w.Code, w.Body, c.status, c.text)
		}
	}
}

// TestServerFiles: the server serves the files of the site with headers that protect them, and its own host.json. Other hosts get nothing.
func TestServerFiles(t *testing.T) {
	for target, want := range map[string]struct {
		status    int
		kind, has string
	}{
		"/":                {302, "text/html; charset=utf-8", "playground.html"},
		"/playground.html": {200, "text/html; charset=utf-8", "<!doctype html>"},
		"/page.js":         {200, "text/javascript; charset=utf-8", "1"},
		"/host.json":       {200, "application/json", `{"host":"native"}`},
		"/nothing":         {404, "text/plain; charset=utf-8", "404"},
		"/..%2fserver.go":  {404, "text/plain; charset=utf-8", "404"},
	} {
		r := httptest.NewRequest("GET", target, nil)
		r.Host = testAddr
		w := httptest.NewRecorder()
		testServer().ServeHTTP(w, r)
		h := w.Result().Header
		if w.Code != want.status || h.Get("Content-Type") != want.kind || !strings.Contains(w.Body.String(), want.has) {
			t.Errorf("%s: %d %s %.80s, want %+v", target, w.Code, h.Get("Content-Type"), w.Body, want)
		}
		for name, value := range map[string]string{
			"Content-Security-Policy": web.CSP + "; frame-ancestors 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if h.Get(name) != value {
				t.Errorf("%s: %s is %q, want %q", target, name, h.Get(name), value)
			}
		}
		r.Host = "evil.example"
		w = httptest.NewRecorder()
		testServer().ServeHTTP(w, r)
		if w.Code != 421 || strings.Contains(w.Body.String(), "<") {
			t.Errorf("%s: another host gets %d %s", target, w.Code, w.Body)
		}
	}
}

// TestServerStreams: over a connection, progress arrives before the result, and the call ends when the page aborts it.
func TestServerStreams(t *testing.T) {
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	if !strings.HasPrefix(addr, "127.0.0.1:") {
		t.Errorf("the server listens on %s, and other machines can reach it", addr)
	}
	server := &http.Server{Handler: Server{Engine: NewEngine("native"), Addr: addr, Files: nil}.Handler()}
	go server.Serve(l)
	defer server.Close()

	argument, err := json.Marshal(MovingArgument{Source{Text: githubText}, "gin", "servemux"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, "POST", fmt.Sprintf("http://%s/api/%s", addr, CallMoving), strings.NewReader(string(argument)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), `{"progress":`) {
		t.Fatalf("the first line is %q, %v", lines.Text(), lines.Err())
	}
	cancel()
	ended := make(chan struct{})
	go func() { server.Shutdown(context.Background()); close(ended) }() // waits for the call
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("the call runs on after the page aborted it")
	}
}
