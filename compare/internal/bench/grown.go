package bench

import "slices"

// grownPart measures how three costs grow with the number of routes: a request, making a router, and the router's memory.
var grownPart = part{name: PartGrown, made: grownRouters, measure: func(r *run) error {
	tables, err := r.grownTables()
	if err != nil {
		return err
	}
	var tasks []task
	for _, t := range tables {
		all := slices.Concat(plain(), r.techniques(t))
		for _, name := range []string{distinctName, listName} {
			tasks = append(tasks, task{family: Serve, kind: request, table: t, request: name, routers: all, rounds: 1})
		}
		tasks = append(tasks, task{family: Make, kind: making, table: t, routers: all, rounds: 1})
	}
	return r.byTable(tasks, "requests for")
}}

func (r *run) grownTables() ([]Table, error) {
	var all []Table
	for _, n := range r.Sizes {
		t, err := grown(n)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

// grownRouters returns the routers that are generated for the grown tables.
func grownRouters(r *run) ([]made, error) {
	tables, err := r.grownTables()
	return madeFor(tables), err
}
