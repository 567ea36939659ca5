package ask

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestChanged has handlers that change the request. Some changes are allowed, and Changed must report the others.
func TestChanged(t *testing.T) {
	const address = `URL is "/a" with RawPath "", RawQuery "b=c"`
	for name, test := range map[string]struct {
		edit func(r *http.Request)
		want string
	}{
		"nothing":              {func(r *http.Request) {}, ""},
		"URL gone":             {func(r *http.Request) { r.URL = nil }, "URL is nil"},
		"method":               {func(r *http.Request) { r.Method = "PUT" }, `Method is "PUT"`},
		"path":                 {func(r *http.Request) { r.URL.Path = "/b" }, strings.Replace(address, "/a", "/b", 1)},
		"raw path":             {func(r *http.Request) { r.URL.RawPath = "/%61" }, strings.Replace(address, `""`, `"/%61"`, 1)},
		"query":                {func(r *http.Request) { r.URL.RawQuery = "" }, strings.Replace(address, "b=c", "", 1)},
		"fragment":             {func(r *http.Request) { r.URL.Fragment = "x" }, address},
		"another URL":          {func(r *http.Request) { r.URL = &url.URL{Path: "/"} }, `URL is "/" with RawPath "", RawQuery ""`},
		"an equal URL":         {func(r *http.Request) { u := *r.URL; r.URL = &u }, ""},
		"RequestURI":           {func(r *http.Request) { r.RequestURI = "" }, `RequestURI is "", Host "example.com", RemoteAddr "192.0.2.1:1234"`},
		"host":                 {func(r *http.Request) { r.Host = "x" }, `RequestURI is "/a?b=c", Host "x", RemoteAddr "192.0.2.1:1234"`},
		"remote address":       {func(r *http.Request) { r.RemoteAddr = "" }, `RequestURI is "/a?b=c", Host "example.com", RemoteAddr ""`},
		"context":              {func(r *http.Request) { *r = *r.WithContext(context.Background()) }, "context was replaced"},
		"another context":      {func(r *http.Request) { _ = r.WithContext(context.Background()) }, ""},
		"path values, pattern": {func(r *http.Request) { r.SetPathValue("a", "b"); r.Pattern = "/a" }, ""},
		"body":                 {func(r *http.Request) { io.Copy(io.Discard, r.Body); r.Body.Close(); r.ParseForm() }, "body has 0 of 29 bytes left, although no handler reads it"},
	} {
		c := new(Client)
		got := c.Do(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { test.edit(r) }), Request{Method: "GET", Path: "/a", Query: "b=c"})
		if got.Changed != test.want || got.Status != 200 || got.Problem != "" {
			t.Errorf("%s: %+v, want Changed %q", name, got, test.want)
		}
	}
}

// TestChangedHeader has handlers that change the request's header. The next request of the client must have the usual header
// again.
func TestChangedHeader(t *testing.T) {
	for name, edit := range map[string]func(r *http.Request){
		"a line more":      func(r *http.Request) { r.Header.Set("X-Id", "1") },
		"a line less":      func(r *http.Request) { r.Header.Del("Accept") },
		"another value":    func(r *http.Request) { r.Header["X-Forwarded-For"][1] = "?" },
		"a value more":     func(r *http.Request) { r.Header.Add("Accept", "?") },
		"another map":      func(r *http.Request) { r.Header = http.Header{} },
		"before it panics": func(r *http.Request) { r.Header.Del("Accept"); panic("x") },
	} {
		c := new(Client)
		for _, q := range []Request{{Method: "GET", Path: "/"}, {Method: "GET", Path: "/", Header: "X-A: b"}} {
			got := c.Do(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { edit(r) }), q)
			if !strings.HasPrefix(got.Changed, "header is map[") && got.Problem == "" {
				t.Errorf("%s, header %q: %+v", name, q.Header, got)
			}
			if after := c.Do(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {}), q); after.Changed != "" {
				t.Errorf("%s, header %q: in the next request, the %s", name, q.Header, after.Changed)
			}
		}
	}
}

// TestPanic makes sure that a panic is an answer with a Problem, and that the client continues to work.
func TestPanic(t *testing.T) {
	c := new(Client)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/panic" {
			w.WriteHeader(http.StatusTeapot)
			panic("no coffee")
		}
	})
	for path, want := range map[string]Answer{"/panic": {Problem: "panic: no coffee"}, "/": {Status: 200}} {
		for range 2 {
			if got := c.Do(h, Request{Method: "GET", Path: path}); got != want {
				t.Errorf("%s: %+v, want %+v", path, got, want)
			}
		}
	}
}

// TestClientHeader makes sure that Client.Header can edit the header of a complete answer without changing the recorded Answer.
func TestClientHeader(t *testing.T) {
	shared := []string{"GET"}
	c := &Client{Header: func(h http.Header) { h["Allow"][0] = "DELETE" }}
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Header()["Allow"] = shared; w.WriteHeader(405) })
	if got := c.Do(h, Request{Method: "PUT", Path: "/"}); got.Allow != "GET\n" {
		t.Errorf("Allow %q, want what was sent", got.Allow)
	}
	if got := c.Do(h, Request{Method: "PUT", Path: "/"}); got.Allow != "DELETE\n" {
		t.Errorf("Allow %q, want what was written into the first answer", got.Allow)
	}
}
