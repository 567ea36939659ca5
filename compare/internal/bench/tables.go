package bench

import "slices"

// tablesPart measures the cost of a request in larger tables, or in a user's own table.
var tablesPart = part{name: PartTables, made: tableRouters, measure: func(r *run) error {
	var tasks []task
	for i, t := range r.Tables {
		names := requestNames(t)
		if i > 0 && t.Name == r.Tables[0].Name {
			names = []string{distinctName} // a part of the first table, to show how costs grow
		}
		for _, name := range names {
			tasks = append(tasks, task{family: Serve, kind: request, table: t, request: name, routers: slices.Concat(plain(), r.techniques(t)), rounds: r.tableRounds()})
		}
	}
	return r.byTable(tasks, "requests for")
}}

// tableRounds returns how often each process measures a table. A user's own table is measured r.Rounds times. This repository's tables
// are measured once, because there are many.
func (r *run) tableRounds() int {
	if r.own {
		return r.Rounds
	}
	return 1
}

// tableRouters returns the routers to generate for the tables. If the plan has no tables, it first adds tables of this repository.
func tableRouters(r *run) ([]made, error) {
	r.own = r.Tables != nil
	if !r.own {
		all, err := published(r.ctx, "parse", "static", "github-2013", "github-2025")
		if err != nil {
			return nil, err
		}
		r.Tables = all
	}
	return madeFor(r.Tables), nil
}

// madeFor returns the routers to generate for tables.
func madeFor(tables []Table) []made {
	var all []made
	for _, t := range tables {
		for _, technique := range techniquesFor(t.Routes) {
			all = append(all, made{table: t, technique: technique})
		}
	}
	return all
}

// byTable measures the tasks table by table, because a process keeps one table at a time.
func (r *run) byTable(tasks []task, what string) error {
	for len(tasks) > 0 {
		t := tasks[0].table
		n := 1
		for n < len(tasks) && tasks[n].table == t {
			n++
		}
		if err := r.measureAll(what+" "+t.String(), tasks[:n]); err != nil {
			return err
		}
		tasks = tasks[n:]
	}
	return nil
}
