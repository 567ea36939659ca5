package figures

import (
	"testing"

	"gorouting/compare/internal/found"
)

func TestSlower(t *testing.T) {
	f := figures(t)
	if got, err := f.slower(nil); err != nil || got != "Larger tables were not measured in this run.\n" {
		t.Errorf("%q, error %v", got, err)
	}
	at := func(router, group string, routes int, ns float64) found.Growth {
		return found.Growth{Router: router, Group: group, Routes: routes, Distinct: found.Interval{Median: ns, Low: ns, High: ns, N: 6}}
	}
	f.report.Growth = []found.Growth{
		at("match", found.GroupOurs, 10, 10), at("match", found.GroupOurs, 1000, 1000), at("servemux", found.GroupPlain, 10, 100),
		at("servemux", found.GroupPlain, 1000, 100), at("chi", found.GroupPlain, 10, 5000), at("chi", found.GroupPlain, 1000, 5000),
	}
	want := "| slower than | servemux | chi | gin |\n|---|---:|---:|---:|\n| `match` | about 100 routes (100 … 100) | not up to the largest table | – |\n"
	if got, err := f.slower(nil); err != nil || got != want {
		t.Errorf("%s, error %v, want %s", got, err, want)
	}
}
