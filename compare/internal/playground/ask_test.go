package playground

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// TestAskAgreesWithContestants asks each set-up's own router, with the handlers of the comparison. Status, route, values, Location and Allow
// must be the same as in the engine's answers. The oracle must agree with the contract's answer.
func TestAskAgreesWithContestants(t *testing.T) {
	e := NewEngine("native")
	for _, s := range sources() {
		table, err := newTable(s)
		if err != nil {
			t.Fatal(err)
		}
		echoes := map[string]contestant{}
		for _, r := range library.In(library.Library) {
			kept, _ := r.Accepted(table.Table)
			router, err := r.New(kept, library.Echo)
			if err != nil {
				t.Fatal(err)
			}
			echoes[r.Name] = func(method, target string) ask.Answer {
				q, err := request(method, target)
				if err != nil {
					t.Fatal(err)
				}
				return new(ask.Client).DoHTTP(router, q)
			}
		}
		for _, q := range manyRequests(table.Table, 40) {
			a := get[Answers](t, e, CallAsk, Question{s, q[0], q[1]})
			checkWant(t, table, q, a)
			checkGroups(t, a)
			for _, one := range a.Setups {
				got, want := a.Groups[one.Group].Answer, echoes[one.Name](q[0], q[1])
				if q[0] == http.MethodHead && want.Status == http.StatusOK && want.Body == "" {
					got.Route = -1 // the library leaves out the body of an answer to HEAD, so the contestant does not name its route
				}
				if text := inEcho(table, got); text != inWords(table, want) {
					t.Errorf("%s %s of %s: %s, want %s", q[0], q[1], one.Name, text, inWords(table, want))
				}
			}
		}
	}
}

// contestant returns a library's answer.
type contestant func(method, target string) ask.Answer

// checkWant compares the contract's answer with the oracle's.
func checkWant(t *testing.T, table *table, q [2]string, a Answers) {
	t.Helper()
	want := table.Want(q[0], a.Request.Path)
	if strings.Contains(a.Request.Path, `\x`) {
		return // the path is not UTF-8, so the result shows other bytes
	}
	var values []string
	for _, v := range want.Values {
		values = append(values, fmt.Sprint(v))
	}
	if a.Want.Status != want.Status || a.Want.Route != want.Route || !slices.Equal(texts(a.Want.Values), values) || !slices.Equal(a.Want.Allow, want.Allow) {
		t.Errorf("%s %s: the contract answers %+v, want %+v", q[0], q[1], a.Want, want)
	}
}

func texts(values []Value) []string {
	var all []string
	for _, v := range values {
		all = append(all, v.Value)
	}
	return all
}

// checkGroups: each set-up is in one group, the first group has the contract's answer, and no answer has two groups.
func checkGroups(t *testing.T, a Answers) {
	t.Helper()
	var all []string
	for i, g := range a.Groups {
		all = append(all, g.Setups...)
		if (g.Verdict == Same) != (i == 0) || (g.Text == "") != (i == 0) {
			t.Errorf("group %d has the verdict %q and the text %q", i, g.Verdict, g.Text)
		}
		for _, other := range a.Groups[:i] {
			if other.Verdict == g.Verdict && other.Answer.equal(g.Answer) {
				t.Errorf("two groups answer %+v", g.Answer)
			}
		}
		for _, name := range g.Setups {
			if one := a.Setups[slices.IndexFunc(a.Setups, func(s SetupAnswer) bool { return s.Name == name })]; one.Group != i || !one.Takes && g.Verdict != DoesNotTake {
				t.Errorf("%s of group %d is %+v, verdict %s", name, i, one, g.Verdict)
			}
		}
	}
	slices.Sort(all)
	var want []string
	for _, r := range library.In(library.Library) {
		want = append(want, r.Name)
	}
	slices.Sort(want)
	if !slices.Equal(all, want) {
		t.Errorf("the groups have the set-ups %q", all)
	}
}

