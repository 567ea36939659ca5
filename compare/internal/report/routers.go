package report

import (
	"slices"

	"gorouting/compare/internal/bench"
	"gorouting/compare/internal/library"
)

// libraries returns the names of the libraries. Each is also the name of the library's plain configuration.
func (p *pages) libraries() []string { return p.named(library.Library, true) }

// options returns the names of the configurations of libraries with options set.
func (p *pages) options() []string { return p.named(library.Library, false) }

// ours returns the names of the routers of this module.
func (p *pages) ours() []string { return p.named(library.Ours, false) }

// named returns the names of the routers in a group. With plain, it returns the plain configurations, which have the name of
// their library. Without plain, it returns all other routers of the group. A run that asked no router has no findings; its routers are
// those of package library.
func (p *pages) named(group string, plain bool) []string {
	all := library.All()
	if len(p.Found.Routers) > 0 {
		all = nil
		for _, r := range p.Found.Routers {
			all = append(all, r.Router)
		}
	}
	var names []string
	for _, r := range all {
		if r.Group == group && (r.Name == r.Library) == plain {
			names = append(names, r.Name)
		}
	}
	return names
}

// generated returns the names of the routers that routegen wrote for a table. Without a table, it returns those for all
// tables.
func (p *pages) generated(table ...string) []string {
	var names []string
	for _, c := range p.Bench.Cells() {
		if c.Family == bench.Build && (len(table) == 0 || c.Table == table[0]) && !slices.Contains(names, c.Router) {
			names = append(names, c.Router)
		}
	}
	return names
}

// join returns the names of several sets, each once.
func join(sets ...[]string) []string {
	var all []string
	for _, name := range slices.Concat(sets...) {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}
