package repeat

import (
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

// report returns one that has ranked these blocks, the fastest first, on hits: "a b|c" has a and b in one block.
func report(blocks string) *found.Report {
	r := &found.Report{Requests: []string{"hits"}, Routers: []found.Router{{Name: "baseline", Group: found.GroupGauge}}}
	ranking := found.Ranking{Request: "hits", Noisy: blocks == ""}
	var before []string
	for block := range strings.SplitSeq(blocks, "|") {
		names := strings.Fields(block)
		for _, x := range names {
			for _, faster := range before {
				ranking.Apart = append(ranking.Apart, [2]string{faster, x})
			}
		}
		before = append(before, names...)
		if len(names) > 0 {
			slices.Sort(names)
			ranking.Blocks = append(ranking.Blocks, names)
		}
	}
	r.Rankings = []found.Ranking{ranking}
	for _, name := range []string{"a", "b", "c", "baseline"} {
		if name != "baseline" {
			r.Routers = append(r.Routers, found.Router{Name: name, Group: found.GroupPlain})
		}
		r.Costs = append(r.Costs, found.Cost{Router: name, Request: "hits", Time: found.Interval{Median: 1, N: 6}})
	}
	return r
}

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		first, second      string
		both, opposed, one int
		same               bool
		says               []string
	}{
		{"a|b|c", "a|b|c", 3, 0, 0, true, []string{"1 of 1 requests have the same blocks", "| hits | 3 | 3 | 0 | 0 | the same |"}},
		{"a|b c", "a|c b", 2, 0, 0, true, []string{"and 1 in neither"}},
		{"a|b|c", "a|b c", 2, 0, 1, false, []string{"0 of 1 requests", "- first: a · b · c\n- second: a · b, c\n"}},
		{"a|b|c", "b|a|c", 2, 1, 0, false, []string{"1 the other way round", "hits: the first run has a before b, the second one the other way round.\n"}},
		{"a b c", "", 0, 0, 0, false, []string{"- first: a, b, c\n- second: too noisy to rank\n"}},
		{"", "", 0, 0, 0, true, []string{"| too noisy in both |"}},
	} {
		c := Compare(report(test.first), report(test.second))
		q := c.Requests[0]
		if q.Pairs != 3 || q.Both != test.both || len(q.Opposed) != test.opposed || q.One != test.one || q.Same != test.same || c.Opposed() != (test.opposed > 0) {
			t.Errorf("%q and %q: %+v", test.first, test.second, q)
		}
		for _, part := range test.says {
			if got := c.Markdown(); !strings.Contains(got, part) {
				t.Errorf("%q and %q: the document does not say %q:\n%s", test.first, test.second, part, got)
			}
		}
	}
}

// A router that one run has not measured is named, and is in no pair. A request that only one run has is left out.
func TestCompareWhatOnlyOneHas(t *testing.T) {
	first, second := report("a|b|c"), report("a|b")
	second.Costs[2].Skipped = "not measured before the interruption"
	first.Requests = append(first.Requests, "mixed")
	c := Compare(first, second)
	if len(c.Requests) != 1 || c.Requests[0].Pairs != 1 || c.Requests[0].Both != 1 {
		t.Errorf("%+v", c.Requests)
	}
	if got := c.Markdown(); !strings.Contains(got, "hits: only one of the runs has measured c.\n") {
		t.Errorf("the document does not name c:\n%s", got)
	}
}
