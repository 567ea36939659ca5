package measure

import (
	"strings"
	"testing"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
)

// summed returns a report of three routers on one request, with the figures of these rounds: a router's ns/op in each.
func summed(t *testing.T, request string, rounds map[string]string) *found.Report {
	t.Helper()
	r := &found.Report{Requests: []string{request}}
	var lines strings.Builder
	for _, x := range []found.Router{{Name: "a", Group: found.GroupOurs}, {Name: "b", Group: found.GroupPlain}, {Name: "floor", Group: found.GroupGauge}} {
		r.Routers = append(r.Routers, x)
		r.Costs = append(r.Costs, found.Cost{Router: x.Name, Request: request})
		for ns := range strings.FieldsSeq(rounds[x.Name]) {
			lines.WriteString("BenchmarkRouter/router=" + x.Name + "/request=" + request + "-2 100 " + ns + " ns/op 8 B/op 2 allocs/op\n")
			lines.WriteString("BenchmarkOther/router=" + x.Name + "/request=" + request + "-2 100 1 ns/op\n")
		}
	}
	if err := Sum(r, []byte(lines.String())); err != nil {
		t.Fatal(err)
	}
	return r
}

// In the last round the machine was slow for everyone; a and b overlap; floor would be the first if it took a place.
func TestSum(t *testing.T) {
	r := summed(t, "404", map[string]string{"a": "30 32 32 32 34 90", "b": "70 71 72 73 74 99", "floor": "10 10 10 10 10 45"})
	a := r.Costs[0]
	if want := (found.Ratio{Median: 3.2, Low: 2, High: 3.4, N: 6}); a.ToFloor != want || a.Time.Median != 32 || a.Bytes != 8 || a.Allocs != 2 {
		t.Errorf("a costs %+v, want 32 ns and %+v", a, want)
	}
	if got := r.Costs[2].ToFloor; got != (found.Ratio{Median: 1, Low: 1, High: 1, N: 6}) {
		t.Errorf("floor is %+v times itself", got)
	}
	for i, want := range []stats.Place{{Best: 1, Worst: 2}, {Best: 1, Worst: 2}, {}} {
		if got := (stats.Place{Best: r.Costs[i].Best, Worst: r.Costs[i].Worst}); got != want {
			t.Errorf("%s comes in %v, want %v", r.Costs[i].Router, got, want)
		}
	}
}

func TestSumOfAnInterruptedRun(t *testing.T) {
	r := summed(t, "404", map[string]string{"a": "30 31"})
	if got := r.Costs[0]; got.Time.N != 2 || got.ToFloor.N != 0 || got.Skipped != "" {
		t.Errorf("a costs %+v, want two rounds and no ratio", got)
	}
	if got, want := r.Costs[1].Skipped, "not measured before the interruption"; got != want {
		t.Errorf("b is skipped because %q, want %q", got, want)
	}
}

// What was not measured for a reason keeps that reason, whatever the lines have.
func TestSumLeavesOutWhatIsSkipped(t *testing.T) {
	r := summed(t, "404", nil)
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
	r := summed(t, "404", map[string]string{"a": "30 31 32", "b": "5 5 5", "floor": "10 10 10"})
	if err := Sum(r, []byte("BenchmarkRouter/router=a/request=404-2 100 7 ns/op\n")); err != nil {
		t.Fatal(err)
	}
	if got, want := r.Costs[0], (found.Cost{Router: "a", Request: "404", Time: found.Interval{Median: 7, Low: 7, High: 7, N: 1}, Best: 1, Worst: 1}); got != want {
		t.Errorf("a costs %+v, want %+v", got, want)
	}
}

func TestSumOfLinesThatAreNone(t *testing.T) {
	if err := Sum(new(found.Report), []byte("BenchmarkRouter/router=a-2 100 fast ns/op\n")); err == nil || !strings.HasPrefix(err.Error(), "bench.txt:1:") {
		t.Errorf("error %v, want one that says where", err)
	}
}
