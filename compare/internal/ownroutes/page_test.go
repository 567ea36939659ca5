package ownroutes

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/speed"
)

// sample is a page whose figures can be told apart.
func sample(t *testing.T) Page {
	causes := func(n int) (kit found.Kit) {
		for i := range n {
			kit.Causes = append(kit.Causes, found.Cause{What: fmt.Sprintf("fault %d", i+1), Example: found.Exchange{Request: "GET /", Answer: "404", Want: "200"}})
		}
		kit.Asked = 100
		return kit
	}
	refusal := found.Refusal{Route: found.Route{Method: "GET", Pattern: "/a", Line: 1}, Text: "no"}
	return Page{
		Table: mustParse(t, overlapping), Run: "Found.",
		Findings: []Finding{
			{Name: "gin", Library: "gin", Takes: 3, Kit: causes(6), Asked: 3, Making: Making{1500 * time.Microsecond, 3 << 20}},
			{Name: "gin-options", Library: "gin", Takes: 3, Kit: causes(1), Asked: 3, Making: Making{time.Millisecond, 1 << 10}},
			{Name: "servemux", Library: "servemux", Takes: 2, Refusals: []found.Refusal{refusal}, Largest: true, Kit: causes(2), Asked: 2, Making: Making{20 * time.Microsecond, 2048}},
		},
		Costs: []speed.Cost{
			{Router: "routegen tree", NS: 50, Times: 1}, {Router: "touch", NS: 10, Times: 0.2}, {Router: "gin", NS: 125.4, Times: 2.5, Allocs: 0.3},
			{Router: "echo", NS: 80, Times: 1.6, Wrong: "1 of 9: GET /"},
		},
		Measured: 3,
		Requests: "## What a request costs\n\nMuch.\n",
		Growth: []Size{
			{Routes: 2, Costs: []speed.Cost{{Router: "routegen tree", NS: 30}, {Router: "servemux", NS: 90}}},
			{Routes: 3, Costs: []speed.Cost{{Router: "routegen tree", NS: 50}, {Router: "routegen after", NS: 60}}},
		},
	}
}

// TestPage: what stands out comes first, and a list that is cut stands whole at the end.
func TestPage(t *testing.T) {
	got := string(sample(t).Markdown())
	at := 0
	for _, want := range []string{
		"# my.txt: 3 routes\n\nFound.\n\n## What stands out\n\n- All 3 routes: gin.\n- Not all: servemux 2.\n",
		"- Fewest ways to answer otherwise than the table wants, on what they take: gin-options (1). Most: gin (6).\n",
		"- A request takes 50 ns in routegen tree and 125 ns in gin, the fastest library that was measured.\n",
		"| router | takes | ways to answer otherwise | with its options | ns a request | × tree | allocs | to make it | heap |\n",
		"| `gin` | 3 | 6 | 1 | 125 | 2.50 | 0.3 | 1.5 ms | 3.0 MiB |\n",
		"| `servemux` | 2 | 2 | – | – | – | – | 20 µs | 2 KiB |\n",
		"| `routegen tree` | 3 | – | – | 50 | 1.00 | 0.0 | – | – |\n",
		"| `echo` | 3 | – | – | 80, some wrong | 1.60 | 0.0 | – | – |\n",
		"## Who takes them\n\n1 pair of routes cross",
		"### servemux: 2 of 3 routes (no set of them is larger)\n\n- my.txt:1 `GET /a`: `no`\n",
		"## Who answers otherwise\n", "### gin: 6 ways, of 100 requests for 3 routes\n\n- fault 1", "- and 3 more: [All ways of gin](#all-ways-of-gin)\n",
		"## What a request costs\n\nMuch.\n", "\n## What more of these routes cost\n",
		"| router | ns, 2 routes | ns, 3 routes |\n", "| `routegen tree` | 30 | 50 |\n| `servemux` | 90 | refuses it |\n",
		"## The long lists\n\n### All ways of gin\n\n- fault 1", "- fault 6",
	} {
		i := strings.Index(got[at:], want)
		if i < 0 {
			t.Fatalf("the page does not say, or not there, %q:\n%s", want, got)
		}
		at += i
	}
	if strings.Contains(got, "picked evenly.") || strings.Contains(got, "`touch`") || strings.Contains(got, "`routegen after`") || strings.Count(got, "fault 4") != 1 {
		t.Errorf("it has a row for touch, or the long list twice:\n%s", got)
	}
}

