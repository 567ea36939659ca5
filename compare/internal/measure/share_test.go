package measure

import (
	"context"
	"errors"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/internal/baseline"
)

// lingering is a router that takes its time. It is of this module's packages, so that what it does is routing.
type lingering struct{ http.Handler }

func (l lingering) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for begin := time.Now(); time.Since(begin) < 2*time.Millisecond; {
	}
	l.Handler.ServeHTTP(w, r)
}

// A router that takes its time has most of a request, one that does not has less, and one that answers wrongly is not measured.
func TestShares(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures in programs of their own, which the race detector does not look into")
	}
	all := append(three(), library.Contestant{Name: "lingering", Group: found.GroupOurs, New: func() http.Handler { return lingering{baseline.New()} }})
	steps := 0
	shares, err := Shares(t.Context(), workers(t, all), all, 1, 400*time.Millisecond, 1, func() { steps++ })
	if err != nil || len(shares) != 3 || steps != 3 { // noop is not among them
		t.Fatalf("%d shares, %d steps, error %v", len(shares), steps, err)
	}
	whole, absent, slow := shares[0], shares[1], shares[2]
	if slow.Router != "lingering" || slow.Routing.Median < 0.5 || slow.Routing.Median <= whole.Routing.Median || slow.Request.Median < 500_000 || slow.Handler().Median < 1e7 {
		t.Errorf("lingering: %+v, want most of 2 ms and more", slow)
	}
	if whole.Router != "whole" || whole.Request.Median <= 0 || whole.Request.Median >= slow.Request.Median || whole.Routing.N != 1 || whole.Samples == 0 {
		t.Errorf("whole: %+v", whole)
	}
	if !strings.Contains(absent.Skipped, "404 instead of 200") || absent.Request.N != 0 {
		t.Errorf("absent: %+v", absent)
	}
}

// 5 of 100 samples, and 10 ms for 1,000 requests. Without samples nothing is said.
func TestShared(t *testing.T) {
	one, ok := newShared(served{Routing: 5, Samples: 100, Used: 0.01}, 1000)
	if !ok || one.Routing != 5 || math.Abs(one.Request-10_000) > 1e-6 || one.Samples != 100 {
		t.Errorf("%+v, %v, want 5 of 100 samples and 10,000 ns", one, ok)
	}
	if _, ok := newShared(served{}, 1000); ok {
		t.Error("no sample says something")
	}
}

func TestCancelledShares(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	shares, err := Shares(ctx, workers(t, three()), three(), 1, time.Millisecond, 1, func() {})
	if !errors.Is(err, context.Canceled) || len(shares) != 2 || shares[0].Skipped != "not measured before the interruption" {
		t.Errorf("%+v, error %v", shares, err)
	}
}

func TestStoppingNoServer(t *testing.T) {
	if _, err := workers(t, three()).all[0].do(t.Context(), task{Kind: stopServer, Router: "whole"}); err == nil || !strings.Contains(err.Error(), "no server runs") {
		t.Errorf("error %v", err)
	}
}
