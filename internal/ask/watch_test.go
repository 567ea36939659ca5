package ask

import (
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// impatient shortens Patience for a test.
func impatient(t *testing.T, patience time.Duration) {
	usual := Patience
	Patience = patience
	t.Cleanup(func() { Patience = usual })
}

// watched returns a router that hangs at "/hang" until the channel is closed, ends its goroutine at "/exit", and answers all
// other requests.
func watched(hang chan struct{}) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/hang":
			<-hang
		case "/exit":
			runtime.Goexit()
		}
	})
}

// TestWatch has requests that are answered, hang, or end their goroutine. It sends each with the client, with a helper and with
// a helper's helper, after another request.
func TestWatch(t *testing.T) {
	impatient(t, 100*time.Millisecond)
	hang := make(chan struct{})
	defer close(hang)
	h := watched(hang)
	for path, want := range map[string]string{"/": "", "/hang": "no answer within 100ms", "/exit": "the goroutine ended"} {
		for name, who := range map[string]func(c *Client) *Client{
			"client":     func(c *Client) *Client { return c },
			"helper":     func(c *Client) *Client { c.Helper(); return c.Helper() },
			"its helper": func(c *Client) *Client { return c.Helper().Helper() },
		} {
			bad := Request{Method: "GET", Path: path}
			q, problem, ok := Watch(func(c *Client) {
				one := who(c)
				var all sync.WaitGroup
				all.Go(func() {
					one.Do(h, Request{Method: "GET", Path: "/before"})
					one.Do(h, bad)
				})
				all.Wait()
			})
			if want == "" {
				bad = Request{}
			}
			if ok != (want == "") || problem != want || q != bad {
				t.Errorf("%s of a %s: %v, %q, %v, want %q", path, name, q, problem, ok, want)
			}
		}
	}
}

// TestWatchHasPatience makes sure that many requests together may take longer than Patience.
func TestWatchHasPatience(t *testing.T) {
	impatient(t, 100*time.Millisecond)
	slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { time.Sleep(5 * time.Millisecond) })
	n := 0
	q, problem, ok := Watch(func(c *Client) {
		for ; n < 40; n++ {
			if got := c.Do(slow, Request{Method: "GET", Path: "/"}); got.Status != 200 {
				t.Errorf("request %d: %v", n, got)
			}
		}
	})
	if !ok || n != 40 {
		t.Errorf("after %d requests, %v: %q", n, q, problem)
	}
}

// TestWatchAfterPanic makes sure that Watch reports no problem for a panic, for a long pause between requests, or for a
// goroutine that ends between requests.
func TestWatchAfterPanic(t *testing.T) {
	impatient(t, 20*time.Millisecond)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	q, problem, ok := Watch(func(c *Client) {
		if got := c.Do(h, Request{}); !strings.HasPrefix(got.Problem, "panic: ") {
			t.Errorf("a panic is %+v", got)
		}
		time.Sleep(4 * Patience)
		runtime.Goexit()
	})
	if !ok {
		t.Errorf("%v: %q", q, problem)
	}
}
