package library

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/routes"
)

// mostGuarded is the largest number of routes that a guard replaces. Beyond it, the handler would be a router of its own.
const mostGuarded = 20

// group is a set of routes that a single route can replace, and the indexes of the refusals among them.
type group struct {
	members  []routes.Route
	refusals []int
}

// merge adds a group. It joins it with the groups that have a member in common.
func merge(groups []group, added group) []group {
	var apart []group
	for _, g := range groups {
		if !slices.ContainsFunc(g.members, added.has) {
			apart = append(apart, g)
			continue
		}
		for _, m := range g.members {
			if !added.has(m) {
				added.members = append(added.members, m)
			}
		}
		added.refusals = append(g.refusals, added.refusals...)
	}
	return append(apart, added)
}

func (g group) has(route routes.Route) bool {
	return slices.ContainsFunc(g.members, func(m routes.Route) bool { return m.Name == route.Name })
}

// conflicts returns the refused route and the kept routes that a single route has to replace together with it. It returns nil if no
// route can.
func (r Router) conflicts(refused routes.Route, kept []routes.Route) []routes.Route {
	members := []routes.Route{refused}
	for len(members) <= mostGuarded {
		one, ok := merged(members)
		if !ok {
			return nil
		}
		i := slices.IndexFunc(kept, func(k routes.Route) bool { return isShadow(k, one, members) })
		if i < 0 && r.takes(with(kept, one)) {
			return members
		}
		if i < 0 {
			i = r.conflict(one, kept)
		}
		if i < 0 || kept[i].Method != refused.Method {
			return nil
		}
		members = append(members, kept[i])
		kept = without(kept, i)
	}
	return nil
}

// isShadow reports whether a kept route would take paths from a member that wins over it in the table, because the kept route is more
// specific than the route one.
func isShadow(k, one routes.Route, members []routes.Route) bool {
	if k.Method != one.Method || len(k.Patterns) > 1 || !k.Patterns[0].Within(one.Patterns[0]) {
		return false
	}
	return slices.ContainsFunc(members, func(m routes.Route) bool {
		_, both := m.Patterns[0].Common(k.Patterns[0])
		return both && m.Patterns[0].Compare(k.Patterns[0]) < 0
	})
}

// merged returns a route that matches everything that the members match. It reports false if general does.
func merged(members []routes.Route) (routes.Route, bool) {
	var p routes.Pattern
	for i, m := range members {
		if len(m.Patterns) > 1 {
			return routes.Route{}, false
		}
		own, ok := plain(m.Patterns[0]), true
		if i == 0 {
			p = own
		} else if p, ok = general(p, own); !ok {
			return routes.Route{}, false
		}
	}
	first := members[0]
	return like(routes.Route{Method: first.Method, Name: first.Name, Line: first.Line}, p.String())
}

// guard advises to register one route in place of the members. It returns nil if the library does not take that route.
func (r Router) guard(members, kept []routes.Route) *Advice {
	one, ok := merged(members)
	g := group{members: members}
	rest := slices.DeleteFunc(slices.Clone(kept), g.has)
	if !ok || len(members) > mostGuarded || !r.takes(with(rest, one)) {
		return nil
	}
	advice := guardOf(one, members)
	if r.Library == serveMux {
		advice.Code = guardCode(one, members)
	}
	return advice
}

// plain returns the pattern with a whole segment in place of a list and of text beside a parameter, and with Go identifiers as names.
func plain(p routes.Pattern) routes.Pattern {
	p = slices.Clone(p)
	for i, s := range p {
		if s.Kind == routes.List || s.IsBeside() {
			p[i] = routes.Segment{Kind: routes.String, Name: s.Name}
		}
		if s.IsParam() {
			p[i].Name = identifier(s.Name)
		}
	}
	return p
}

// general returns a pattern that matches everything that p and q match. It reports false if p and q have different lengths, or if only
// one of them ends in a rest.
func general(p, q routes.Pattern) (routes.Pattern, bool) {
	if len(p) != len(q) || p.HasRest() != q.HasRest() {
		return nil, false
	}
	var all routes.Pattern
	used := map[string]bool{}
	for i := range p {
		s := p[i]
		if p[i].Compare(q[i]) != 0 {
			s = routes.Segment{Kind: routes.String, Name: cmp.Or(p[i].Name, q[i].Name, "part"+strconv.Itoa(i+1))}
		}
		if s.IsParam() && used[s.Name] {
			s.Name += strconv.Itoa(i + 1)
		}
		used[s.Name] = true
		all = append(all, s)
	}
	return all, true
}

