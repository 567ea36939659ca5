package measure

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
	"gorouting/internal/ask"
	"gorouting/internal/floor"
)

// three contestants: one that answers everything, one that answers nothing rightly, and noop.
func three() []contestant.Contestant {
	return []contestant.Contestant{
		{Name: "whole", Group: found.GroupOurs, New: floor.New},
		{Name: "absent", Group: found.GroupPlain, New: func() http.Handler { return http.NotFoundHandler() }},
		{Name: "noop", Group: found.GroupGauge, New: func() http.Handler {
			return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
		}},
	}
}

func plan(t *testing.T, rounds int) Plan {
	return Plan{Contestants: three(), Requests: []Request{request(t, "home"), request(t, "404")}, Rounds: rounds, Time: time.Microsecond}
}

func TestMeasure(t *testing.T) {
	r := Prepare(plan(t, 6))
	if got, want := r.Steps(), 6*5; got != want { // absent is not measured on home
		t.Errorf("%d steps, want %d", got, want)
	}
	var rounds []int
	lines, completed, err := r.Measure(t.Context(), func(round int) { rounds = append(rounds, round) })
	if err != nil || completed != 6 {
		t.Fatalf("%d rounds, error %v", completed, err)
	}
	if len(rounds) != r.Steps() || !slices.IsSorted(rounds) || rounds[0] != 1 || rounds[len(rounds)-1] != 6 {
		t.Errorf("told of rounds %v, want each of %d steps, from the first to the sixth", rounds, r.Steps())
	}
	if got := strings.Count(string(lines), "\n"+stats.RouterFamily+"/router="); got != r.Steps() {
		t.Errorf("%d lines, want one for each step:\n%s", got, lines)
	}
}

func TestCosts(t *testing.T) {
	var got []string
	for _, c := range Prepare(plan(t, 6)).Costs() {
		got = append(got, c.Router+" "+c.Request+": "+c.Skipped)
	}
	want := []string{"whole home: ", "whole 404: ", "absent home: 404 where 200 is wanted (rule 6)", "absent 404: ", "noop home: ", "noop 404: "}
	if !slices.Equal(got, want) {
		t.Errorf("costs\n%q, want\n%q", got, want)
	}
}

// The other benchmarks run once a round, after the requests, and their lines keep their own package.
func TestOthers(t *testing.T) {
	p := plan(t, 6)
	calls := 0
	p.Others = func(context.Context) ([]byte, error) {
		calls++
		return []byte("pkg: elsewhere\nBenchmarkOther-2 100 5 ns/op\n"), nil
	}
	r, steps := Prepare(p), 0
	lines, _, err := r.Measure(t.Context(), func(round int) { steps++ })
	if err != nil {
		t.Fatal(err)
	}
	bench, err := stats.Read(bytes.NewReader(lines), "lines")
	if err != nil {
		t.Fatal(err)
	}
	if calls != 6 || steps != r.Steps() || steps != 6*(5+1) {
		t.Errorf("%d calls, %d steps, want 6 and %d", calls, steps, r.Steps())
	}
	if len(bench.Series) != 5+1 { // if a round's requests were of the package elsewhere, there would be five series more
		t.Errorf("%d series, want 6:\n%s", len(bench.Series), lines)
	}
	for _, s := range bench.Series {
		if len(s.Time) != 6 {
			t.Errorf("%s%v has %d rounds, want 6", s.Family, s.Keys, len(s.Time))
		}
	}
}

func TestOthersThatFail(t *testing.T) {
	p := plan(t, 6)
	broken := errors.New("out of order")
	p.Others = func(context.Context) ([]byte, error) { return nil, broken }
	if _, completed, err := Prepare(p).Measure(t.Context(), func(int) {}); !errors.Is(err, broken) || completed != 0 {
		t.Errorf("%d rounds, error %v, want %v", completed, err, broken)
	}
}

// No router may always come first, or always after the same one.
func TestOrderChangesFromRoundToRound(t *testing.T) {
	r := Prepare(plan(t, 20))
	before, first := map[pair]bool{}, map[int]bool{}
	random := rand.New(rand.NewPCG(1, 0))
	for range 20 {
		last := pair{request: -1}
		for p := range r.order(random) {
			if p.request == last.request {
				before[pair{last.router, p.router}] = true
			} else if p.request == 1 {
				first[p.router] = true
			}
			last = p
		}
	}
	if len(first) != 3 || len(before) != 6 {
		t.Errorf("first: %d of 3 routers; neighbours: %d of 6 pairs", len(first), len(before))
	}
}

func TestCancelledMeasureKeepsWhatThereIs(t *testing.T) {
	r := Prepare(plan(t, 100))
	why := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	steps := 0
	lines, completed, err := r.Measure(ctx, func(int) {
		if steps++; steps == 2*5+1 {
			cancel(why)
		}
	})
	if !errors.Is(err, why) || completed != 2 || steps != 11 {
		t.Errorf("%d rounds, %d steps, error %v, want 2, 11 and %v", completed, steps, err, why)
	}
	if got := strings.Count(string(lines), "\n"+stats.RouterFamily); got != 11 {
		t.Errorf("%d lines, want 11", got)
	}
}

func TestCancelledBeforeTheFirstStep(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, completed, err := Prepare(plan(t, 6)).Measure(ctx, func(int) { t.Error("a step was done") })
	if !errors.Is(err, context.Canceled) || completed != 0 {
		t.Errorf("%d rounds, error %v", completed, err)
	}
}

func TestLinesAreReadableAsBenchmarks(t *testing.T) {
	lines, _, err := Prepare(plan(t, 1)).Measure(t.Context(), func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	bench, err := stats.Read(bytes.NewReader(lines), "lines")
	if err != nil {
		t.Fatal(err)
	}
	if bench.Config["cpu"] != CPU() || bench.Config["pkg"] != self || len(bench.Series) != 5 {
		t.Errorf("%v, %d series:\n%s", bench.Config, len(bench.Series), lines)
	}
	for _, key := range []string{"date", "go", "cores", "goos", "goarch"} {
		if bench.Config[key] == "" {
			t.Errorf("no %s in\n%s", key, lines)
		}
	}
	for _, s := range bench.Series {
		if len(s.Bytes) != 1 || len(s.Allocs) != 1 {
			t.Errorf("%v has no memory figures", s.Keys)
		}
	}
}

// What does not route gets each request that it was made for, in their order and from the first one, each time.
func TestAContestantThatIsMadeForItsRequests(t *testing.T) {
	made, served := 0, 0
	p := Plan{Rounds: 3, Time: time.Microsecond, Requests: []Request{request(t, "hits"), request(t, "mixed-parallel")}}
	p.Contestants = []contestant.Contestant{{Name: "ready", Group: found.GroupGauge, NewFor: func(requests []ask.Request) http.Handler {
		made++
		next, right := 0, floor.New()
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			served++
			if q := requests[next%len(requests)]; q.Method != r.Method || q.Path != r.URL.Path {
				t.Errorf("request %d is %s %s, want %v", next, r.Method, r.URL.Path, q)
			}
			next++
			right.ServeHTTP(w, r)
		})
	}}}
	r := Prepare(p)
	if costs := r.Costs(); costs[0].Skipped != "" || costs[1].Skipped != "answers one request at a time" {
		t.Errorf("costs %+v", costs)
	}
	if _, _, err := r.Measure(t.Context(), func(int) {}); err != nil {
		t.Fatal(err)
	}
	if made < 1+3 || served < len(p.Requests[0].workload.Requests)+3 {
		t.Errorf("made %d times and asked %d times, want it asked once to be checked and in each round", made, served)
	}
}
