package routertest

import (
	"net/http"
	"strings"
	"testing"
)

// TestWorkloads looks at what is measured: the right answers, enough distinct requests, no part of the mix more than
// its share.
func TestWorkloads(t *testing.T) {
	names := map[string]Workload{}
	for _, w := range Workloads() {
		names[w.Name] = w
		if err := w.Check(model{}); err != nil {
			t.Error(err)
		}
		if want := w.Name != "404" && w.Name != "405" && w.Name != "mixed"; w.Hits() != want {
			t.Errorf("request=%s: Hits is %v", w.Name, w.Hits())
		}
	}
	if len(names) != 15 {
		t.Errorf("%d workloads by name, want 11 routes, 404, 405, hits and mixed", len(names))
	}
	for name, status := range map[string]int{"404": http.StatusNotFound, "405": http.StatusMethodNotAllowed} {
		for _, q := range names[name].requests {
			if a := widgets.answer(q.method, q.path); a.status != status {
				t.Errorf("request=%s: %v is answered %d", name, q, a.status)
			}
		}
	}
	for _, n := range []int{1, 64, 4096, 32768} {
		w := Mixed(n)
		if w.distinct() < n {
			t.Errorf("Mixed(%d) has %d distinct requests", n, w.distinct())
		}
		if err := w.Check(model{}); err != nil {
			t.Error(err)
		}
	}
	if one := Mixed(1); len(one.requests) != 13 || one.distinct() != 13 || one.times != runLength {
		t.Errorf("Mixed(1) has %d requests, %d of them distinct, %d times each, want one of each kind in long runs", len(one.requests), one.distinct(), one.times)
	}
	statuses := map[int]int{}
	mix := names["mixed"].requests
	for _, q := range mix {
		statuses[widgets.answer(q.method, q.path).status]++
	}
	for _, status := range []int{404, 405} {
		if share := float64(statuses[status]) / float64(len(mix)); share < 0.07 || share > 0.09 {
			t.Errorf("%.3f of the mix is answered %d, want one in 13", share, status)
		}
	}
}

// TestCheck has Check find routers that do not do the job that is to be timed.
func TestCheck(t *testing.T) {
	wrong := model{fallback: func(w http.ResponseWriter, r *http.Request) { modelRespond(w, modelReply{status: 404, body: "?"}) }}
	for _, w := range Workloads() {
		err := w.Check(wrong)
		if hasMisses := w.Name == "404" || w.Name == "mixed"; (err != nil) != hasMisses {
			t.Errorf("request=%s: Check returns %v", w.Name, err)
		}
		if err != nil && !strings.Contains(err.Error(), "rule 8") {
			t.Errorf("request=%s: %v, want rule 8", w.Name, err)
		}
	}
}

// TestLoop makes sure that a router gets each request of a workload, in turn, as it was before another router edited it.
func TestLoop(t *testing.T) {
	for _, w := range append(Workloads(), Mixed(1)) {
		i := 0
		check := http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			q := w.requests[i/w.times%len(w.requests)]
			if r.Method != q.method || r.URL.Path != q.path || r.URL.RawQuery != "" || r.PathValue("a") != "" || len(rw.Header()) > 0 {
				t.Fatalf("request=%s: request %d is %s %s, want %v", w.Name, i, r.Method, r.URL, q)
			}
			r.SetPathValue("a", "b")
			r.Method, r.URL.Path, r.URL.RawQuery = "X", "/x", "x"
			rw.Header().Set("Allow", "X")
			i++
		})
		l := newLoop(w)
		for range 2*len(w.requests)*w.times + 1 {
			l.next(check)
		}
	}
}

// distinct returns how many distinct requests the workload has.
func (w Workload) distinct() int {
	seen := map[request]bool{}
	for _, q := range w.requests {
		seen[q] = true
	}
	return len(seen)
}
