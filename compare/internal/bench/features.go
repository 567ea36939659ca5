package bench

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

// featuresPart measures what the features of generated routers cost: the widgets' routes in the technique "after", without a feature
// and with each. The router with a group has it on the routes below /api. A group and path values cost more for a route with parameters, so
// one route without parameters and one with two are also measured alone, and one without the group. Hooks answer 404 and 405.
var featuresPart = part{name: PartFeatures, made: featureRouters, measure: func(r *run) error {
	t := featuresTable()
	all := slices.Concat([]string{ServeMux}, r.techniques(t), []string{lookupName})
	var tasks []task
	for _, some := range []struct {
		request string
		routers []string
	}{
		{"hits", all},
		{"apiGetWidgets", all},
		{"apiUpdateWidgetPart", all},
		{"widget", []string{ServeMux, "after", "after-group"}},
		{misses, []string{ServeMux, "after", "after-hooks"}},
		{wrongMethods, []string{ServeMux, "after", "after-hooks"}},
	} {
		tasks = append(tasks, task{family: Serve, kind: request, table: t, request: some.request, routers: some.routers, rounds: r.Rounds})
	}
	return r.measureAll("features of generated routers", tasks)
}}

// featuresTable returns the table of the part: the widgets under another name, because the part has routers of its own.
func featuresTable() Table { return Table{"features", routes.Widgets()} }

// lookupName is the name of the handler that calls Lookup and no router.
const lookupName = "lookup"

// featureRouters returns the routers of the part.
func featureRouters(*run) ([]made, error) {
	t := featuresTable()
	grouped, err := withGroup(t)
	return []made{
		{table: t, technique: "after"},
		{table: t, technique: "after", feature: "pattern", options: gen.Options{Pattern: true}},
		{table: t, technique: "after", feature: "pathvalues", options: gen.Options{PathValues: true}},
		{table: t, technique: "after", feature: "lookup", options: gen.Options{Lookup: true}},
		{table: t, technique: "after", feature: "hooks", options: gen.Options{Hooks: true}},
		{table: grouped, technique: "after", feature: "group"},
	}, err
}

// featureNames returns the names of routers that only this part measures.
func featureNames() []string {
	names := []string{lookupName}
	all, _ := featureRouters(nil)
	for _, m := range all {
		if m.feature != "" {
			names = append(names, m.name())
		}
	}
	return names
}

// withGroup returns a copy of the table t. Its routes below /api are in a group.
func withGroup(t Table) (Table, error) {
	all := slices.Clone(t.Routes.Routes)
	for i, r := range all {
		if strings.HasPrefix(r.Pattern, "/api/") {
			all[i].Groups = []string{"auth"}
		}
	}
	grouped, err := routes.New(all...)
	return Table{t.Name, grouped}, err
}

// lookupHandler returns a file for the package of a router with Lookup. Its handler calls Lookup, and answers like the light handler of the
// route that Lookup found.
func lookupHandler(t *routes.Table) []byte {
	var cases strings.Builder
	for i, r := range t.Routes {
		fmt.Fprintf(&cases, "\tcase %q:\n\t\tw.Write(lightAnswers[%d][:])\n", r.Name, i)
	}
	return fmt.Appendf(nil, `package made

import "net/http"

func LightLookup(w http.ResponseWriter, r *http.Request) {
	switch Lookup(r.Method, r.URL.Path).Name {
%s	default:
		http.NotFound(w, r)
	}
}
`, &cases)
}
