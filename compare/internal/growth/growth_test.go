package growth

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

func table(t *testing.T, n int) *routes.Table {
	t.Helper()
	made, err := Table(n)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// Tables have the size that is asked for, begin with the smaller ones, and have all methods and depths once they are large enough.
func TestTable(t *testing.T) {
	largest := table(t, 10_400)
	for _, n := range append(Sizes, 1, 10_400) {
		small := table(t, n)
		if len(small.Routes) != n {
			t.Errorf("%d routes, want %d", len(small.Routes), n)
		}
		for i, r := range small.Routes {
			if r.String() != largest.Routes[i].String() {
				t.Fatalf("route %d of %d is %v, want %v", i, n, r, largest.Routes[i])
			}
		}
	}
	if got := strings.Join(largest.Methods(), " "); got != "DELETE GET POST PUT" {
		t.Errorf("methods %s", got)
	}
	if _, err := Table(10_401); err == nil || !strings.Contains(err.Error(), "10401 routes: want 10400 at most") {
		t.Errorf("error %v", err)
	}
}

// Lists have as many distinct requests as they say, all of them for routes, and for all routes if there are requests enough.
func TestLists(t *testing.T) {
	for _, n := range Sizes {
		made := table(t, n)
		fixed, distinct := FixedList(made), DistinctList(made)
		for _, list := range []struct {
			requests []ask.Request
			want     int
		}{{fixed.Requests, min(200, n)}, {distinct.Requests, 32_768}} {
			seen, asked := map[ask.Request]bool{}, map[int]bool{}
			for i, q := range list.requests {
				seen[q] = true
				if i >= 1000 {
					continue // the oracle takes its time
				}
				want := made.Want(q.Method, q.Path)
				if want.Status != http.StatusOK {
					t.Fatalf("%v is answered %d", q, want.Status)
				}
				asked[want.Route] = true
			}
			if len(list.requests) != list.want || float64(len(seen)) < 0.79*float64(list.want) { // of 10 routes, 2 have one path only
				t.Errorf("%d routes: %d requests, %d of them distinct, want %d", n, len(list.requests), len(seen), list.want)
			}
			if methods, depths := kindsOf(list.requests); methods != 4 || depths != 4 {
				t.Errorf("%d routes: requests with %d methods and %d numbers of segments, want 4 and 4 as in the table", n, methods, depths)
			}
			if least := min(n, list.want, 500); len(asked) < least {
				t.Errorf("%d routes: %d of them are asked for, want %d", n, len(asked), least)
			}
		}
		if fixed.Times != 1 || distinct.Times != 1 {
			t.Errorf("%d routes: the lists count %d and %d times, want once: they are asked alone", n, fixed.Times, distinct.Times)
		}
		if again := DistinctList(made); again.Requests[7] != distinct.Requests[7] || FixedList(made).Requests[3] != fixed.Requests[3] {
			t.Error("a list is another at each call")
		}
	}
}

// kindsOf returns how many methods requests have, and how many numbers of segments.
func kindsOf(requests []ask.Request) (methods, depths int) {
	seen := map[string]bool{}
	counts := map[int]bool{}
	for _, q := range requests {
		seen[q.Method], counts[strings.Count(q.Path, "/")] = true, true
	}
	return len(seen), len(counts)
}

// Every library takes the tables and answers with the right route.
func TestMakers(t *testing.T) {
	made := table(t, 1000)
	if len(Makers()) < 10 {
		t.Errorf("%d makers", len(Makers()))
	}
	for _, m := range Makers() {
		router, err := m.New(made)
		if err != nil {
			t.Errorf("%s: %v", m.Name, err)
			continue
		}
		if err := Check(made, FixedList(made), router); err != nil {
			t.Errorf("%s: %v", m.Name, err)
		}
	}
	if _, err := Named("nobody"); err == nil || !strings.Contains(err.Error(), `"nobody"`) {
		t.Errorf("error %v", err)
	}
}

// What answers with another route, or not at all, is found.
func TestCheckFinds(t *testing.T) {
	made := table(t, 10)
	first := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, made.Routes[0].Name+"\n") })
	for says, router := range map[string]http.Handler{`200 "get`: first, "404 ": http.NotFoundHandler()} {
		if err := Check(made, FixedList(made), router); err == nil || !strings.Contains(strings.ToLower(err.Error()), says) {
			t.Errorf("error %v, want one that says %q", err, says)
		}
	}
}

// A router that was written for some sizes is made for these, and for no others.
func TestOfSizes(t *testing.T) {
	m := OfSizes("tree", map[int]func() http.Handler{10: http.NotFoundHandler})
	if router, err := m.New(table(t, 10)); router == nil || err != nil || m.Name != "tree" {
		t.Errorf("%q makes %v, error %v", m.Name, router, err)
	}
	if _, err := m.New(table(t, 11)); err == nil || !strings.Contains(err.Error(), "not written for 11 routes") {
		t.Errorf("error %v", err)
	}
}
