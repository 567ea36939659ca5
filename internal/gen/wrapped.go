package gen

import (
	"fmt"
	"strings"
)

// Some features run code between a route and its handler: the middleware of groups, and the options Pattern, PathValues and Lookup. Then the
// generated type wrapped has a method for each route. The router calls that method, and the method calls the handler:
//
//	func (h *wrapped) ShowPost(w http.ResponseWriter, r *http.Request, slug string) {
//		r.Pattern = "GET /posts/{slug}"
//		h.Handlers.ShowPost(w, r, slug)
//	}
//
// A route that needs no such code has no method: wrapped embeds Handlers, so the router calls its handler as it does without these
// features.

// isWrapped reports whether the router has the type wrapped.
func (c *code) isWrapped() bool {
	o := c.options
	return !c.isMux && (o.Pattern || o.PathValues || o.Lookup || len(c.table.Groups()) > 0)
}

// handlersType returns the type of the variable h in the functions of a technique.
func (c *code) handlersType() string {
	if c.isWrapped() {
		return "*wrapped"
	}
	return "Handlers"
}

// hasChain reports whether route i has a chain of middleware in the type wrapped.
func (c *code) hasChain(i int) bool { return len(c.table.Routes[i].Groups) > 0 }

// chain returns the name of the field that has the middleware of route i. It contains the whole name of the method, because two methods may
// have the same name in lower case: "İx" and "Ix" are both "ix".
func (c *code) chain(i int) string { return "chain" + c.method(i) }

// setsValues reports whether the router sets path values for route i.
func (c *code) setsValues(i int) bool { return c.options.PathValues && len(c.params(i)) > 0 }

// beginNew writes the beginning of New, after its comment. If the router has the type wrapped, New calls a function newRouter, and what
// follows is the body of that function.
func (c *code) beginNew() {
	c.p("func New(h Handlers) http.Handler {")
	if !c.isWrapped() {
		return
	}
	c.p("return newRouter(wrap(h))")
	c.p("}")
	c.p("")
	c.p("// newRouter does the work of New.")
	c.p("func newRouter(h *wrapped) http.Handler {")
}

// wrapped writes the type wrapped and its methods.
func (c *code) wrapped() {
	c.p("")
	c.p("// wrapped has the handlers. For some routes it does something before it calls the handler.")
	c.p("type wrapped struct {")
	c.p("Handlers")
	if c.options.Lookup {
		c.p("isLookup bool // only Lookup asks")
	}
	for i, r := range c.table.Routes {
		if c.hasChain(i) {
			c.p("%s http.Handler // @%s", c.chain(i), strings.Join(r.Groups, " @"))
		}
	}
	c.p("}")
	c.p("")
	c.p("// wrap returns the handlers of h, with their middleware.")
	c.p("func wrap(h Handlers) *wrapped {")
	c.p("return &wrapped{")
	c.p("Handlers: h,")
	for i := range c.table.Routes {
		if c.hasChain(i) {
			end := "http.HandlerFunc(h." + c.handler(i) + ")"
			if len(c.params(i)) > 0 {
				c.use("chain")
				end = fmt.Sprintf("endOfChain(%q)", c.method(i))
			}
			c.p("%s: %s,", c.chain(i), c.throughGroups(i, end))
		}
	}
	c.p("}")
	c.p("}")
	for i := range c.table.Routes {
		c.wrappedMethod(i)
	}
}

// throughGroups returns the call of the middleware of route i's groups around an http.Handler.
func (c *code) throughGroups(i int, handler string) string {
	groups := c.table.Routes[i].Groups
	for k := len(groups) - 1; k >= 0; k-- {
		handler = fmt.Sprintf("h.%s(%s)", exported(groups[k]), handler)
	}
	return handler
}

// wrappedMethod writes the method of wrapped for route i, if it has one. A route that shares its handler has one only if it needs it, or if
// its name is not the handler's.
func (c *code) wrappedMethod(i int) {
	o := c.options
	if !o.Pattern && !o.Lookup && !c.hasChain(i) && !c.setsValues(i) && c.method(i) == c.handler(i) {
		return
	}
	c.p("")
	c.p("func (h *wrapped) %s(%s) {", c.method(i), c.signature(i))
	if o.Lookup {
		c.found(i)
	}
	if o.Pattern {
		c.p("r.Pattern = %q", muxPattern(c.table.Routes[i]))
	}
	toChain := c.hasChain(i) && len(c.params(i)) > 0
	ctx, request := "r.Context()", "r"
	if toChain {
		c.imported("context")
		c.p("handler := func(w http.ResponseWriter, r *http.Request) { %s }", c.handlerCall(i, "r"))
		c.p("ctx := context.WithValue(r.Context(), handlerOf(%q), http.HandlerFunc(handler))", c.method(i))
		ctx = "ctx"
	}
	if c.setsValues(i) {
		request = "copied"
		c.use("withOwnValues")
		c.p("copied := withOwnValues(r, %s)", ctx)
		for _, p := range c.params(i) {
			c.p("copied.SetPathValue(%q, %s)", p.segment.Name, c.pathValue(p))
		}
	} else if toChain {
		request = "copied"
		c.p("copied := r.WithContext(ctx)")
	}
	if c.hasChain(i) {
		c.p("h.%s.ServeHTTP(w, %s)", c.chain(i), request)
	} else {
		c.p("%s", c.handlerCall(i, request))
	}
	if request == "copied" {
		c.use("passForm")
		c.p("passForm(r, copied)")
	}
	c.p("}")
}

// handlerCall returns the call of route i's handler in a method of wrapped, with the request in the variable request.
func (c *code) handlerCall(i int, request string) string {
	args := append([]string{"w", request}, argNames(c.params(i))...)
	return fmt.Sprintf("h.Handlers.%s(%s)", c.handler(i), strings.Join(args, ", "))
}
