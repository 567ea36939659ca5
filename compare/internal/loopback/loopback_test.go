package loopback

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
)

// serving returns a server of a handler, on net/http.
func serving(name string, h http.HandlerFunc) Server {
	return Server{name, func(f func(addr string)) error { return ask.Serve(h, f) }}
}

func home(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "home\n") }

// slow answers after a while, so that it has to be slower in every round.
func slow(w http.ResponseWriter, r *http.Request) {
	time.Sleep(5 * time.Millisecond)
	home(w, r)
}

// TestMeasure has a server that is slower than the first one, and looks for that in each figure.
func TestMeasure(t *testing.T) {
	all, err := Measure(t.Context(), []Server{serving("fast", home), serving("slow", slow)}, "/", 3, 20*time.Millisecond)
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	fast, slow := all[0], all[1]
	if fast.Server != "fast" || fast.ToFirst != (found.Ratio{Median: 1, Low: 1, High: 1, N: 3}) || fast.PerSecond.N != 3 {
		t.Errorf("%+v", fast)
	}
	if slow.Server != "slow" || slow.ToFirst.High >= 1 || slow.PerSecond.Median <= 0 || slow.PerSecond.High >= fast.PerSecond.High {
		t.Errorf("slow: %+v, fast %+v", slow, fast)
	}
}

// TestWrongAnswers makes sure that what does not answer 200 each time is not measured, and is named.
func TestWrongAnswers(t *testing.T) {
	var n atomic.Int64
	for want, h := range map[string]http.HandlerFunc{
		"status 404, length 19; want 200 and a length": http.NotFound,
		"status 200, length -1; want 200 and a length": func(w http.ResponseWriter, r *http.Request) { w.(http.Flusher).Flush() },
		`answered "HTTP/1.1 `: func(w http.ResponseWriter, r *http.Request) {
			if n.Add(1) > 100 {
				w.WriteHeader(http.StatusNotFound)
			}
			io.WriteString(w, strings.Repeat("x", 100))
		},
	} {
		_, err := Measure(t.Context(), []Server{serving("odd", h)}, "/", 1, 50*time.Millisecond)
		if err == nil || !strings.Contains(err.Error(), "odd over loopback: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// TestCancelled keeps what whole rounds gave.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	counting := serving("counting", home)
	serve := counting.Serve
	counting.Serve = func(f func(addr string)) error {
		if calls++; calls == 2 {
			cancel()
		}
		return serve(f)
	}
	all, err := Measure(ctx, []Server{counting}, "/", 9, time.Millisecond)
	if !errors.Is(err, context.Canceled) || all[0].PerSecond.N != 2 {
		t.Errorf("%+v, %v, want two rounds", all, err)
	}
}
