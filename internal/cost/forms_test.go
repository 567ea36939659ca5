package cost

import (
	"net/http"
	"slices"
	"testing"

	"gorouting/internal/baseline"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// form is one way to write a technique.
type form struct {
	name    string
	handler http.Handler
}

// families maps each technique to its forms.
var families = map[string][]form{
	"Match": matchForms, "Split": splitForms, "ShiftPath": shiftForms, "RegexTable": tableForms, "RegexSwitch": switchForms,
}

func BenchmarkMatch(b *testing.B)       { benchmark(b, matchForms) }
func BenchmarkSplit(b *testing.B)       { benchmark(b, splitForms) }
func BenchmarkShiftPath(b *testing.B)   { benchmark(b, shiftForms) }
func BenchmarkRegexTable(b *testing.B)  { benchmark(b, tableForms) }
func BenchmarkRegexSwitch(b *testing.B) { benchmark(b, switchForms) }

// BenchmarkBase measures the time that all other figures include. noop does nothing, so its time is the time of measuring.
// baseline is a fast router with the same handlers as the forms.
func BenchmarkBase(b *testing.B) {
	noop := func(http.ResponseWriter, *http.Request) {}
	b.Run("form=noop", func(b *testing.B) { hits().Time(b, http.HandlerFunc(noop)) })
	benchmark(b, []form{{"baseline", baseline.New()}})
}

// benchmark checks the answers of each form, and then measures the form with requests that match a route.
func benchmark(b *testing.B, forms []form) {
	w := hits()
	for _, f := range forms {
		if failure, ok := w.Check(f.handler); !ok {
			b.Fatalf("form=%s: %v", f.name, failure)
		}
		b.Run("form="+f.name, func(b *testing.B) { w.Time(b, f.handler) })
	}
}

// hits returns a mix of requests for all routes.
func hits() workload.Workload {
	all := workload.All(routes.Widgets())
	return all[slices.IndexFunc(all, func(w workload.Workload) bool { return w.Name == "hits" })]
}

// TestForms checks every answer that the benchmarks measure.
func TestForms(t *testing.T) {
	w := hits()
	for family, forms := range families {
		for _, f := range forms {
			t.Run(family+"/form="+f.name, func(t *testing.T) {
				if failure, ok := w.Check(f.handler); !ok {
					t.Error(failure)
				}
				if got := status(f.handler, "GET", "/widgets/gear-1/archive"); got != http.StatusNotFound {
					t.Errorf("no route: status %d, want 404", got)
				}
			})
		}
	}
}
