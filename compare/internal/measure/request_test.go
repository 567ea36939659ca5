package measure

import (
	"net/http"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"gorouting/internal/baseline"
	"gorouting/internal/routes"
)

// request returns the one of that name.
func request(t *testing.T, name string) Request {
	t.Helper()
	all := Requests()
	i := slices.IndexFunc(all, func(q Request) bool { return q.Name == name })
	if i < 0 {
		t.Fatalf("no request %q", name)
	}
	return all[i]
}

// Each route, what no route has, a wrong method, and the mixes.
func TestRequests(t *testing.T) {
	var got, want []string
	for _, q := range Requests() {
		got = append(got, q.Name)
		if f, ok := q.check(baseline.New()); !ok {
			t.Error(f)
		}
	}
	for _, r := range routes.Widgets().Routes {
		want = append(want, r.Name)
	}
	if want = append(want, "404", "405", "hits", "mixed", "mixed-parallel"); !slices.Equal(got, want) {
		t.Errorf("requests %q, want %q", got, want)
	}
}

// A handler that waits is called by several goroutines at once for mixed-parallel, and by one for mixed.
func TestOnlyParallelRequestsRunAtOnce(t *testing.T) {
	for name, want := range map[string]bool{"mixed": false, "mixed-parallel": true} {
		var now, most atomic.Int32
		handler := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			n := now.Add(1)
			for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
			}
			time.Sleep(time.Millisecond)
			now.Add(-1)
		})
		if err := benchtime(20 * time.Millisecond); err != nil {
			t.Fatal(err)
		}
		q := request(t, name)
		testing.Benchmark(func(b *testing.B) {
			b.SetParallelism(2) // so that one processor has two goroutines too
			q.time(b, handler)
		})
		if got := most.Load() > 1; got != want {
			t.Errorf("%s: at most %d at once", name, most.Load())
		}
	}
}
