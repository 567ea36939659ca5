package gen

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// newChi prints a New that registers the routes.
func newChi(c *code) {
	c.imported("net/http", "github.com/go-chi/chi/v5")
	c.registerMethods()
	c.p("// New returns a handler for the routes, which calls h.")
	c.p("func New(h Handlers) http.Handler {")
	c.wrapHandlers()
	rests := c.hasRest()
	if rests {
		c.p("m, rests := chi.NewRouter(), chi.NewRouter() // rests is for paths with an empty segment")
	} else {
		c.p("m := chi.NewRouter()")
	}
	for i, r := range c.table.Routes {
		if r.Segments[len(r.Segments)-1].Kind != routes.Rest {
			c.p("%s", c.chiRoute(i))
		}
	}
	if rests {
		c.p("for _, m := range []chi.Router{m, rests} {")
		for i, r := range c.table.Routes {
			if r.Segments[len(r.Segments)-1].Kind == routes.Rest {
				c.p("%s", c.chiRoute(i))
			}
		}
		c.p("}")
		c.p("refuseOthers(rests)")
	}
	c.p("refuseOthers(m)")
	routers := "m"
	if rests {
		routers = "m, rests"
	}
	c.p("return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(%s, w, r) })", routers)
	c.p("}")
}

// hasRest reports whether a route ends in {name...}.
func (c *code) hasRest() bool {
	return slices.ContainsFunc(c.table.Routes, func(r routes.Route) bool { return r.Segments[len(r.Segments)-1].Kind == routes.Rest })
}

// chiMethods is the methods for which chi has a function of its own, and the function's name.
var chiMethods = map[string]string{
	"CONNECT": "Connect", "DELETE": "Delete", "GET": "Get", "HEAD": "Head", "OPTIONS": "Options",
	"PATCH": "Patch", "POST": "Post", "PUT": "Put", "TRACE": "Trace",
}

// registerMethods prints what makes the table's other methods known to chi.
func (c *code) registerMethods() {
	var others []string
	for _, method := range c.table.Methods() {
		if chiMethods[method] == "" {
			others = append(others, method)
		}
	}
	if others == nil {
		return
	}
	c.p("func init() {")
	for _, method := range others {
		c.p("chi.RegisterMethod(%q)", method)
	}
	c.p("}")
	c.p("")
}

// chiRoute returns the call that registers route i.
func (c *code) chiRoute(i int) string {
	r := c.table.Routes[i]
	pattern := ""
	var args []string
	for _, s := range r.Segments {
		name := ""
		if s.Kind != routes.Text {
			name = c.names.param(s)
		}
		switch s.Kind {
		case routes.Text:
			pattern += "/" + s.Text
		case routes.Int:
			pattern += "/{" + name + ":\x00}"
			args = append(args, fmt.Sprintf("number(r, %q)", name))
		case routes.Any:
			pattern += "/{" + name + "}"
			args = append(args, fmt.Sprintf("chi.URLParam(r, %q)", name))
		case routes.Rest:
			pattern += "/*"
			args = append(args, "rest(r)")
		}
	}
	handler := "h." + c.method(i)
	if len(args) > 0 {
		handler = fmt.Sprintf("func(w http.ResponseWriter, r *http.Request) { %s }", c.call(i, args...))
	}
	quoted := strings.ReplaceAll(fmt.Sprintf("%q", pattern), `\x00`, `"+positive+"`)
	if function := chiMethods[r.Method]; function != "" {
		return fmt.Sprintf("m.%s(%s, %s)", function, quoted, handler)
	}
	return fmt.Sprintf("m.MethodFunc(%q, %s, %s)", r.Method, quoted, handler)
}

// refuseChi says what chi cannot take.
func refuseChi(t *routes.Table) error {
	var all routes.Errors
	refuse := func(r routes.Route, format string, args ...any) {
		all = append(all, &routes.Error{Line: r.Line, Column: 1, Text: fmt.Sprintf(format, args...) + "; want another technique, like after"})
	}
	others := map[string]bool{}
	for _, r := range t.Routes {
		if r.Method != strings.ToUpper(r.Method) {
			refuse(r, "method %q has small letters, and chi makes capitals of them", r.Method)
		} else if chiMethods[r.Method] == "" && !others[r.Method] {
			others[r.Method] = true
			if len(others) > mostOtherMethods {
				refuse(r, "method %q is one more than the %d that chi takes beside its own", r.Method, mostOtherMethods)
			}
		}
		for _, s := range r.Segments {
			if s.Kind == routes.Text && strings.Contains(s.Text, "*") {
				refuse(r, "segment %q has a *, which stands for the rest of the path in chi", s.Text)
			}
		}
	}
	if all == nil {
		return nil
	}
	return all
}

// mostOtherMethods is how many methods can be registered with chi, which keeps them as bits and has eleven already.
const mostOtherMethods = 53

