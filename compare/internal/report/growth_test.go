package report

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"gorouting/compare/internal/found"
)

// Each figure is in its own table, row and column.
func TestGrowthTables(t *testing.T) {
	tables := view{sample()}.growthTables()
	want := [][][]string{
		{{"servemux", "200 ± 5 %", "1,000 ± 5 %"}, {"chi", "400 ± 5 %", "2,000 ± 5 %"}, {"httprouter", "600 ± 5 %", "[1]"}, {"tree", "100 ± 0 %", "6,400 ± 0 %"}},
		{{"servemux", "100 ± 20 %", "500 ± 20 %"}, {"chi", "200 ± 20 %", "1,000 ± 20 %"}, {"httprouter", "300 ± 20 %", "[1]"}, {"tree", "50 ± 0 %", "3,200 ± 0 %"}},
		{{"servemux", "100 µs", "500 µs"}, {"chi", "200 µs", "1 ms"}, {"httprouter", "300 µs", "[1]"}, {"tree", "1 ns", "1 ns"}},
		{{"servemux", "1.0 KB", "100.0 KB"}, {"chi", "2.0 KB", "200.0 KB"}, {"httprouter", "3.0 KB", "[1]"}, {"tree", "0 B", "0 B"}},
	}
	if len(tables) != len(want)+1 {
		t.Fatalf("%d tables, want %d", len(tables), len(want)+1)
	}
	if got := tables[len(want)].Rows; len(got) != 1 || !slices.Equal(got[0].Cells, []string{"tree", "about 35 routes (32 … 38)", "about 120 routes (110 … 130)", "–"}) {
		t.Errorf("slower from: %q", got)
	}
	for i, table := range tables[:len(want)] {
		var got [][]string
		for _, row := range table.Rows {
			got = append(got, row.Cells)
		}
		if !reflect.DeepEqual(got, want[i]) {
			t.Errorf("%s:\n%q, want\n%q", table.Caption, got, want[i])
		}
		if names := []string{table.Columns[0].Name, table.Columns[1].Name, table.Columns[2].Name}; !slices.Equal(names, []string{"router", "10 routes", "1,000 routes"}) {
			t.Errorf("%s: columns %q", table.Caption, names)
		}
		if !slices.Equal(table.Notes, []string{"no more routes " + hostile}) {
			t.Errorf("%s: notes %q", table.Caption, table.Notes)
		}
	}
}

// The least share comes first, and what was not measured last.
func TestShareTable(t *testing.T) {
	var got [][]string
	for _, row := range (view{sample()}).shareTable().Rows {
		got = append(got, append(row.Cells, row.Note))
	}
	want := [][]string{
		{"baseline", "0 %", "–", "12", "8 µs", "it is less", ""}, {"split", "1.2 %", "1.1 … 1.4 %", "900", "9 µs", "2.25 µs (1.125 … 3.375)", ""}, {"chi", "8 %", "7.2 … 8.8 %", "1,200", "10 µs", "70 µs (62 … 78)", ""},
		{"httprouter", "does not have all of the routes"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("rows %q, want %q", got, want)
	}
}

// TestGrowthReadBack finds in each field of the chart the figure of the router left of it and the number of routes below it, and the
// routers from top to bottom, also in the picture for a phone.
func TestGrowthReadBack(t *testing.T) {
	v := view{sample()}
	for name, d := range drawn(t, v, "growth") {
		above := math.Inf(1)
		for _, router := range v.growthRouters() {
			at := slices.IndexFunc(d.words, func(w word) bool { return w.text == router })
			if at < 0 || d.words[at].y >= above {
				t.Fatalf("%s: there is no row %q below the row before", name, router)
			}
			above = d.words[at].y
			for x, size := range v.GrowthSizes() {
				want := dash
				if g := v.At(router, size); g.Refused == "" {
					want = short(g.Distinct.Median)
				}
				if words, _ := d.field(t, len(v.GrowthSizes()), x, d.words[at]); words != want {
					t.Errorf("%s: %s, %d routes: the field says %q, want %q", name, router, size, words, want)
				}
			}
		}
	}
}

// A run of a part says so, and says nothing of rounds if it was to have none.
func TestPartOfARun(t *testing.T) {
	for _, test := range []struct {
		parts []string
		want  []string
	}{
		{nil, []string{"No round was completed, so there are no times."}},
		{[]string{"growth", "share"}, []string{"Only a part was looked at: growth and share."}},
		{[]string{"requests"}, []string{"Only a part was looked at: requests.", "No round was completed, so there are no times."}},
		{[]string{"behaviour", "programs", "making", "requests", "growth"}, []string{
			"Only a part was looked at: behaviour, programs, making, requests and growth.", "No round was completed, so there are no times.",
		}},
		{found.Parts(), []string{"No round was completed, so there are no times."}},
	} {
		if got := (view{&found.Report{Run: found.Run{Parts: test.parts}}}).warnings(); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.parts, got, test.want)
		}
	}
}
