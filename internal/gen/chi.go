package gen

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// newChi writes a New that registers the routes.
func newChi(c *code) {
	c.imported("net/http", "github.com/go-chi/chi/v5")
	c.registerMethods()
	c.p("// New returns a handler for the routes, which calls h.")
	c.p("func New(h Handlers) http.Handler {")
	c.wrapHandlers()
	rests := c.hasRest()
	if rests {
		c.p("m, rests := chi.NewRouter(), chi.NewRouter() // rests serves paths with an empty segment, such as /files//a")
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

// chiMethods has the methods that chi knows, and the functions that register a route for them.
var chiMethods = map[string]string{
	"CONNECT": "Connect", "DELETE": "Delete", "GET": "Get", "HEAD": "Head", "OPTIONS": "Options",
	"PATCH": "Patch", "POST": "Post", "PUT": "Put", "TRACE": "Trace",
}

// registerMethods writes an init that registers the methods of the table that chi does not know.
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

// refuseChi returns an error with each route that chi cannot serve.
func refuseChi(t *routes.Table) error {
	var all routes.Errors
	refuse := func(r routes.Route, format string, args ...any) {
		all = append(all, &routes.Error{Line: r.Line, Column: 1, Text: fmt.Sprintf(format, args...) + "; choose another technique, such as after"})
	}
	others := map[string]bool{}
	for _, r := range t.Routes {
		if r.Method != strings.ToUpper(r.Method) {
			refuse(r, "method %q has lower-case letters, and chi changes them to upper case", r.Method)
		} else if chiMethods[r.Method] == "" && !others[r.Method] {
			others[r.Method] = true
			if len(others) > mostOtherMethods {
				refuse(r, "method %q is one too many: chi accepts %d beside its own", r.Method, mostOtherMethods)
			}
		}
		for _, s := range r.Segments {
			if s.Kind == routes.Text && strings.Contains(s.Text, "*") {
				refuse(r, "segment %q has a *, which matches the rest of the path in chi", s.Text)
			}
		}
	}
	if all == nil {
		return nil
	}
	return all
}

// mostOtherMethods is the number of methods that a program can add to chi. chi needs one bit for each method, and has eleven
// methods of its own.
const mostOtherMethods = 53

// writeChi writes the code around chi. With it, chi matches paths as the table says.
func writeChi(c *code) {
	c.imported("context", "strings")
	c.p("")
	c.p("// methods has the methods of the routes.")
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

// serveChi writes the function that passes a path to chi.
func (c *code) serveChi() {
	rests, orEmptySegment := c.hasRest(), ` || strings.Contains(path, "//")`
	c.p("")
	c.p("// serve makes chi match r.URL.Path: by itself, chi would match r.URL.RawPath if the client sent one. It answers 404 if the path")
	c.p("// does not begin with a slash, because chi treats the empty path as \"/\".")
	c.p("//")
	if rests {
		orEmptySegment = ""
		c.p("// In chi, a parameter also matches an empty segment. So rests serves \"/files//a\": rests has only the routes that end in *,")
		c.p("// and matches the path up to the empty segment.")
		c.copiedRequest()
		c.p("func serve(m, rests *chi.Mux, w http.ResponseWriter, r *http.Request) {")
	} else {
		c.p("// In chi, a parameter also matches an empty segment. So \"/posts//a\" is 404 here.")
		c.copiedRequest()
		c.p("func serve(m *chi.Mux, w http.ResponseWriter, r *http.Request) {")
	}
	c.p("path := r.URL.Path")
	c.p(`if !strings.HasPrefix(path, "/")%s {`, orEmptySegment)
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
	c.p("own = r.Clone(ctx) // Clone also copies the path values")
	c.p("}")
	c.p("m.ServeHTTP(w, own)")
	if c.options.Pattern {
		c.p("r.Pattern = own.Pattern")
	}
	c.p("}")
}

// copiedRequest writes the end of the comment on serve.
func (c *code) copiedRequest() {
	c.p("//")
	c.p("// chi gets a copy of the request with a new route context, because it would change the context of an outer chi router.")
}

// chiHelpers is the code that all routers with chi share, up to the call of refuse.
const chiHelpers = `
// refuseOthers sets the answers for requests without a route. chi's own 405 has one Allow line for each method, in random order,
// and chi answers 405 for a method that it does not know even if no route matches the path.
func refuseOthers(m *chi.Mux) {
	refused := func(w http.ResponseWriter, r *http.Request) {
		var allow []string
		for _, method := range methods {
			if m.Match(chi.NewRouteContext(), method, chi.RouteContext(r.Context()).RoutePath) {
				allow = append(allow, method)
			}
		}
`

// chiNumber is the code for routes with a number.
const chiNumber = `
// positive is a regular expression for 1 … math.MaxInt, perhaps with leading zeros. If math.MaxInt were 213, it would be
// 0*([1-9][0-9]{0,1}|[1-1][0-9]{2}|2[0-0][0-9]{1}|21[0-2][0-9]{0}|213).
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

// number returns the value of a parameter that matched positive.
func number(r *http.Request, name string) int {
	n, _ := strconv.Atoi(chi.URLParam(r, name))
	return n
}
`

// chiRest is the code for routes that end in {name...}.
const chiRest = `
// rest returns the part of the path that the * of the pattern matches. chi may have matched only the path up to an empty segment,
// so its own value may be too short.
func rest(r *http.Request) string {
	rctx := chi.RouteContext(r.Context())
	return r.URL.Path[len(rctx.RoutePath)-len(rctx.URLParam("*")):]
}
`
