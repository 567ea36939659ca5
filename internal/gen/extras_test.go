package gen

import "testing"

// TestConflicts: two things cannot have the same method of Handlers, and http.ServeMux refuses some options.
func TestConflicts(t *testing.T) {
	hooks, lookup, mux := Options{Hooks: true}, Options{Lookup: true}, "servemux"
	for _, c := range []struct {
		table, technique string
		options          Options
		want             string // "" if routegen accepts the table
	}{
		{"GET /a list @auth\nPUT /a auth", "", Options{}, `route 1, column 1: "GET /a": the group @auth and the handler auth of line 2 both need the method Auth of Handlers; rename one`},
		{"GET /a list @auth\nPUT /a put @Auth", "", Options{}, `route 2, column 1: "PUT /a": the group @Auth and the group @auth of line 1 both need the method Auth of Handlers; rename one`},
		{"GET /a list @handlers", "", Options{}, `route 1, column 1: "GET /a": the group @handlers and the interface both need the method Handlers of Handlers; rename one`},
		{"GET /a notFound", "", Options{}, ""},
		{"GET /a notFound", "", hooks, "-hooks: the handler notFound of line 1 needs the method NotFound of Handlers, which is the hook's; rename it"},
		{"GET /a list @methodNotAllowed", "", hooks, "-hooks: the group @methodNotAllowed of line 1 needs the method MethodNotAllowed of Handlers, which is the hook's; rename it"},
		{"GET /a", mux, hooks, "http.ServeMux has no hooks for 404 and 405; leave out -hooks, or choose another technique, such as after"},
		{"GET /a", mux, lookup, "http.ServeMux has a lookup of its own, its method Handler; leave out -lookup, or choose another technique, such as after"},
		{"GET /a list @auth", mux, Options{Pattern: true, PathValues: true}, ""},
	} {
		o := c.options
		o.Package, o.Technique, o.HEAD = "router", "after", true
		if c.technique != "" {
			o.Technique = c.technique
		}
		_, err := Generate(parsed(t, c.table), o)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%q with %+v: %q, want %q", c.table, c.options, got, c.want)
		}
	}
}
