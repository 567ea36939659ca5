package behaviour

import (
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
)

// odd returns a contestant whose router is a function.
func odd(f func(w http.ResponseWriter, r *http.Request)) library.Contestant {
	return library.Contestant{Name: "odd", New: func() http.Handler { return http.HandlerFunc(f) }}
}

// TestNoAnswer asks routers that panic, end the goroutine and hang: that is what the cell says.
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
			c := odd(func(http.ResponseWriter, *http.Request) { f() })
			row := Matrix([]library.Contestant{c}, nil)[0] // the wrong method
			if cell := row.Cells[0]; cell.Text != want || cell.Exchanges[0].Answer != want || cell.Mark != found.Hurts {
				t.Errorf("%s: %+v, want %q", row.Name, cell, want)
			}
		})
	}
}

// shorten sets how long a router may take in a test.
func shorten(t *testing.T, to time.Duration) {
	before := ask.Patience
	ask.Patience = to
	t.Cleanup(func() { ask.Patience = before })
}

// TestHangsOnServer makes sure that a router that hangs does not hold up the rows with a real server either.
func TestHangsOnServer(t *testing.T) {
	shorten(t, 20*time.Millisecond)
	late := make(chan bool)
	defer close(late)
	c := odd(func(http.ResponseWriter, *http.Request) { <-late })
	for name, asks := range map[string]asking{"followed": followed, "onWire": onWire} {
		if o := asks(c, "HEAD /contact"); !strings.HasPrefix(o.Problem, "no answer") {
			t.Errorf("%s: %v", name, o)
		}
	}
}

// TestContent makes sure that content after the header of an answer to HEAD would be seen.
func TestContent(t *testing.T) {
	c := odd(func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		conn.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nfoo"))
	})
	if o := onWire(c, "HEAD /contact"); o.note != "3 bytes of content" {
		t.Errorf("%v", o)
	}
}

// TestVaries makes sure that an order that varies is found out, and told.
func TestVaries(t *testing.T) {
	n := 0
	for lines, want := range map[string]string{"POST, GET": "GET, POST (order varies)", "POST|GET": "GET | POST (order varies)"} {
		c := odd(func(w http.ResponseWriter, r *http.Request) {
			methods := strings.Split(lines, "|")
			if n++; n%7 == 0 {
				slices.Reverse(methods)
				methods[0] = strings.Replace(methods[0], "POST, GET", "GET, POST", 1)
			}
			w.Header()["Allow"] = methods
			w.WriteHeader(http.StatusMethodNotAllowed)
		})
		o := asking(direct).steady(c, "PUT /api/widgets")
		if got := o.methods(); got != want {
			t.Errorf("%q is told as %q, want %q", lines, got, want)
		}
	}
}

// TestOtherHost holds Locations to what browsers make of them.
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

// TestRead makes sure that a router gets what net/http would hand it.
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
