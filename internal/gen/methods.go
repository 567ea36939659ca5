package gen

import (
	"maps"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// methodSets gathers the sets of methods that patterns have.
type methodSets struct {
	*code
	sets  map[string]string // Allow headers, by the sets as they stand in the code
	joins bool              // sets are joined when the program runs, because patterns overlap
}

func newMethodSets(c *code) *methodSets { return &methodSets{code: c, sets: map[string]string{}} }

// of returns the methods of the routes, which are those of one pattern, sorted.
func (m *methodSets) of(some []int) []string {
	var has []string
	for _, i := range some {
		has = append(has, m.table.Routes[i].Method)
	}
	if m.table.HEAD && slices.Contains(has, "GET") && !slices.Contains(has, "HEAD") {
		has = append(has, "HEAD")
	}
	if m.table.OPTIONS {
		has = append(has, "OPTIONS")
	}
	slices.Sort(has)
	return slices.Compact(has)
}

// set returns the methods of the routes, which are those of one pattern, as it stands in the code: "get | post".
func (m *methodSets) set(some []int) string {
	has := m.of(some)
	var names []string
	for _, method := range has {
		names = append(names, m.methodBit(method))
	}
	set := strings.Join(names, "|")
	m.sets[set] = strings.Join(has, ", ")
	return set
}

// write prints the type methods, its constants, and refuse.
func (m *methodSets) write() {
	m.imported("net/http")
	m.p("")
	m.p("// methods is a set of methods. The set served is that of a request that has been answered; it is greater than all others.")
	m.p("type methods uint64")
	m.p("")
	m.p("const (")
	m.bitConstants()
	m.p("")
	m.p("served methods = 1 << 63")
	m.p(")")
	m.refuseBegin("methods", "allow == 0")
	m.p("text := \"\"")
	m.p("switch allow {")
	for _, set := range slices.Sorted(maps.Keys(m.sets)) {
		m.p("case %s:", set)
		m.p("text = %q", m.sets[set])
	}
	if m.joins {
		m.writeJoin()
	}
	m.p("}")
	m.p("w.Header().Set(\"Allow\", text)")
	m.refuseEnd()
}

// writeJoin prints the case of a path that several patterns match.
func (m *methodSets) writeJoin() {
	m.imported("strings")
	m.p("default: // of several patterns that match the path")
	m.p("var names []string")
	m.p("for i, name := range []string{%s} {", quoteAll(m.allMethods()))
	m.p("if allow>>i&1 == 1 {")
	m.p("names = append(names, name)")
	m.p("}")
	m.p("}")
	m.p("text = strings.Join(names, \", \")")
}

// mayPassHEAD reports whether a HEAD route and a GET route of another pattern match some path, and HEAD goes where GET goes. Then
// a GET route cannot take a HEAD request before all patterns have been asked for a HEAD route.
func mayPassHEAD(t *routes.Table) bool {
	for _, head := range t.Routes {
		if !t.HEAD || head.Method != "HEAD" {
			continue
		}
		for _, get := range t.Routes {
			if get.Method == "GET" && get.Before(head) {
				if _, both := get.Common(head); both {
					return true
				}
			}
		}
	}
	return false
}
