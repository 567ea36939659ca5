package bench

import "slices"

// servePart measures the cost of a request for the widget routes. Every round measures hits, 404, 405 and a mix of them. One round
// also measures each route alone, without the libraries that have options set.
var servePart = part{name: PartServe, made: widgetRouters, measure: func(r *run) error {
	t := Widgets()
	few := slices.Concat(theEight(), plain(), r.techniques(t), []string{Noop})
	all := slices.Concat(few, withOptions())
	var tasks []task
	for _, name := range requestNames(t) {
		one := task{family: Serve, kind: request, table: t, request: name, routers: all, rounds: r.Rounds}
		if isRoute(t, name) {
			one.rounds, one.routers = 1, few
		}
		tasks = append(tasks, one)
	}
	making := task{family: Make, kind: making, table: t, routers: slices.DeleteFunc(slices.Clone(all), func(name string) bool { return name == Noop }), rounds: 1}
	return r.measureAll("requests for the widgets", append(tasks, making))
}}

// widgetRouters returns the routers that are generated for the widgets.
func widgetRouters(*run) ([]made, error) {
	var all []made
	for _, technique := range []string{"after", "tree", "table"} {
		all = append(all, made{table: Widgets(), technique: technique})
	}
	return all, nil
}

// isRoute reports whether the request list called name is for a single route.
func isRoute(t Table, name string) bool {
	for _, r := range t.Routes.Routes {
		if r.Name == name {
			return true
		}
	}
	return false
}
