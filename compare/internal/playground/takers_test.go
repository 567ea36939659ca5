package playground

import (
	"fmt"
	"strings"
	"testing"

	"gorouting/compare/internal/library"
)

// TestTakersAgreesWithLibraries: package library finds the same refusals.
func TestTakersAgreesWithLibraries(t *testing.T) {
	e := NewEngine("native")
	refusals := 0
	for _, s := range sources() {
		table, err := newTable(s)
		if err != nil {
			t.Fatal(err)
		}
		takers := get[[]Taker](t, e, CallTakers, s)
		for i, r := range library.In(library.Library) {
			want := r.Take(table.Table)
			taker := takers[i]
			if taker.Name != r.Name || taker.Accepted != len(want.Kept.Routes) || taker.Of != len(table.Routes) ||
				len(taker.Refused) != len(want.Refusals) || len(taker.Renamed) != len(want.Renamed) {
				t.Errorf("%s: %+v, want %+v", r.Name, taker, want)
				continue
			}
			for k, one := range taker.Renamed {
				if table.Routes[one.Route].Name != want.Renamed[k].Route.Name || one.To != want.Renamed[k].To {
					t.Errorf("%s: %+v, want %+v", r.Name, one, want.Renamed[k])
				}
			}
			for k, one := range taker.Refused {
				refusals++
				refusal := want.Refusals[k]
				if table.Routes[one.Route].Name != refusal.Route.Name || one.Text != printable(refusal.Text) || one.Mend != refusal.Advice.Text || one.Code != refusal.Advice.Code {
					t.Errorf("%s: refusal %d is %+v, want %+v", r.Name, k, one, refusal)
				}
				if with := refusal.With; (with == nil) != (one.With < 0) || with != nil && with.Name != table.Routes[one.With].Name {
					t.Errorf("%s: %+v conflicts with %+v", r.Name, one, with)
				}
			}
		}
	}
	if refusals < 20 {
		t.Errorf("only %d refusals", refusals)
	}
}

// TestOverlaps: the pairs agree with the table, and the winner is the first.
func TestOverlaps(t *testing.T) {
	all := get[[]Overlap](t, NewEngine("native"), CallOverlaps, Source{Text: "GET /users/{name}/posts a\nGET /{kind}/latest/posts b\nGET /z c"})
	if len(all) != 1 || all[0] != (Overlap{0, 1, "GET", "/users/latest/posts", -1}) {
		t.Errorf("the overlaps are %+v", all)
	}
}

// TestManyOverlaps: the number of pairs is limited, because a table of 2,000 routes can have a million.
func TestManyOverlaps(t *testing.T) {
	var text strings.Builder
	for i := range 40 {
		fmt.Fprintf(&text, "GET /a%d/{x}\nGET /{x}/b%d\n", i, i)
	}
	if all := get[[]Overlap](t, NewEngine("native"), CallOverlaps, Source{Text: text.String()}); len(all) != limits.Overlaps {
		t.Errorf("there are %d pairs, want %d", len(all), limits.Overlaps)
	}
}
