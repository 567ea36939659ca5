package measure

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/growth"
	"gorouting/internal/routes"
)

// The test's makers: one that takes a millisecond for each of its routes, one that weighs 1 KB for each of them, one that takes ten
// routes at most, and one that answers wrongly.
func init() {
	right := func(t *routes.Table) (http.Handler, error) { return library.Setups()[0].New(t, library.Short) }
	growth.Add(
		growth.Maker{Name: "test-slow", Group: found.GroupOurs, New: func(t *routes.Table) (http.Handler, error) {
			router, err := right(t)
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				time.Sleep(time.Duration(len(t.Routes)) * 100 * time.Microsecond)
				router.ServeHTTP(w, r)
			}), err
		}},
		growth.Maker{Name: "test-heavy", Group: found.GroupOurs, New: func(t *routes.Table) (http.Handler, error) {
			router, err := right(t)
			return &heavy{router, make([]byte, len(t.Routes)<<16)}, err
		}},
		growth.Maker{Name: "test-small", Group: found.GroupOurs, New: func(t *routes.Table) (http.Handler, error) {
			if len(t.Routes) > 10 {
				return nil, errors.New("ten routes are enough")
			}
			return right(t)
		}},
		growth.Maker{Name: "test-wrong", Group: found.GroupOurs, New: func(*routes.Table) (http.Handler, error) { return http.NotFoundHandler(), nil }},
	)
}

func makers(t *testing.T, names ...string) []growth.Maker {
	t.Helper()
	var all []growth.Maker
	for _, name := range names {
		m, err := growth.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return all
}

// Each finding is of its own router and its own number of routes.
func TestGrow(t *testing.T) {
	steps := 0
	all, err := Grow(t.Context(), workers(t, nil), makers(t, "test-slow", "test-heavy", "test-small", "test-wrong"), []int{10, 20}, 3, time.Microsecond, 1, func() { steps++ })
	if err != nil || steps != 3*4*2 || len(all) != 4*2 {
		t.Fatalf("%d findings, %d steps, error %v", len(all), steps, err)
	}
	for i, routes := range []int{10, 20} {
		slow, heavy, small, wrong := all[i], all[2+i], all[4+i], all[6+i]
		least := float64(routes) * 1e5
		if slow.Router != "test-slow" || slow.Routes != routes || slow.Learned.Median < least || slow.Distinct.Median < least || slow.Learned.N != 3 {
			t.Errorf("%d routes, slow: %+v, want %v ns at least", routes, slow, least)
		}
		if slow.Register.Median <= 0 || slow.Register.Median > least {
			t.Errorf("%d routes, slow: made in %v ns", routes, slow.Register.Median)
		}
		if heavy.Router != "test-heavy" || heavy.Heap < int64(routes)<<16 || heavy.Heap > int64(routes+5)<<16 {
			t.Errorf("%d routes, heavy: %d bytes", routes, heavy.Heap)
		}
		if refused := map[int]string{10: "", 20: "ten routes are enough"}[routes]; small.Refused != refused || (small.Learned.N > 0) != (refused == "") {
			t.Errorf("%d routes, small: %+v", routes, small)
		}
		if !strings.Contains(wrong.Refused, "is answered 404") || wrong.Learned.N > 0 {
			t.Errorf("%d routes, wrong: %+v", routes, wrong)
		}
	}
}

// TestGrowTimesBothLists: a router that is slow on what the fixed list does not have is slow on the distinct one alone.
func TestGrowTimesBothLists(t *testing.T) {
	table, err := routes.Parse("t", "GET /a/{x} a\nGET /b/{x} b\n")
	if err != nil {
		t.Fatal(err)
	}
	l := lists{table, growth.FixedList(table), growth.DistinctList(table)}
	fixed := map[string]bool{}
	for _, q := range l.fixed.Requests {
		fixed[q.Path] = true
	}
	const late = 20 * time.Millisecond
	g, err := l.measure(growth.Maker{New: func(t *routes.Table) (http.Handler, error) {
		router, err := library.Setups()[0].New(t, library.Short)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !fixed[r.URL.Path] {
				time.Sleep(late)
			}
			router.ServeHTTP(w, r)
		}), err
	}}, time.Microsecond)
	if err != nil || g.Refused != "" || g.Distinct < float64(late) || g.Learned >= g.Distinct {
		t.Errorf("%+v, error %v; want %v at least for distinct requests, and less for those of the fixed list", g, err, late)
	}
}

func TestCancelledGrowKeepsWhatThereIs(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	all, err := Grow(ctx, workers(t, nil), makers(t, "test-heavy"), []int{10, 20}, 1, time.Microsecond, 1, cancel)
	if !errors.Is(err, context.Canceled) || len(all) != 2 || all[0].Learned.N != 1 || all[1].Refused != "not measured before the interruption" {
		t.Errorf("%+v, error %v", all, err)
	}
}
