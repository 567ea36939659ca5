package behaviour

import (
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/internal/ask"
)

// odd returns a router that calls f.
func odd(f func(w http.ResponseWriter, r *http.Request)) subject {
	return subject{name: "odd", new: func() http.Handler { return http.HandlerFunc(f) }}
}

// TestNoAnswer asks routers that panic, end their goroutine, or hang. The cell must say so.
func TestNoAnswer(t *testing.T) {
	late := make(chan bool)
	defer close(late)
	for want, f := range map[string]func(){
		"panic: no such thing":  func() { panic("no such thing") },
		"the goroutine ended":   runtime.Goexit,
		"no answer within 20ms": func() { <-late },
	} {
		t.Run(want, func(t *testing.T) {
			if strings.Contains(want, "20ms") {
				shorten(t, 20*time.Millisecond)
			}
			q := question{requests: []string{"PUT /contact"}}
			cell := q.cell(odd(func(http.ResponseWriter, *http.Request) { f() }), make([]observed, 1))
			if cell.Text != want || cell.Exchanges[0].Answer != want || cell.Mark != Hurts {
				t.Errorf("%+v, want %q", cell, want)
			}
		})
	}
}

// shorten sets the timeout for a router's answer in a test.
func shorten(t *testing.T, to time.Duration) {
	before := ask.Patience
	ask.Patience = to
	t.Cleanup(func() { ask.Patience = before })
}

// TestHangsOnServer: a router that hangs does not block a question over a connection.
func TestHangsOnServer(t *testing.T) {
	shorten(t, 20*time.Millisecond)
	late := make(chan bool)
	defer close(late)
	s := odd(func(http.ResponseWriter, *http.Request) { <-late })
	for name, asks := range map[string]wire{"follow": follow, "contentOnWire": contentOnWire} {
		if o := onServer(asks)(s, "HEAD /contact"); !strings.HasPrefix(o.Problem, "no answer") {
			t.Errorf("%s: %v", name, o)
		}
	}
}

// TestContent: contentOnWire counts the content after the header of an answer to HEAD.
func TestContent(t *testing.T) {
	s := odd(func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		conn.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nfoo"))
	})
	if o := onServer(contentOnWire)(s, "HEAD /contact"); o.note != "3 bytes of content" {
		t.Errorf("%v", o)
	}
}

// TestTidied: a request is misrouted if the redirect leads to another answer than the tidy path.
func TestTidied(t *testing.T) {
	for location, want := range map[string]bool{"/files/a%20b": false, "/files/a%2520b": true} {
		s := odd(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "//") {
				http.Redirect(w, r, location, http.StatusMovedPermanently)
				return
			}
			w.Write([]byte(r.URL.Path))
		})
		if o := onServer(tidied)(s, "GET //files/a%20b"); o.misrouted != want {
			t.Errorf("to %s: %+v, want misrouted %v", location, o, want)
		}
	}
}

// TestVaries: steady finds an order that varies, and methods says so.
func TestVaries(t *testing.T) {
	n := 0
	for lines, want := range map[string]string{"POST, GET": "GET, POST (order varies)", "POST|GET": "GET | POST (order varies)"} {
		s := odd(func(w http.ResponseWriter, r *http.Request) {
			methods := strings.Split(lines, "|")
			if n++; n%7 == 0 {
				slices.Reverse(methods)
				methods[0] = strings.Replace(methods[0], "POST, GET", "GET, POST", 1)
			}
			w.Header()["Allow"] = methods
			w.WriteHeader(http.StatusMethodNotAllowed)
		})
		o := asking(direct).steady(s, "PUT /api/widgets")
		if got := o.methods(); got != want {
			t.Errorf("%q is described as %q, want %q", lines, got, want)
		}
	}
}

// TestOtherHost: otherHost reads a Location as browsers do.
func TestOtherHost(t *testing.T) {
	for location, want := range map[string]string{
		"": "", "/contact": "", "contact": "", "http://example.com/": "", "//example.com/x": "", "/.//evil.example": "",
		"//evil.example": "evil.example", "//evil.example/x": "evil.example", `/\evil.example`: "evil.example",
		`\\evil.example`: "evil.example", "http://evil.example/": "evil.example", "/%5Cevil.example": "",
	} {
		if got := otherHost(read("GET /"), location); got != want {
			t.Errorf("Location %q goes to %q, want %q", location, got, want)
		}
	}
}

// TestRead: read returns the request that net/http would pass to a router.
func TestRead(t *testing.T) {
	r := read("get http://example.org/a%2Fb?x=1")
	if r.Method != "get" || r.URL.Path != "/a/b" || r.URL.RawPath != "/a%2Fb" || r.URL.RawQuery != "x=1" || r.Host != "example.org" ||
		r.RequestURI != "http://example.org/a%2Fb?x=1" || r.RemoteAddr == "" {
		t.Errorf("it gets %+v with %+v", r, r.URL)
	}
	defer func() {
		if p := recover(); p == nil || !strings.Contains(p.(string), `request "GET"`) {
			t.Errorf("a request without a target: panic %v", p)
		}
	}()
	read("GET")
}
