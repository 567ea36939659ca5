package measure

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

// summed returns a report of three routers, with these figures: by request and router, the ns/op of a round in each process.
func summed(t *testing.T, times map[string]map[string]string) *found.Report {
	t.Helper()
	r := &found.Report{}
	for request := range times {
		r.Requests = append(r.Requests, request)
	}
	var lines strings.Builder
	for _, x := range []found.Router{{Name: "a", Group: found.GroupOurs}, {Name: "b", Group: found.GroupPlain}, {Name: "baseline", Group: found.GroupGauge}} {
		r.Routers = append(r.Routers, x)
		for request, routers := range times {
			r.Costs = append(r.Costs, found.Cost{Router: x.Name, Request: request})
			for i, ns := range strings.Fields(routers[x.Name]) {
				fmt.Fprintf(&lines, "process: %d\nround: 1\n", i+1)
				fmt.Fprintf(&lines, "BenchmarkRouter/router=%s/request=%s-2 100 %s ns/op 8 B/op 2 allocs/op\n", x.Name, request, ns)
				fmt.Fprintf(&lines, "BenchmarkOther/router=%s/request=%s-2 100 1 ns/op\n", x.Name, request)
			}
		}
	}
	if err := Sum(r, []byte(lines.String())); err != nil {
		t.Fatal(err)
	}
	return r
}

// on returns a request's figures alone.
func on(request string, routers map[string]string) map[string]map[string]string {
	return map[string]map[string]string{request: routers}
}

// TestSumOfProcesses: what larger tables and shares show is made of what each process measured, and nothing else; where that is not said, what
// they show is left.
func TestSumOfProcesses(t *testing.T) {
	r := &found.Report{
		Growth: []found.Growth{
			{Heap: 1, Processes: []found.Grown{{Learned: 1, Distinct: 10, Register: 100, Heap: 8}, {Learned: 3, Distinct: 30, Register: 300, Heap: 8}, {Learned: 2, Distinct: 20, Register: 200, Heap: 9}}},
			{Heap: 7, Distinct: found.Interval{Median: 70, N: 1}},
		},
		Shares: []found.Share{
			{Samples: 1, Processes: []found.Shared{{Routing: 5, Samples: 100, Request: 1000}, {Routing: 2, Samples: 20, Request: 3000}, {Routing: 0, Samples: 30, Request: 2000}}},
			{Samples: 7},
		},
	}
	if err := Sum(r, nil); err != nil {
		t.Fatal(err)
	}
	g, s := r.Growth[0], r.Shares[0]
	if g.Learned.Median != 2 || g.Distinct.Median != 20 || g.Distinct.N != 3 || g.Register.Median != 200 || g.Heap != 8 {
		t.Errorf("growth is %+v", g)
	}
	if s.Samples != 150 || s.Routing.Median != 0.05 || s.Request.Median != 2000 || s.Request.N != 3 {
		t.Errorf("the share is %+v", s)
	}
	if g, s := r.Growth[1], r.Shares[1]; g.Heap != 7 || g.Distinct.Median != 70 || s.Samples != 7 {
		t.Errorf("without processes: %+v, %+v", g, s)
	}
}

// In the last process the machine was slow for everyone; baseline would be the first if it took a place.
func TestSum(t *testing.T) {
	r := summed(t, on("404", map[string]string{"a": "30 32 32 32 34 90", "b": "70 71 72 73 74 99", "baseline": "10 10 10 10 10 45"}))
	a := r.Cost("a", "404")
	if got := a.ToBaseline; math.Abs(got.Median-3.2) > 1e-9 || math.Abs(got.Low-2) > 1e-9 || math.Abs(got.High-3.4) > 1e-9 || got.N != 6 {
		t.Errorf("a is %+v times baseline, want 3.2, from 2 to 3.4", got)
	}
	if a.Time.Median != 32 || a.Time.Low != 30 || a.Time.High != 90 || a.Bytes != 8 || a.Allocs != 2 {
		t.Errorf("a costs %+v, want 32 ns, from 30 to 90", a)
	}
	for router, want := range map[string][2]int{"a": {1, 1}, "b": {2, 2}, "baseline": {0, 0}} {
		c := r.Cost(router, "404")
		if got := [2]int{c.Best, c.Worst}; got != want {
			t.Errorf("%s comes in %v, want %v", router, got, want)
		}
	}
	want := found.Ranking{Request: "404", Pairs: 1, Told: 1, Apart: [][2]string{{"a", "b"}}, Blocks: [][]string{{"a"}, {"b"}}}
	if got := r.Ranking("404"); !reflect.DeepEqual(got, want) {
		t.Errorf("the ranking is %+v, want %+v", got, want)
	}
}

