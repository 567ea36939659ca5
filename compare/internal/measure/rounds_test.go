package measure

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/stats"
	"gorouting/internal/ask"
	"gorouting/internal/baseline"
)

// three contestants: one that answers everything, one that answers nothing rightly, and noop.
func three() []library.Contestant {
	return []library.Contestant{
		{Name: "whole", Group: found.GroupOurs, New: baseline.New},
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
	r := Prepare(plan(t, 3))
	if got, want := r.Steps(), 3*ProcessCount*5; got != want { // absent is not measured on home
		t.Errorf("%d steps, want %d", got, want)
	}
	var rounds []int
	m, err := r.Measure(t.Context(), workers(t, three()), func(round int) { rounds = append(rounds, round) })
	if err != nil || m.Rounds != 3 || len(m.Load) != 3 {
		t.Fatalf("%d rounds, load %v, error %v", m.Rounds, m.Load, err)
	}
	if len(rounds) != r.Steps() || !slices.IsSorted(rounds) || rounds[0] != 1 || rounds[len(rounds)-1] != 3 {
		t.Errorf("told of rounds %v, want each of %d steps, from the first to the third", rounds, r.Steps())
	}
	if got := strings.Count(string(m.Lines), "\n"+stats.RouterFamily+"/router="); got != r.Steps() {
		t.Errorf("%d lines, want one for each step:\n%s", got, m.Lines)
	}
}

func TestCosts(t *testing.T) {
	var got []string
	for _, c := range Prepare(plan(t, 6)).Costs() {
		got = append(got, c.Router+" "+c.Request+": "+c.Skipped)
	}
	want := []string{"whole home: ", "whole 404: ", "absent home: 404 instead of 200 (rule 6)", "absent 404: ", "noop home: ", "noop 404: "}
	if !slices.Equal(got, want) {
		t.Errorf("costs\n%q, want\n%q", got, want)
	}
}

// The other benchmarks run once a round for each process, after the requests, and their lines keep their own package.
func TestOtherBenchmarks(t *testing.T) {
	p := plan(t, 2)
	var calls []int
	p.Others = func(_ context.Context, process int) ([]byte, error) {
		calls = append(calls, process)
		return []byte("pkg: elsewhere\nBenchmarkOther-2 100 5 ns/op\n"), nil
	}
	r, steps := Prepare(p), 0
	m, err := r.Measure(t.Context(), workers(t, three()), func(int) { steps++ })
	if err != nil {
		t.Fatal(err)
	}
	bench, err := stats.Read(bytes.NewReader(m.Lines), "lines")
	if err != nil {
		t.Fatal(err)
	}
	if want := []int{1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6}; !slices.Equal(calls, want) || steps != r.Steps() || steps != 2*ProcessCount*(5+1) {
		t.Errorf("calls %v, %d steps, want %v and %d", calls, steps, want, r.Steps())
	}
	if len(bench.Series) != 5+1 { // if a round's requests were of the package elsewhere, there would be five series more
		t.Errorf("%d series, want 6:\n%s", len(bench.Series), m.Lines)
	}
	for _, s := range bench.Series {
		if len(s.Time) != 2*ProcessCount {
			t.Errorf("%s%v was measured %d times, want %d", s.Family, s.Keys, len(s.Time), 2*ProcessCount)
		}
	}
}

func TestOtherBenchmarksThatFail(t *testing.T) {
	p := plan(t, 6)
	broken := errors.New("out of order")
	p.Others = func(context.Context, int) ([]byte, error) { return nil, broken }
	if m, err := Prepare(p).Measure(t.Context(), workers(t, three()), func(int) {}); !errors.Is(err, broken) || m.Rounds != 0 {
		t.Errorf("%d rounds, error %v, want %v", m.Rounds, err, broken)
	}
}

// No router may always come first, or always after the same one, and no process either. The same seed gives the same order.
func TestOrderChangesFromRoundToRound(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures many rounds")
	}
	order := func(seed uint64) []string {
		p := plan(t, 4)
		p.Seed = seed
		m, err := Prepare(p).Measure(t.Context(), workers(t, three()), func(int) {})
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for line := range strings.Lines(string(m.Lines)) {
			if key, rest, ok := strings.Cut(strings.Fields(line)[0], "router="); ok && key == stats.RouterFamily+"/" {
				all = append(all, rest)
			} else if strings.HasPrefix(line, "process: ") {
				all = append(all, strings.TrimSpace(line))
			}
		}
		return all
	}
	one := order(1)
	if !slices.Equal(one, order(1)) || slices.Equal(one, order(2)) {
		t.Error("the order does not depend on the seed, or not on it alone")
	}
	first, after, processes := map[string]bool{}, map[[2]string]bool{}, map[[2]string]bool{}
	last, process := "", ""
	for _, x := range one {
		switch {
		case strings.HasPrefix(x, "process: "):
			processes[[2]string{process, x}] = true
			process, last = x, ""
		case last == "":
			first[x] = true
			last = x
		default:
			after[[2]string{last, x}] = true
			last = x
		}
	}
	if len(first) != 5 || len(after) != 2+6 || len(processes) < ProcessCount*ProcessCount/2 {
		t.Errorf("first: %d of 5 routers on a request; neighbours: %d of 8 pairs; processes: %d pairs", len(first), len(after), len(processes))
	}
}

