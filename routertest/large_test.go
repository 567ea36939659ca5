package routertest

import (
	"fmt"
	"strings"
	"testing"
)

// thousand returns a table of a thousand routes: ten for each of a hundred kinds of things.
func thousand() Table {
	var text strings.Builder
	for i := range 100 {
		for _, r := range []string{
			"GET /api/%s", "POST /api/%s", "GET /api/%s/new", "GET /api/%s/{id:int}", "PUT /api/%s/{id:int}", "DELETE /api/%s/{id:int}",
			"GET /api/%s/{slug}", "GET /api/%s/{slug}/parts/{part}", "GET /files/%s/{path...}", "PUT /files/%s/{path...}",
		} {
			fmt.Fprintf(&text, r+"\n", fmt.Sprintf("things%d", i))
		}
	}
	return MustParse(text.String())
}

// TestThousandRoutes makes sure that the kit tests every route of a large table, with a limited number of requests.
func TestThousandRoutes(t *testing.T) {
	if !exhaustive {
		t.Skip("set GOROUTING_EXHAUSTIVE=1 to send a million requests, one after the other")
	}
	table := thousand().routes
	derived := 0
	for i, r := range table.Routes {
		asked := neighboursOf(table, i, most/len(table.Routes))
		derived += len(asked)
		if len(asked) < 100 {
			t.Errorf("%v has %d requests, want 100 or more", r, len(asked))
		}
	}
	if derived > most {
		t.Errorf("the derived section has %d requests, want %d at most", derived, most)
	}
	if n := len(some(sendable(table), mostOverWire)); n > mostOverWire {
		t.Errorf("%d requests over HTTP, want %d at most", n, mostOverWire)
	}
	if n := len(some(rawRequests(table), mostOverWire)); n > mostOverWire {
		t.Errorf("%d requests over TCP, want %d at most", n, mostOverWire)
	}
	s := settings{requests: 1_000_000}
	if w := newWalk(table, s); !w.isWithin(s.requests/len(w.methods)) || w.isWithin(len(table.Routes)) {
		t.Errorf("the walk %v has more paths than the budget, or fewer than the table has routes", w)
	}
	if tests, err := allTests(table, s); err != nil || len(tests) > len(table.Routes)+100 {
		t.Errorf("%d tests, %v, want one for each route and at most a hundred others", len(tests), err)
	}
}

// BenchmarkThousandRoutes runs the whole kit on a table of a thousand routes for each op.
func BenchmarkThousandRoutes(b *testing.B) {
	table := thousand()
	for b.Loop() {
		report, err := Check(table, right(table))
		if err != nil || len(report.Causes) > 0 {
			b.Fatal(report.Causes, err)
		}
	}
}
