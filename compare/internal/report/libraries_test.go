package report

import (
	"slices"
	"testing"

	"gorouting/compare/internal/found"
)

// TestAmong counts a library once, and names the set-up where only one of two is meant.
func TestAmong(t *testing.T) {
	r := view{&found.Report{Routers: []found.Router{
		{Name: "split", Group: found.GroupOurs}, {Name: "gin", Group: found.GroupPlain, Library: "gin"},
		{Name: "gin-options", Group: found.GroupPlain, Library: "gin"}, {Name: "chi", Group: found.GroupPlain, Library: "chi"},
		{Name: "chi-options", Group: found.GroupPlain, Library: "chi"}, {Name: "pat", Group: found.GroupPlain, Library: "pat"},
		{Name: "baseline", Group: found.GroupGauge},
	}}}
	tried := func(x found.Router) bool { return x.Name != "pat" && x.Name != "chi-options" }
	for name, test := range map[string]struct {
		isSo func(x found.Router) bool
		want []string
	}{
		"all":    {func(found.Router) bool { return true }, []string{"split", "gin", "chi"}},
		"some":   {func(x found.Router) bool { return x.Name == "gin-options" }, []string{"gin-options"}},
		"nobody": {func(found.Router) bool { return false }, nil},
	} {
		if names, of := r.among(tried, test.isSo); !slices.Equal(names, test.want) || of != 3 {
			t.Errorf("%s: %q of %d, want %q of 3", name, names, of, test.want)
		}
	}
}
