package routertest

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/routes"
)

// Echo writes the answer of a route that a router knows by its own pattern. It takes the place of the program's handlers:
//
//	router.GET("/users/:id", func(c *gin.Context) { table.Echo(c.Writer, "GET", c.FullPath(), c.Param) })
//
// The argument pattern may be written as in http.ServeMux (also with the method), gorilla/mux, chi, gin, echo or httprouter. The
// argument method is the method of the route or of the request. Echo answers for the route of the table with the same texts, and
// with parameters at the same places; among several, for the one with the same names. The function value returns the value of a
// parameter by the name that it has in the pattern, such as "*" for the rest in chi and echo. Echo removes the slash before the rest
// that gin and httprouter return for "*path".
//
// If the table has no such route, the answer is a 500 that says so.
func (t Table) Echo(w http.ResponseWriter, method, pattern string, value func(name string) string) {
	if before, path, ok := strings.Cut(pattern, "/"); ok {
		pattern = "/" + path
		if m, _, ok := strings.Cut(before, " "); ok {
			method = m
		}
	}
	segments := readPattern(pattern)
	i, params := t.find(method, segments)
	if i < 0 {
		http.Error(w, fmt.Sprintf("routertest: the table has no route %s %s", method, pattern), http.StatusInternalServerError)
		return
	}
	var values []any
	for k, s := range params {
		text := ""
		if k < len(segments.params) {
			text = value(segments.params[k].name)
			if segments.params[k].isStar {
				text = strings.TrimPrefix(text, "/")
			}
		}
		if n, err := strconv.Atoi(text); err == nil && s.Kind == routes.Int {
			values = append(values, n)
		} else {
			values = append(values, text)
		}
	}
	Echo(w, t.routes.Routes[i].Name, values...)
}

// foreign is a pattern in the syntax of a library.
type foreign struct {
	shape  []string // for each segment, its text; parameters are marks
	params []foreignParam
}

// foreignParam is a parameter of such a pattern.
type foreignParam struct {
	name   string
	isStar bool // written "*name"
}

// The marks of parameters in a shape. A text never contains these bytes.
const (
	oneMark  = "\x00"
	restMark = "\x01"
)

// find returns the index of the route with the given shape, and its parameters. Without such a route, the index is -1.
func (t Table) find(method string, f foreign) (index int, params []routes.Segment) {
	index, best := -1, 0
	for i, r := range t.routes.Routes {
		likeness := likeness(r.Method, method)
		if likeness == 0 || !slices.ContainsFunc(r.Patterns, func(p routes.Pattern) bool { return slices.Equal(shapeOf(p), f.shape) }) {
			continue
		}
		for k, s := range r.Params() {
			if k < len(f.params) && f.params[k].name == s.Name {
				likeness++
			}
		}
		if likeness > best {
			index, best, params = i, likeness, r.Params()
		}
	}
	return index, params
}

// likeness says how well a route's method serves a request's method. It is 0 if the route does not serve it.
func likeness(route, method string) int {
	switch {
	case route == method:
		return 3000
	case route == http.MethodGet && method == http.MethodHead:
		return 2000
	case route == routes.AnyMethod:
		return 1000
	}
	return 0
}

// shapeOf returns the shape of a table's pattern.
func shapeOf(p routes.Pattern) []string {
	var shape []string
	for _, s := range p {
		switch s.Kind {
		case routes.Text:
			shape = append(shape, s.Text)
		case routes.Rest:
			shape = append(shape, restMark)
		default:
			shape = append(shape, s.Before+oneMark+s.After)
		}
	}
	return shape
}

// readPattern reads a pattern in the syntax of any library.
func readPattern(pattern string) foreign {
	var f foreign
	for _, s := range splitPattern(pattern) {
		before, inner, after, isParam := "", "", "", true
		if open, end := strings.Index(s, "{"), strings.LastIndex(s, "}"); open >= 0 && end > open {
			before, inner, after = s[:open], s[open+1:end], s[end+1:]
		} else if strings.HasPrefix(s, ":") && s != ":" {
			inner = s[1:]
		} else if strings.HasPrefix(s, "*") {
			f.shape = append(f.shape, restMark)
			name := strings.TrimPrefix(s, "*")
			f.params = append(f.params, foreignParam{orStar(name), name != ""})
			continue
		} else {
			isParam = false
		}
		switch name, regexp, _ := strings.Cut(inner, ":"); {
		case !isParam:
			f.shape = append(f.shape, strings.ReplaceAll(s, `\:`, ":"))
		case inner == "$":
			f.shape = append(f.shape, "")
		case strings.HasSuffix(inner, "..."):
			f.add(restMark, strings.TrimSuffix(inner, "..."))
		case regexp == ".*" || regexp == ".+":
			f.add(restMark, name)
		default:
			f.add(before+oneMark+after, name)
		}
	}
	return f
}

func (f *foreign) add(shape, name string) {
	f.shape = append(f.shape, shape)
	f.params = append(f.params, foreignParam{name: name})
}

func orStar(name string) string {
	if name == "" {
		return "*"
	}
	return name
}

// splitPattern splits a pattern at its slashes, except within braces.
func splitPattern(pattern string) []string {
	var all []string
	depth, start := 0, 1
	for i := 1; i < len(pattern); i++ {
		switch pattern[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '/':
			if depth == 0 {
				all = append(all, pattern[start:i])
				start = i + 1
			}
		}
	}
	return append(all, pattern[start:])
}
