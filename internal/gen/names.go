package gen

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gorouting/internal/routes"
)

// names contains the Go names for the routes and parameters of a table. All files of a package share it.
type names struct {
	handlers  []string // the methods of Handlers, by route
	methods   []string // a name for each route; see code.method
	sorted    []key    // the keys of params
	params    map[key]string
	fields    map[key]string  // the fields of the type Params
	builders  map[int]string  // the functions that build paths, by route
	used      map[string]bool // all names, except the names of methods, fields and variables
	variables map[string]bool // the variables that contain parameters
	code      codeNames
}

// key identifies a parameter. {id} and {id:int} have two Go names, because they have two types.
type key struct {
	text  string
	isInt bool
}

func keyOf(s routes.Segment) key { return key{s.Name, goType(s) == "int"} }

// newNames chooses names for the methods and parameters of a table, which the code's own names do not hide. The names do not depend on the
// order of the routes.
func newNames(t *routes.Table, code codeNames) *names {
	n := &names{params: map[key]string{}, builders: map[int]string{}, used: map[string]bool{}, variables: map[string]bool{}, code: code}
	n.nameMethods(t)
	n.nameParams(t)
	return n
}

// nameMethods names the method of each route: ShowPost for showPost. If a table has both ShowPost and showPost, the second becomes
// ShowPost2. So does the second route with the handler ShowPost, among the names that are different for each route.
func (n *names) nameMethods(t *routes.Table) {
	byRoute := map[string]string{}            // the methods of Handlers, by the name of the route
	used := map[string]bool{"Handlers": true} // wrapped and silent embed Handlers
	isUsed := func(name string) bool { return used[name] }
	for _, keepsName := range []bool{true, false} {
		for _, i := range byName(t) {
			if name := t.Routes[i].Name; byRoute[name] == "" && (exported(name) == name) == keepsName {
				byRoute[name] = free(exported(name), isUsed)
				used[byRoute[name]] = true
			}
		}
	}
	taken := map[string]bool{}
	for _, r := range t.Routes {
		handler := byRoute[r.Name]
		method := handler
		if taken[handler] {
			method = free(handler, isUsed)
			used[method] = true
		}
		taken[handler] = true
		n.handlers, n.methods = append(n.handlers, handler), append(n.methods, method)
	}
}

// byName returns the indexes of the routes, sorted by name.
func byName(t *routes.Table) []int {
	var all []int
	for i := range t.Routes {
		all = append(all, i)
	}
	slices.SortFunc(all, func(a, b int) int { return cmp.Compare(t.Routes[a].Name, t.Routes[b].Name) })
	return all
}

// nameParams names each parameter: slug for {slug}, userId for {user-id}, typeValue for {type}. In a table with {id:int} and {id},
// the second becomes idText. Fields have the same names, with a capital.
func (n *names) nameParams(t *routes.Table) {
	keys := map[key]bool{}
	for _, r := range t.Routes {
		for _, s := range r.Params() {
			keys[keyOf(s)] = true
		}
	}
	sorted := slices.SortedFunc(maps.Keys(keys), func(a, b key) int {
		return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(fmt.Sprint(a.isInt), fmt.Sprint(b.isInt)))
	})
	n.sorted, n.fields = sorted, map[key]string{}
	used := map[string]bool{}
	for _, k := range sorted {
		name := exported(identifier(k.text))
		if !k.isInt && keys[key{k.text, true}] {
			name += "Text"
		}
		n.fields[k] = free(name, func(name string) bool { return used[name] })
		used[n.fields[k]] = true
	}
	if n.code.isDraft {
		for i, k := range sorted {
			n.params[k] = fmt.Sprint(paramPlaceholder, i)
			n.used[n.params[k]] = true
		}
		return
	}
	isReserved := func(name string) bool { return token.IsKeyword(name) || n.code.besideParams[name] }
	isUsed := func(name string) bool { return n.used[name] || isReserved(name) }
	for _, keepsName := range []bool{true, false} {
		for _, k := range sorted {
			name := identifier(k.text)
			if !k.isInt && keys[key{k.text, true}] {
				name += "Text"
			}
			if (name == k.text) == keepsName {
				if isReserved(name) {
					name += "Value"
				}
				n.params[k] = free(name, isUsed)
				n.used[n.params[k]] = true
			}
		}
	}
}

// param returns the name of a parameter.
func (n *names) param(s routes.Segment) string { return n.params[keyOf(s)] }

// isFree reports whether a declaration of the package can have the name.
func (n *names) isFree(name string) bool {
	isGo := token.IsKeyword(name) || types.Universe.Lookup(name) != nil || name == "init" || name == "main"
	return !isGo && !n.used[name] && !n.variables[name] && !n.code.besideOthers[name]
}

// topLevel returns a free name for a declaration of the package. It adds a number to name if necessary.
func (n *names) topLevel(name string) string {
	if n.code.isDraft {
		name = fmt.Sprint(topLevelPlaceholder, len(n.used))
	}
	name = free(name, func(name string) bool { return !n.isFree(name) })
	n.used[name] = true
	return name
}

// variable returns the name of a variable with the value of a parameter. This is the parameter's name, with a number if one of the others
// has it.
func (n *names) variable(param string, others []string) string {
	name := free(param, func(name string) bool {
		return slices.Contains(others, name) || name != param && (n.used[name] || n.code.besideParams[name])
	})
	n.variables[name] = true
	return name
}

// free returns the first of name, name2, name3 … that is not used.
func free(name string, isUsed func(string) bool) string {
	for i, first := 2, name; isUsed(name); i++ {
		name = fmt.Sprintf("%s%d", first, i)
	}
	return name
}

// exported returns an exported name: ShowPost for showPost, X日本 for 日本, which has no upper case.
func exported(name string) string {
	c, size := utf8.DecodeRuneInString(name)
	if name = string(unicode.ToUpper(c)) + name[size:]; token.IsExported(name) {
		return name
	}
	return "X" + name
}

// identifier returns the text if it is an identifier, and otherwise one made of its letters and digits: "userId" for "user-id".
func identifier(text string) string {
	if token.IsIdentifier(text) && text != "_" || token.IsKeyword(text) {
		return text
	}
	var name strings.Builder
	upper := false
	for _, c := range text {
		switch {
		case !unicode.IsLetter(c) && !unicode.IsDigit(c):
			upper = name.Len() > 0
			continue
		case name.Len() == 0 && unicode.IsDigit(c):
			name.WriteString("n")
		case upper:
			c = unicode.ToUpper(c)
		}
		name.WriteRune(c)
		upper = false
	}
	if name.Len() == 0 {
		return "param"
	}
	return name.String()
}
