package ask

import (
	"bufio"
	"net/http"
	"runtime"
	"strings"
	"testing"
)

// TestDoHTTP makes sure that the router gets the request itself, and that Changed reports what the router changes in it.
func TestDoHTTP(t *testing.T) {
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader("GET http://example.org/a%2Fb?x=1 HTTP/1.1\r\nA: b\r\n\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	c := new(Client)
	a := c.DoHTTP(http.HandlerFunc(func(w http.ResponseWriter, got *http.Request) {
		if got != r || got.URL.Host != "example.org" {
			t.Errorf("the handler gets %v", got.URL)
		}
		got.Header.Set("A", "c")
		w.WriteHeader(http.StatusTeapot)
	}), r)
	if a.Status != http.StatusTeapot || a.Changed != "header is map[A:[c]]" || r.Header.Get("A") != "c" {
		t.Errorf("%v, header %v", a, r.Header)
	}
	if a := c.DoHTTP(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("at the wheel") }), r); a.Problem != "panic: at the wheel" {
		t.Errorf("%v, want the panic", a)
	}
}

// TestDoHTTPIsWatched makes sure that Watch names a request that ends its goroutine.
func TestDoHTTPIsWatched(t *testing.T) {
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader("GET /a?x=1 HTTP/1.1\r\nHost: example.org\r\n\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	q, problem, ok := Watch(func(c *Client) {
		c.DoHTTP(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { runtime.Goexit() }), r)
	})
	want := Request{Method: "GET", Path: "/a", Query: "x=1", URI: "/a?x=1", Host: "example.org"}
	if ok || q != want || problem != "the goroutine ended" {
		t.Errorf("%v, %q, %v, want %v", q, problem, ok, want)
	}
}
