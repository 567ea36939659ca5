package gen

import (
	"fmt"

	"gorouting/internal/routes"
)

// extra is a method of Handlers that belongs to no route: the middleware of a group, or a hook.
type extra struct {
	name, signature string
	comment         string
	body            string // in handlers.go
	usual           string // does what a router without the method does
	marked          string // in router_test.go: does the same, and also what the tests look for
	nothing         string // answers nothing
}

const wrapperSignature = "(next http.Handler) http.Handler"

// extras returns the methods of Handlers that belong to no route.
func (c *code) extras() []extra {
	var all []extra
	often := "once for each of them"
	if c.isMux {
		often = "for each of their patterns"
	}
	for _, group := range c.table.Groups() {
		all = append(all, extra{
			name: exported(group), signature: wrapperSignature,
			comment: fmt.Sprintf("%s returns the middleware of the routes with @%s around next. New calls it %s.", exported(group), group, often),
			body:    "return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { // check r, and then call next.ServeHTTP(w, r)\n" + `http.Error(w, "501 not implemented", http.StatusNotImplemented)` + "\n})",
			usual:   "return next",
			marked:  fmt.Sprintf("return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\nw.Header().Add(\"Group\", %q)\nnext.ServeHTTP(w, r)\n})", group),
			nothing: "return next",
		})
	}
	if !c.options.Hooks {
		return all
	}
	notFound := `http.Error(w, "404 page not found", http.StatusNotFound)`
	notAllowed := `http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)`
	return append(all,
		extra{
			name: "NotFound", signature: "(w http.ResponseWriter, r *http.Request)",
			comment: "NotFound answers a request whose path no route matches.",
			body:    notFound, usual: notFound, marked: `w.Header().Set("Hook", "NotFound")` + "\n" + notFound,
		},
		extra{
			name: "MethodNotAllowed", signature: "(w http.ResponseWriter, r *http.Request, allow []string)",
			comment: "MethodNotAllowed answers a request if only routes with other methods match its path. The header Allow has been set to allow, sorted.",
			body:    notAllowed, usual: notAllowed,
			marked: "if strings.Join(allow, \", \") != w.Header().Get(\"Allow\") {\n" + `http.Error(w, "allow differs from the header Allow", http.StatusInternalServerError)` + "\nreturn\n}\n" + `w.Header().Set("Hook", "MethodNotAllowed")` + "\n" + notAllowed,
		})
}

// silenced returns the expression for handlers that New can run the router with: its hooks answer nothing.
func (c *code) silenced() string {
	if !c.options.Hooks {
		return "h"
	}
	c.use("silent")
	if c.isWrapped() {
		return "&wrapped{Handlers: silent{h.Handlers}}"
	}
	return "silent{h}"
}

// refuseNames returns an error if a group and a route, two groups, or a hook and one of them would have the same method in Handlers.
func refuseNames(t *routes.Table, o Options) error {
	c := newCode(t, o, technique{})
	taken := map[string]string{"Handlers": "the interface"} // who has a method
	for i, r := range t.Routes {
		taken[c.handler(i)] = fmt.Sprintf("the handler %s of line %d", r.Name, r.Line)
	}
	var all routes.Errors
	isChecked := map[string]bool{}
	for _, r := range t.Routes {
		for _, group := range r.Groups {
			name := exported(group)
			if isChecked[group] {
				continue
			}
			isChecked[group] = true
			if other := taken[name]; other != "" {
				text := fmt.Sprintf("%q: the group @%s and %s both need the method %s of Handlers; rename one", r, group, other, name)
				all = append(all, &routes.Error{Line: r.Line, Column: 1, Text: text})
			}
			taken[name] = fmt.Sprintf("the group @%s of line %d", group, r.Line)
		}
	}
	if all != nil {
		return all
	}
	for _, hook := range []string{"NotFound", "MethodNotAllowed"} {
		if other := taken[hook]; o.Hooks && other != "" {
			return fmt.Errorf("-hooks: %s needs the method %s of Handlers, which is the hook's; rename it", other, hook)
		}
	}
	return nil
}