// guardOf returns the advice to register general in place of the routes replaced.
func guardOf(general routes.Route, replaced []routes.Route) *Advice {
	var lines []string
	for _, r := range inOrder(replaced) {
		lines = append(lines, strconv.Itoa(r.Line))
	}
	place := "this one"
	if len(lines) > 1 {
		place = "lines " + strings.Join(lines[:len(lines)-1], ", ") + " and " + lines[len(lines)-1]
	}
	return &Advice{
		Kind: Guard, Routes: []string{general.String()},
		Text: fmt.Sprintf("Register %s in place of %s, and let its handler choose.", general, place),
	}
}

// guardCode returns the handler for http.ServeMux, and the functions that it needs. The handler of each route is a function with the
// route's name.
func guardCode(general routes.Route, replaced []routes.Route) string {
	var code strings.Builder
	fmt.Fprintf(&code, "mux.HandleFunc(%q, func(w http.ResponseWriter, r *http.Request) {\n\tswitch {\n", general.String())
	otherwise := "http.NotFound(w, r)"
	slices.SortStableFunc(replaced, func(a, b routes.Route) int { return a.Patterns[0].Compare(b.Patterns[0]) })
	for _, r := range replaced {
		conditions, sets := when(general.Patterns[0], r.Patterns[0])
		call := sets + r.Name + "(w, r)"
		if len(conditions) == 0 {
			otherwise = call
			break // it matches everything else
		}
		fmt.Fprintf(&code, "\tcase %s:\n\t\t%s\n", strings.Join(conditions, " && "), call)
	}
	fmt.Fprintf(&code, "\tdefault:\n\t\t%s\n\t}\n})", otherwise)
	for _, helper := range []struct{ name, code string }{{"isNumber", isNumber}, {"between", between}} {
		if strings.Contains(code.String(), helper.name+"(") {
			code.WriteString("\n\n" + helper.code)
		}
	}
	return code.String()
}

// The functions that the handler of a guard may need.
const (
	isNumber = `func isNumber(s string) bool {
	n, err := strconv.ParseUint(s, 10, 63)
	return err == nil && n > 0
}`
	between = `func between(s, before, after string) string {
	rest, begins := strings.CutPrefix(s, before)
	inner, ends := strings.CutSuffix(rest, after)
	if !begins || !ends {
		return ""
	}
	return inner
}`
)

// when returns the conditions under which a route is meant, and the statements that set its path values.
func when(general, own routes.Pattern) (conditions []string, sets string) {
	var names, values []string
	for i, s := range own {
		g := general[i]
		if g.Compare(s) == 0 && g.Name == s.Name {
			continue
		}
		value := fmt.Sprintf("r.PathValue(%q)", g.Name)
		inner := value
		switch {
		case s.Kind == routes.Text:
			conditions = append(conditions, fmt.Sprintf("%s == %q", value, s.Text))
			continue
		case s.Kind == routes.List:
			conditions = append(conditions, fmt.Sprintf("slices.Contains(%#v, %s)", s.Texts, value))
		case s.IsBeside():
			inner = fmt.Sprintf("between(%s, %q, %q)", value, s.Before, s.After)
			conditions = append(conditions, inner+` != ""`)
		}
		if s.Kind == routes.Int {
			conditions = append(conditions, "isNumber("+inner+")")
		}
		if inner != value || g.Name != s.Name {
			names, values = append(names, s.Name), append(values, inner)
		}
	}
	if len(names) > 1 { // read all before the first is set: a name may belong to another parameter too
		for i := range values {
			temporary := "value" + strconv.Itoa(i+1)
			sets += fmt.Sprintf("%s := %s\n\t\t", temporary, values[i])
			values[i] = temporary
		}
	}
	for i, name := range names {
		sets += fmt.Sprintf("r.SetPathValue(%q, %s)\n\t\t", name, values[i])
	}
	return conditions, sets
}