// inEcho and inWords describe the answers of the engine and of a contestant in the same words.
func inEcho(t *table, a Answer) string {
	body := ""
	if a.Route >= 0 {
		var values []any
		for _, v := range a.Values {
			values = append(values, v.Value)
			if v.Int {
				var n int
				fmt.Sscan(v.Value, &n)
				values[len(values)-1] = n
			}
		}
		body = routes.Echo(t.Routes[a.Route].Name, values...)
	}
	return fmt.Sprintf("%d %q %q %q %q", a.Status, body, a.Location, a.Allow, a.Problem)
}

func inWords(t *table, a ask.Answer) string {
	name, _, _ := strings.Cut(strings.TrimSuffix(a.Body, "\n"), " ")
	if _, ok := t.index[name]; !ok {
		a.Body = ""
	}
	return fmt.Sprintf("%d %q %q %q %q", a.Status, printable(a.Body), printable(a.Location), a.Allowed(), printable(a.Problem))
}

// TestPlain: the page asks the set-ups without options first. They answer alike when all are asked, and accept the same routes.
func TestPlain(t *testing.T) {
	s := sources()[0]
	q := Question{s, "GET", "/users/latest/posts/"}
	e := NewEngine("native")
	some, someTakers := get[Answers](t, e, CallAsk, AskArgument{q, true}), get[[]Taker](t, e, CallTakers, TakersArgument{s, true})
	if built := slices.ContainsFunc(e.tables[0].setups, func(s *setup) bool { return s.Acceptance != nil && len(s.Options) > 0 }); built {
		t.Error("a set-up with options is built")
	}
	all, allTakers := get[Answers](t, e, CallAsk, AskArgument{q, false}), get[[]Taker](t, e, CallTakers, TakersArgument{s, false})
	var want []Taker
	n := 0
	for i, r := range library.In(library.Library) {
		if len(r.Options) > 0 {
			continue
		}
		want = append(want, allTakers[i])
		one, other := some.Setups[n], all.Setups[i]
		if n++; one.Name != r.Name || one.Accepted != other.Accepted || !some.Groups[one.Group].Answer.equal(all.Groups[other.Group].Answer) {
			t.Errorf("%s: %+v alone, and %+v among all", r.Name, one, other)
		}
	}
	if n != len(some.Setups) || n == len(all.Setups) {
		t.Errorf("%d plain set-ups were asked, want %d of %d", len(some.Setups), n, len(all.Setups))
	}
	if !reflect.DeepEqual(someTakers, want) {
		t.Errorf("the plain set-ups take %+v, want %+v", someTakers, want)
	}
}

// TestVerdicts has an answer for each verdict.
func TestVerdicts(t *testing.T) {
	two := Source{Text: "GET /a/{x} one\nGET /{y}/b two\nPOST /p/{n:int} three"}
	e := NewEngine("native")
	seen := map[Verdict]string{}
	for _, q := range [][2]string{{"GET", "/a/b"}, {"GET", "/a/x/"}, {"GET", "/a%2Fx/b"}, {"PUT", "/a/x"}, {"GET", "/p/7"}, {"POST", "/p/0"}, {"GET", "/a/%2F"}, {"HEAD", "/a/c"}, {"GET", "/%41/b"}, {"GET", "/z/b"}} {
		for _, g := range get[Answers](t, e, CallAsk, Question{two, q[0], q[1]}).Groups {
			seen[g.Verdict] = fmt.Sprintf("%s %s: %s from %q", q[0], q[1], g.Text, g.Setups)
		}
	}
	for _, v := range []Verdict{Same, DoesNotTake, Redirects, OtherRoute, OtherValues, Answered, OtherStatus, OtherAllow} {
		if seen[v] == "" {
			t.Errorf("no answer has the verdict %q", v)
		}
		t.Logf("%s: %s", v, seen[v])
	}
}