func TestCancelledMeasureKeepsWhatThereIs(t *testing.T) {
	r := Prepare(plan(t, 100))
	why := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	steps, want := 0, 2*ProcessCount*5+1
	m, err := r.Measure(ctx, workers(t, three()), func(int) {
		if steps++; steps == want {
			cancel(why)
		}
	})
	if !errors.Is(err, why) || m.Rounds != 2 || steps != want {
		t.Errorf("%d rounds, %d steps, error %v, want 2, %d and %v", m.Rounds, steps, err, want, why)
	}
	if got := strings.Count(string(m.Lines), "\n"+stats.RouterFamily); got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
}

func TestCancelledBeforeTheFirstStep(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m, err := Prepare(plan(t, 6)).Measure(ctx, workers(t, three()), func(int) { t.Error("a step was done") })
	if !errors.Is(err, context.Canceled) || m.Rounds != 0 {
		t.Errorf("%d rounds, error %v", m.Rounds, err)
	}
}

func TestLinesAreReadableAsBenchmarks(t *testing.T) {
	m, err := Prepare(plan(t, 1)).Measure(t.Context(), workers(t, three()), func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	bench, err := stats.Read(bytes.NewReader(m.Lines), "lines")
	if err != nil {
		t.Fatal(err)
	}
	if bench.Config["cpu"] != CPU() || bench.Config["pkg"] != self || len(bench.Series) != 5 {
		t.Errorf("%v, %d series:\n%s", bench.Config, len(bench.Series), m.Lines)
	}
	for _, key := range []string{"date", "go", "cores", "goos", "goarch", "process", "round", "load", "others"} {
		if bench.Config[key] == "" {
			t.Errorf("no %s in\n%s", key, m.Lines)
		}
	}
	for _, s := range bench.Series {
		if len(s.Bytes) != ProcessCount || len(s.Allocs) != ProcessCount {
			t.Errorf("%v has no memory figures", s.Keys)
		}
	}
}

func TestSummary(t *testing.T) {
	m := Measured{Load: []Busy{{1.5, 0.1}, {3, 0.4}, {1, 0.3}}}
	if highest, others := m.Summary(); highest != 3 || others != 0.3 {
		t.Errorf("highest load %v, others %v, want 3 and 0.3", highest, others)
	}
}

// What does not route gets each request that it was made for, in their order and from the first one, each time.
func TestAContestantThatIsMadeForItsRequests(t *testing.T) {
	made, served := 0, 0
	p := Plan{Rounds: 3, Time: time.Microsecond, Requests: []Request{request(t, "hits"), request(t, "mixed-parallel")}}
	p.Contestants = []library.Contestant{{Name: "ready", Group: found.GroupGauge, NewFor: func(requests []ask.Request) http.Handler {
		made++
		next, right := 0, baseline.New()
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
	if _, err := r.Measure(t.Context(), workers(t, p.Contestants), func(int) {}); err != nil {
		t.Fatal(err)
	}
	if made < 1+3*ProcessCount || served < len(p.Requests[0].workload.Requests)+3 {
		t.Errorf("made %d times and asked %d times, want it asked once to be checked and in each round", made, served)
	}
}