// Every figure is of its own request: on each, a takes another multiple of that request's baseline.
func TestSumTakesTheBaselineOfTheSameRequest(t *testing.T) {
	r := summed(t, map[string]map[string]string{
		"home": {"a": "20 20 20 20 20 20", "baseline": "10 10 10 10 10 10"},
		"404":  {"a": "20 20 20 20 20 20", "baseline": "2 2 2 2 2 2"},
		"405":  {"a": "90 90 90 90 90 90", "baseline": "30 30 30 30 30 30"},
	})
	for request, want := range map[string]float64{"home": 2, "404": 10, "405": 3} {
		if got := r.Cost("a", request).ToBaseline.Median; math.Abs(got-want) > 1e-9 {
			t.Errorf("a takes %v times baseline on %s, want %v", got, request, want)
		}
		if got := r.Cost("baseline", request).ToBaseline.Median; got != 1 {
			t.Errorf("baseline takes %v times baseline on %s", got, request)
		}
	}
}

// Two that change places from process to process have none.
func TestSumOfNoise(t *testing.T) {
	r := summed(t, on("404", map[string]string{"a": "30 32 32 32 34 30", "b": "31 31 33 31 35 29"}))
	for _, router := range []string{"a", "b"} {
		if c := r.Cost(router, "404"); c.Best != 0 || c.Worst != 0 {
			t.Errorf("%s comes in %d–%d, want no place", router, c.Best, c.Worst)
		}
	}
	if got := r.Ranking("404"); !got.Noisy || got.TooFew || got.Pairs != 1 || got.Told != 0 || got.Blocks != nil {
		t.Errorf("the ranking is %+v, want it noisy", got)
	}
}

// Five rounds do not tell two routers apart, however far apart they are, and the ranking says that this is why.
func TestSumOfTooFewRounds(t *testing.T) {
	r := summed(t, on("404", map[string]string{"a": "1 1 1 1 1", "b": "9 9 9 9 9"}))
	if got := r.Ranking("404"); !got.Noisy || !got.TooFew {
		t.Errorf("the ranking is %+v, want it of too few rounds", got)
	}
}

func TestSumOfAnInterruptedRun(t *testing.T) {
	r := summed(t, on("404", map[string]string{"a": "30 31"}))
	if got := r.Cost("a", "404"); got.Time.N != 2 || got.ToBaseline.N != 0 || got.Skipped != "" {
		t.Errorf("a costs %+v, want two rounds and no ratio", got)
	}
	if got, want := r.Cost("b", "404").Skipped, "not measured before the interruption"; got != want {
		t.Errorf("b is skipped because %q, want %q", got, want)
	}
}

// What was not measured for a reason keeps that reason, whatever the lines have.
func TestSumLeavesOutWhatIsSkipped(t *testing.T) {
	r := summed(t, on("404", nil))
	r.Costs[0].Skipped = "does not have the route"
	if err := Sum(r, []byte("BenchmarkRouter/router=a/request=404-2 100 1 ns/op\n")); err != nil {
		t.Fatal(err)
	}
	if r.Costs[0].Skipped != "does not have the route" || r.Costs[0].Time.N != 0 || r.Costs[0].Best != 0 {
		t.Errorf("a costs %+v, want it skipped", r.Costs[0])
	}
}

// Summed again, from other lines, nothing is left of the figures before.
func TestSumAgain(t *testing.T) {
	r := summed(t, on("404", map[string]string{"a": "30 31 32", "b": "5 5 5", "baseline": "10 10 10"}))
	if err := Sum(r, []byte("BenchmarkRouter/router=a/request=404-2 100 7 ns/op\n")); err != nil {
		t.Fatal(err)
	}
	if got, want := r.Costs[0], (found.Cost{Router: "a", Request: "404", Time: found.Interval{Median: 7, Low: 7, High: 7, N: 1}, Best: 1, Worst: 1}); got != want {
		t.Errorf("a costs %+v, want %+v", got, want)
	}
	if len(r.Rankings) != 1 {
		t.Errorf("%d rankings, want one", len(r.Rankings))
	}
}

func TestSumOfLinesThatAreNone(t *testing.T) {
	if err := Sum(new(found.Report), []byte("BenchmarkRouter/router=a-2 100 fast ns/op\n")); err == nil || !strings.HasPrefix(err.Error(), "bench.txt:1:") {
		t.Errorf("error %v, want one that says where", err)
	}
}