// TestPageInPart: what was not looked for is not there.
func TestPageInPart(t *testing.T) {
	p := sample(t)
	asked := string(Page{Table: p.Table, Findings: p.Findings[:1]}.Markdown())
	for _, no := range []string{"a request costs", "ns", "× ", "Not all", "Fewest"} {
		if strings.Contains(strings.ReplaceAll(asked, "answers", ""), " "+no+" ") {
			t.Errorf("nothing was measured, and it says %q:\n%s", no, asked)
		}
	}
	if strings.Contains(asked, "ns a request") || !strings.Contains(asked, "*to make it*") {
		t.Errorf("it explains other columns than it has:\n%s", asked)
	}
	if !strings.Contains(asked, "Every library that was asked takes all of them.") {
		t.Errorf("it does not say who takes them:\n%s", asked)
	}
	if measured := string(Page{Table: p.Table, Costs: p.Costs, Measured: 3}.Markdown()); strings.Contains(measured, "Who takes") || strings.Contains(measured, "No library") || strings.Contains(measured, "to make it") || !strings.Contains(measured, "| `gin` | 3 | 125 | 2.50 | 0.3 |") {
		t.Errorf("nobody was asked, and it says:\n%s", measured)
	}
	if some := string(Page{Table: p.Table, Costs: p.Costs, Measured: 2}.Markdown()); !strings.Contains(some, "with 2 of the routes, picked evenly.") || !strings.Contains(some, "| `gin` | 2 |") {
		t.Errorf("two of three were measured, and it says:\n%s", some)
	}
	if grown := string(Page{Table: p.Table, Growth: p.Growth}.Markdown()); strings.Contains(grown, "What stands out") || !strings.Contains(grown, "refuses it") {
		t.Errorf("only growth was measured, and it says:\n%s", grown)
	}
	p.Growth = p.Growth[1:]
	if got := string(p.Markdown()); strings.Contains(got, "What more") {
		t.Errorf("one size says nothing of growth, and it says:\n%s", got)
	}
}

// TestNobody: a table that no library takes.
func TestNobody(t *testing.T) {
	p := Page{Table: mustParse(t, overlapping), Findings: []Finding{{Name: "gin", Library: "gin"}}}
	p.Findings[0].Refusals = make([]found.Refusal, 3)
	if got := string(p.Markdown()); !strings.Contains(got, "- No library that was asked takes all of them.\n- Not all: gin 0.\n") || !strings.Contains(got, "| `gin` | 0 | not asked |\n") {
		t.Errorf("%s", got)
	}
}

func TestSizes(t *testing.T) {
	for n, want := range map[int]string{1: "[1]", 19: "[19]", 20: "[10 20]", 203: "[10 100 203]", 1387: "[10 100 1387]"} {
		if got := fmt.Sprint(Sizes(n)); got != want {
			t.Errorf("of %d: %s, want %s", n, got, want)
		}
	}
}

// TestBothSetups: what is to be said of both set-ups of a library is said once, with both names; of two libraries, twice.
func TestBothSetups(t *testing.T) {
	refused := []found.Refusal{{Route: found.Route{Method: "GET", Pattern: "/a", Line: 1}, Text: "no"}}
	all := []Finding{{Name: "gin", Library: "gin", Takes: 2, Refusals: refused}, {Name: "gin-options", Library: "gin", Takes: 2, Refusals: refused},
		{Name: "echo", Library: "echo", Takes: 2, Refusals: refused}}
	got := string(Takers(mustParse(t, overlapping), all))
	if strings.Count(got, ": `no`") != 2 || !strings.Contains(got, "### gin and gin-options: 2 of 3 routes") || !strings.Contains(got, "### echo: 2 of 3 routes") {
		t.Errorf("%s", got)
	}
}
