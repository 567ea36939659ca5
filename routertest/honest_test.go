package routertest

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gorouting/internal/ask"
)

// TestHonest has routers that do something unusual and keep the contract. The kit must find nothing.
func TestHonest(t *testing.T) {
	own := Widgets().InOwnWords()
	for name, c := range map[string]struct {
		table    Table
		new      func() http.Handler
		sections []string
	}{
		"writes the Allow lines in random order": {own, allowing(func(m []string) []string {
			m = slices.Compact(m)
			rand.Shuffle(len(m), func(i, j int) { m[i], m[j] = m[j], m[i] })
			return m
		}), []string{"derived", "sharing", "manners"}},
		"numbers its refusals":             {own, numberingRefusals(), []string{"derived", "sharing", "manners"}},
		"starts a pool of goroutines once": {Widgets(), startingPool(30), []string{"manners"}},
		"keeps the last thousand paths":    {Widgets(), keepingPaths(1000), []string{"manners"}},
		"wraps the request and the writer": {Widgets(), calling(wrapped), []string{"derived", "lengths", "manners", "sharing", "server"}},
		"has a percent sign in a text":     {MustParse("GET /100% promo\nGET /100%/{name} detail\nPUT /{x}/50%off.html off"), nil, nil},
		"has every kind of segment":        {forms, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			newRouter := c.new
			if newRouter == nil {
				newRouter = right(c.table)
			}
			tests, err := c.table.tests(true, c.sections...)
			if err != nil {
				t.Fatal(err)
			}
			for _, test := range tests {
				for _, cause := range test.examine(c.table.routes, newRouter).causes.Sorted() {
					t.Errorf("%v: %d times %v", test, cause.Count, cause.Example)
				}
			}
		})
	}
}

// numberingRefusals returns a factory of routers that number their refusals.
func numberingRefusals() func() http.Handler {
	return func() http.Handler {
		var n atomic.Int64
		return model{respond: func(w http.ResponseWriter, a modelReply) {
			if a.status != http.StatusOK {
				a.body = fmt.Sprintf("refusal %d", n.Add(1))
			}
			modelRespond(w, a)
		}}
	}
}

// startingPool returns a factory of routers that start n goroutines after some thousand requests.
func startingPool(n int) func() http.Handler {
	return func() http.Handler {
		never := make(chan bool)
		start := sync.OnceFunc(func() {
			for range n {
				go func() { <-never }()
			}
		})
		return every(5000, func(*http.Request) { start() })()
	}
}

// keepingPaths returns a factory of routers that keep the last n paths.
func keepingPaths(n int) func() http.Handler {
	return func() http.Handler {
		last, i := make([]string, n), 0
		return every(1, func(r *http.Request) { last[i%n], i = r.URL.Path, i+1 })()
	}
}

type honestKey struct{}

// wrapped calls a handler as middleware does: with a value in the context, a limit for the body, and a ResponseWriter that can be
// unwrapped.
func wrapped(w http.ResponseWriter, r *http.Request, handler http.HandlerFunc) {
	own := r.WithContext(context.WithValue(r.Context(), honestKey{}, 7))
	if r.Body != nil {
		own.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	}
	handler(unwrappable{w}, own)
}

type unwrappable struct{ http.ResponseWriter }

func (w unwrappable) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w unwrappable) WriteString(s string) (int, error) { return io.WriteString(w.ResponseWriter, s) }

// TestAfterHanging makes sure that a router that hangs, allocates memory meanwhile and continues later does not change what the
// kit finds about the next router.
func TestAfterHanging(t *testing.T) {
	defer func(before time.Duration) { ask.Patience = before }(ask.Patience)
	ask.Patience = 50 * time.Millisecond
	var stop, afterwards atomic.Bool
	var late atomic.Int64
	defer stop.Store(true)
	hanging := of(model{before: func(r *http.Request) {
		if afterwards.Load() {
			late.Add(1)
		}
		var all [][]byte
		for r.URL.Path == "/contact" && !stop.Load() {
			all = append(all, make([]byte, 1<<10))
			time.Sleep(10 * time.Microsecond)
		}
		runtime.KeepAlive(all)
	}})
	report, err := Check(Widgets(), hanging, "derived")
	if err != nil || len(report.Causes) == 0 || !strings.Contains(report.Causes[0].Example.What, "no answer") {
		t.Fatalf("%v, %v, want a router that hangs", report.Causes, err)
	}
	ask.Patience = 30 * time.Second
	report, err = Check(Widgets(), of(model{}), "manners", "huge")
	if err != nil || len(report.Causes) > 0 {
		t.Errorf("a correct router fails after one that hangs: %v, %v", report.Causes, err)
	}
	afterwards.Store(true)
	stop.Store(true)
	time.Sleep(100 * time.Millisecond)
	if n := late.Load(); n > 0 {
		t.Errorf("%d requests were sent to the router after it had hung, want none", n)
	}
}
