package gen

import (
	"maps"
	"slices"
	"strings"
)

// methodSets collects the sets of methods that the patterns of the table have.
type methodSets struct {
	*code
	sets  map[string]string // from a set, written as in the code ("methodGET|methodPOST"), to its Allow header
	joins bool              // patterns overlap, so the router joins sets when it runs
	every bool              // the router needs a bit for routes that serve every method
}

func newMethodSets(c *code) *methodSets { return &methodSets{code: c, sets: map[string]string{}} }

// of returns the methods of some rows, sorted, without AnyMethod. All of these rows have the same pattern.
func (m *methodSets) of(some []int) []string {
	var has []string
	for _, i := range some {
		if !m.rows[i].isAny() {
			has = append(has, m.rows[i].method)
		}
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

// set returns these methods as Go code, such as "methodGET|methodPOST", and adds them to sets.
func (m *methodSets) set(some []int) string {
	has := m.of(some)
	if len(has) == 0 {
		return "0"
	}
	var names []string
	for _, method := range has {
		names = append(names, m.methodBit(method))
	}
	set := strings.Join(names, "|")
	m.sets[set] = strings.Join(has, ", ")
	return set
}

// headGoesWithGET reports whether GET routes serve HEAD too.
func (c *code) headGoesWithGET() bool { return c.table.HEAD && c.methodBit("GET") != "" }

// addServed writes the statements that add HEAD and OPTIONS to allow, if the table serves them.
func (m *methodSets) addServed() {
	if m.headGoesWithGET() {
		m.p("if allow&%s != 0 {", m.methodBit("GET"))
		m.p("allow |= %s", m.methodBit("HEAD"))
		m.p("}")
	}
	if m.table.OPTIONS {
		m.p("if allow != 0 {")
		m.p("allow |= %s", m.methodBit("OPTIONS"))
		m.p("}")
	}
}

// write writes the type named methods, the constants of that type, and the function refuse.
func (m *methodSets) write() {
	m.imported("net/http")
	m.p("")
	m.p("// methods is a set of methods, one bit for each. served means that the request has been answered. It is greater than any set of")
	m.p("// methods.")
	m.p("type methods uint64")
	m.p("")
	m.p("const (")
	m.bitConstants()
	m.p("")
	if m.every {
		m.p("every methods = 1 << 62 // of routes for every method")
	}
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
	if m.options.Hooks {
		m.imported("strings")
	}
	m.refuseEnd(`strings.Split(text, ", ")`)
}

// writeJoin writes the case for a path that several patterns match.
func (m *methodSets) writeJoin() {
	m.imported("strings")
	m.p("default: // several patterns match the path")
	m.p("var names []string")
	m.p("for i, name := range []string{%s} {", quoteAll(m.allMethods()))
	m.p("if allow>>i&1 == 1 {")
	m.p("names = append(names, name)")
	m.p("}")
	m.p("}")
	m.p("text = strings.Join(names, \", \")")
}

// mayPassHEAD reports whether a HEAD request may match a GET route first and a HEAD route later, as in a table with GET /a and HEAD
// /{x}. The HEAD route wins, so the router must search all patterns for HEAD routes before it accepts a GET route.
func (c *code) mayPassHEAD() bool {
	for _, head := range c.rows {
		if !c.table.HEAD || head.method != "HEAD" {
			continue
		}
		for _, get := range c.rows {
			if get.method == "GET" && get.pattern.Compare(head.pattern) < 0 {
				if _, both := get.pattern.Common(head.pattern); both {
					return true
				}
			}
		}
	}
	return false
}
