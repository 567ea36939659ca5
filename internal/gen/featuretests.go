package gen

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// featureTests writes the tests of groups, hooks and Lookup.
func (c *code) featureTests() {
	if len(c.table.Groups()) > 0 {
		c.groupsTest()
	}
	if c.options.Hooks {
		c.hooksTest()
	}
	if c.options.Lookup {
		c.lookupTest()
	}
}

// samples returns a request for each route that serves one. For http.ServeMux, it leaves out requests that are redirected.
func (c *code) samples() map[int]query {
	all := map[int]query{}
	if c.names.code.isDraft {
		return all
	}
	methods := c.table.Methods()
	for i := range c.table.Routes {
		for q := range near(c.table, i, usualPerRoute, methods) {
			if c.table.Want(q.method, q.path).Route == i && (!c.isMux || c.isLeft(q)) {
				all[i] = q
				break
			}
		}
	}
	return all
}

// served returns requests that route i serves, with different methods, without and with an optional end. sample is one of them.
func (c *code) served(i int, sample query) []query {
	paths := []string{sample.path}
	for _, p := range c.table.Routes[i].Patterns {
		if path := p.Sample(); path != sample.path {
			paths = append(paths, path)
		}
	}
	var all []query
	for _, path := range paths {
		for _, method := range []string{sample.method, "HEAD", "OPTIONS", otherMethod} {
			q := query{method, path}
			if c.table.Want(method, path).Route == i && (!c.isMux || c.isLeft(q)) && !slices.Contains(all, q) {
				all = append(all, q)
			}
		}
	}
	return all
}

// groupsTest writes TestGroups.
func (c *code) groupsTest() {
	c.imported("net/http", "net/http/httptest", "net/url", "strings", "testing")
	c.p("")
	c.p("// TestGroups requests each route with the methods that it serves, without and with its optional end. The request must pass the")
	c.p("// middleware of the route's groups, in their order.")
	c.p("func TestGroups(t *testing.T) {")
	c.p("router := newTested()")
	c.p("for _, c := range []struct{ method, path, groups string }{")
	samples := c.samples()
	for i, r := range c.table.Routes {
		if sample, ok := samples[i]; ok {
			for _, q := range c.served(i, sample) {
				c.p("{%q, %q, %q},", q.method, q.path, strings.Join(r.Groups, " "))
			}
		}
	}
	c.p("} {")
	c.p("w := httptest.NewRecorder()")
	c.p("router.ServeHTTP(w, &http.Request{Method: c.method, URL: &url.URL{Path: c.path}, Header: http.Header{}})")
	c.p(`if got := strings.Join(w.Header()["Group"], " "); got != c.groups {`)
	c.p(`t.Errorf("%%q %%q passes the groups %%q, want %%q", c.method, c.path, got, c.groups)`)
	c.p("}")
	c.p("}")
	c.p("}")
}

// hooksTest writes TestHooks.
func (c *code) hooksTest() {
	c.imported("net/http", "net/http/httptest", "net/url", "testing")
	c.p("")
	c.p("// TestHooks sends requests that no route serves: a hook must answer them.")
	c.p("func TestHooks(t *testing.T) {")
	c.p("router := newTested()")
	c.p("for _, c := range []struct{ method, path, hook string }{")
	c.p("{%q, %q, %q},", otherMethod, "", "NotFound")
	samples := c.samples()
	for i := range c.table.Routes {
		if path := samples[i].path; c.table.Want(otherMethod, path).Status == http.StatusMethodNotAllowed {
			c.p("{%q, %q, %q},", otherMethod, path, "MethodNotAllowed")
			break
		}
	}
	c.p("} {")
	c.p("w := httptest.NewRecorder()")
	c.p("router.ServeHTTP(w, &http.Request{Method: c.method, URL: &url.URL{Path: c.path}, Header: http.Header{}})")
	c.p(`if got := w.Header().Get("Hook"); got != c.hook {`)
	c.p(`t.Errorf("%%q %%q is answered by the hook %%q, want %%q", c.method, c.path, got, c.hook)`)
	c.p("}")
	c.p("}")
	c.p("}")
}

// lookupTest writes TestLookup.
func (c *code) lookupTest() {
	c.imported("reflect", "testing")
	c.p("")
	c.p("// TestLookup looks up each route, and a method that it does not have.")
	c.p("func TestLookup(t *testing.T) {")
	c.p("for _, c := range []struct {")
	c.p("method, path string")
	c.p("want Match")
	c.p("}{")
	samples := c.samples()
	for i := range c.table.Routes {
		if q, ok := samples[i]; ok {
			c.lookupCase(q)
			c.lookupCase(query{otherMethod, q.path})
		}
	}
	c.p("} {")
	c.p("if got := Lookup(c.method, c.path); !reflect.DeepEqual(got, c.want) {")
	c.p(`t.Errorf("%%q %%q: found %%+v, want %%+v", c.method, c.path, got, c.want)`)
	c.p("}")
	c.p("}")
	c.p("}")
}

// lookupCase writes a case of TestLookup.
func (c *code) lookupCase(q query) {
	want := c.table.Want(q.method, q.path)
	if want.Route < 0 {
		c.p("{%q, %q, Match{Allow: []string{%s}}},", q.method, q.path, quoteAll(want.Allow))
		return
	}
	r := c.table.Routes[want.Route]
	var values []string
	for k, p := range c.params(want.Route) {
		values = append(values, fmt.Sprintf("%s: %#v", c.names.fields[keyOf(p.segment)], want.Values[k]))
	}
	c.p("{%q, %q, Match{Method: %q, Pattern: %q, Name: %q, Params: Params{%s}}},", q.method, q.path, r.Method, r.Pattern, r.Name, strings.Join(values, ", "))
}
