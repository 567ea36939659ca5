package report

import (
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

func TestAnswers(t *testing.T) {
	want := []answer{
		{"Keeps this module's contract", "split and chirouter to the byte. The routes are more than httprouter takes."},
		{"Can hurt", "Each of the 3 libraries has one at least. Most often, as documentation begins: odd | <b>bytes</b> (2 of 3) and double slash (1 of 3)."},
		{"Breaks a MUST", "Of the 3 libraries, only chi has none. Most often, as documentation begins: wrong method (2 of 3). The contract, and so the routers of this module: HEAD."},
		{"Fast", "Where a route is found (“hits”, all eleven routes in equal shares): split and httprouter, not separated, 322 … 338 ns. Of the plain libraries: httprouter, 338 ns. On the mix with misses and wrong methods: split, 384 ns, of 2 that answer all of it rightly: 2 of this module."},
		{"Lean", "split and httprouter allocate nothing to find a route, which leaves what the handler does (1.6 allocs/op): these are 2 of 5 that answer all of it rightly: 2 of this module, and servemux, chi and httprouter."},
	}
	got := view{sample()}.answers()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("answer %d is not as wanted:\n%q\n%q", i, got, want)
		}
	}
	if got := (view{new(found.Report)}).answers(); got != nil {
		t.Errorf("an empty report answers %q", got)
	}
}

// TestFastest has routers with the fastest from which it is not separated, also where others of their groups are faster.
func TestFastest(t *testing.T) {
	r := view{sample()}
	for _, c := range []struct {
		groups []string
		want   []string
	}{
		{[]string{found.GroupOurs, found.GroupPlain}, []string{"split", "httprouter"}}, {[]string{found.GroupOurs}, []string{"split"}},
		{[]string{found.GroupPlain}, []string{"httprouter"}},
	} {
		if got := fastestNames(r, c.groups...); !slices.Equal(got, c.want) {
			t.Errorf("of %q the fastest are %q, want %q", c.groups, got, c.want)
		}
	}
	r.Rankings[0].Apart = append(r.Rankings[0].Apart, [2]string{"split", "httprouter"})
	if got := fastestNames(r, found.GroupOurs, found.GroupPlain); !slices.Equal(got, []string{"split"}) {
		t.Errorf("separated, the fastest are %q, want split", got)
	}
}

func fastestNames(r view, groups ...string) (names []string) {
	for _, c := range r.fastest(hits, groups...) {
		names = append(names, c.Router)
	}
	return names
}

// What is too noisy to rank has no fastest router and no places, and says so.
func TestTooNoisy(t *testing.T) {
	r := view{sample()}
	r.Rankings[0] = found.Ranking{Request: hits, Pairs: 10, Told: 3, Noisy: true}
	const says = "too noisy to rank: 3 of 10 pairs of routers are separated."
	if got := r.fast(); !strings.HasPrefix(got, "Where a route is found (“hits”, all eleven routes in equal shares): "+says+" Of the plain libraries: "+says+" On the mix") {
		t.Errorf("the answer is %q", got)
	}
	if notes := r.costTable(hits).Notes; len(notes) != 2 || notes[1] != "No places: "+says {
		t.Errorf("the table's notes are %q", notes)
	}
	r.Rankings[0].TooFew = true
	if got := r.noisy(hits); got != "too few rounds to rank: they cannot separate any of 10 pairs of routers" {
		t.Errorf("with too few rounds it says %q", got)
	}
	if got := fastestNames(r, found.GroupOurs); got != nil {
		t.Errorf("the fastest are %q", got)
	}
}

// That the machine was busy is the first warning.
func TestBusy(t *testing.T) {
	r := view{sample()}
	r.Run.Quick = true
	if got := r.warnings(); len(got) != 1 || strings.Contains(got[0], "busy") {
		t.Errorf("a quiet machine: %q", got)
	}
	r.Run.Load.Others = 0.34
	if got := r.warnings(); len(got) != 2 || !strings.HasPrefix(got[0], "The machine was busy: others used 34 % of its processors' time") {
		t.Errorf("a busy machine: %q", got)
	}
}

// A library is called with its options where only these have none of something.
func TestWithout(t *testing.T) {
	r := view{sample()}
	for i := range r.Rows {
		for j, c := range r.Rows[i].Cells {
			if c.Router == "chi-options" || c.Router == "servemux" {
				r.Rows[i].Cells[j].Mark = found.Unmarked
			}
		}
	}
	if got, want := r.marked(found.Hurts), "Of the 3 libraries, servemux and chi with its options set have none. "; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q first", got, want)
	}
}
