package main

import (
	"strings"
	"testing"

	"gorouting/compare/internal/measure"
)

// TestWhole makes sure that whole requests are measured of net/http first, and then of the servers that are wanted, each as its
// documentation begins.
func TestWhole(t *testing.T) {
	c, err := parse([]string{"-quick", "-router", "^(fiber|hertz|gin)"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := c.newReport()
	if err := c.whole(t.Context(), newProgress(new(strings.Builder)), r); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, rate := range r.Whole {
		names = append(names, rate.Server)
		if rate.PerSecond.N != measure.ProcessCount || rate.PerSecond.Median <= 0 {
			t.Errorf("%+v", rate)
		}
	}
	if want := "net/http with servemux, net/http with gin, fiber, hertz"; strings.Join(names, ", ") != want || len(r.Servers) != 4 {
		t.Errorf("measured %q of %d servers, want %s", names, len(r.Servers), want)
	}
	c.servers, r.Whole = nil, nil
	if err := c.whole(t.Context(), nil, r); err != nil || r.Whole != nil {
		t.Errorf("without servers: %+v, %v", r.Whole, err)
	}
}