// writeChi prints what the routes need to be matched as the table wants it.
func writeChi(c *code) {
	c.imported("context", "strings")
	c.p("")
	c.p("// methods is those of the routes.")
	c.p("var methods = []string{%s}", quoteAll(c.table.Methods()))
	c.serveChi()
	c.body.WriteString(chiHelpers)
	c.p("%s", c.refuseCall("allow"))
	c.p("}")
	c.p("m.NotFound(refused)")
	c.p("m.MethodNotAllowed(refused)")
	c.p("}")
	if c.hasInt() {
		c.imported("math", "strconv")
		c.body.WriteString(chiNumber)
	}
	if c.hasRest() {
		c.body.WriteString(chiRest)
	}
	c.useRefuse()
}

// hasInt reports whether a route has a number.
func (c *code) hasInt() bool {
	return slices.ContainsFunc(c.table.Routes, func(r routes.Route) bool {
		return slices.ContainsFunc(r.Segments, func(s routes.Segment) bool { return s.Kind == routes.Int })
	})
}

// serveChi prints the function that says what chi is to match.
func (c *code) serveChi() {
	rests, isAstray := c.hasRest(), ` || strings.Contains(path, "//")`
	c.p("")
	c.p("// serve has chi match the decoded path: chi matches URL.RawPath where the client sent one. It answers 404 for a path that does not")
	c.p("// begin with a slash; chi takes the empty path for \"/\". In chi, a parameter matches an empty segment inside a path, so a path that")
	if rests {
		isAstray = ""
		c.p("// has one is matched up to there, by the routes that end in a *. The request is a copy with a route context of its own, so that")
		c.p("// chi does not write into those of another router that the request comes through.")
		c.p("func serve(m, rests *chi.Mux, w http.ResponseWriter, r *http.Request) {")
	} else {
		c.p("// has one is 404. The request is a copy with a route context of its own, so that chi does not write into those of another router")
		c.p("// that the request comes through.")
		c.p("func serve(m *chi.Mux, w http.ResponseWriter, r *http.Request) {")
	}
	c.p("path := r.URL.Path")
	c.p(`if !strings.HasPrefix(path, "/")%s {`, isAstray)
	c.p("%s", c.refuseCall("nil"))
	c.p("return")
	c.p("}")
	if rests {
		c.p(`if i := strings.Index(path, "//"); i >= 0 {`)
		c.p("m, path = rests, path[:i+1]")
		c.p("}")
	}
	c.p("rctx := chi.NewRouteContext()")
	c.p("rctx.Routes, rctx.RoutePath = m, path")
	if c.table.HEAD {
		c.p(`if r.Method == "HEAD" && !m.Match(chi.NewRouteContext(), "HEAD", path) {`)
		c.p(`rctx.RouteMethod = "GET"`)
		c.p("}")
	}
	c.p("ctx := context.WithValue(r.Context(), chi.RouteCtxKey, rctx)")
	c.p("own := r.WithContext(ctx)")
	c.p(`if r.Pattern != "" {`)
	c.p("own = r.Clone(ctx) // with path values of its own")
	c.p("}")
	c.p("m.ServeHTTP(w, own)")
	if c.options.Pattern {
		c.p("r.Pattern = own.Pattern")
	}
	c.p("}")
}

// chiHelpers is what all routers with chi have, up to the call of refuse.
const chiHelpers = `
// refuseOthers has m refuse requests that have no route, with the methods that the path has. chi's own 405 has an Allow line for
// each, in random order, and a method that chi does not know gets a 405 even where the path has no route.
func refuseOthers(m *chi.Mux) {
	refused := func(w http.ResponseWriter, r *http.Request) {
		var allow []string
		for _, method := range methods {
			if m.Match(chi.NewRouteContext(), method, chi.RouteContext(r.Context()).RoutePath) {
				allow = append(allow, method)
			}
		}
`

// chiNumber is how chi matches numbers.
const chiNumber = `
// positive is a regular expression for 1 … math.MaxInt, with leading zeros: either fewer digits than math.MaxInt has, or its
// first digits and then a smaller one, or math.MaxInt itself.
var positive = func() string {
	most := strconv.Itoa(math.MaxInt)
	text := "[1-9][0-9]{0," + strconv.Itoa(len(most)-2) + "}"
	for i, digit := range most {
		lowest := '0'
		if i == 0 {
			lowest = '1'
		}
		if digit > lowest {
			text += "|" + most[:i] + "[" + string(lowest) + "-" + string(digit-1) + "][0-9]{" + strconv.Itoa(len(most)-i-1) + "}"
		}
	}
	return "0*(" + text + "|" + most + ")"
}()

// number returns the value of a parameter that is a number: its pattern made sure of that.
func number(r *http.Request, name string) int {
	n, _ := strconv.Atoi(chi.URLParam(r, name))
	return n
}
`

// chiRest is how a handler gets the rest of a path.
const chiRest = `
// rest returns what the * at the end of a pattern stands for, up to the end of the path: chi has matched the path up to an empty
// segment.
func rest(r *http.Request) string {
	rctx := chi.RouteContext(r.Context())
	return r.URL.Path[len(rctx.RoutePath)-len(rctx.URLParam("*")):]
}
`
