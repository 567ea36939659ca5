package gen

import (
	"fmt"
	"strconv"
	"strings"

	"gorouting/internal/routes"
)

// testFile returns router_test.go: it tests the router with the kit.
func (c *code) testFile() ([]byte, error) {
	c.imported("net/http", "testing", "gorouting/routertest")
	suffix := ""
	if c.table.HEAD {
		suffix += ".ServingHEAD()"
	}
	if c.table.OPTIONS {
		suffix += ".ServingOPTIONS()"
	}
	c.p("var tested = routertest.MustParse(%s)%s", c.tableText(), suffix)
	c.p("")
	c.p("func TestRoutes(t *testing.T) { routertest.Run(t, tested, newTested) }")
	c.p("")
	c.p("func FuzzRoutes(f *testing.F) { routertest.Fuzz(f, tested, newTested) }")
	c.p("")
	c.p("func BenchmarkRoutes(b *testing.B) { routertest.Benchmark(b, tested, newTested) }")
	c.p("")
	c.echo("routertest.Echo")
	if c.options.Paths {
		c.pathTests()
	}
	return c.file(true, func() {})
}

// echo writes handlers that pass their names and values to the function with the given name.
// echo also writes newTested, which returns a router with these handlers.
func (c *code) echo(function string) {
	c.p("func newTested() http.Handler { return New(echo{}) }")
	c.p("")
	c.p("// echo has handlers that answer with their names and values.")
	c.p("type echo struct{}")
	for i, r := range c.table.Routes {
		args := []string{"w", strconv.Quote(r.Name)}
		for _, p := range c.params(i) {
			args = append(args, p.name)
		}
		c.p("")
		c.p("func (echo) %s(%s) {", c.method(i), c.signature(i))
		c.p("%s(%s)", function, strings.Join(args, ", "))
		c.p("}")
	}
}

// tableText returns the table as a Go literal.
func (c *code) tableText() string {
	text := "\n"
	for _, r := range c.table.Routes {
		line := fmt.Sprintf("%s %s %s", r.Method, r.Pattern, r.Name)
		if literal(line)[0] != '`' {
			return strconv.Quote(c.table.String())
		}
		text += "\t" + line + "\n"
	}
	return "`" + text + "`"
}

// standaloneFile returns a router_test.go that imports only the standard library. It has requests and the right answers.
func (c *code) standaloneFile() ([]byte, error) {
	c.imported("fmt", "net/http", "net/http/httptest", "net/url", "slices", "strings", "testing")
	c.p("// cases has requests and the right answers: the handler's name and its values, 404, or 405 with the methods of the path.")
	c.p("var cases = []struct{ method, path, want string }{")
	for _, q := range c.requests() {
		c.p("{%q, %q, %q},", q.method, q.path, wanted(c.table, q))
	}
	c.p("}")
	c.body.WriteString(standaloneTest)
	c.body.WriteString(benchmarkAndTell)
	c.oracle()
	c.echo("tell")
	if c.options.Paths {
		c.pathTests()
	}
	return c.file(true, func() {})
}

// wanted returns the right answer to a request, in the form of the generated test.
func wanted(t *routes.Table, q query) string {
	switch want := t.Want(q.method, q.path); want.Status {
	case 200:
		text := t.Routes[want.Route].Name
		for _, v := range want.Values {
			text += fmt.Sprintf(" %q", fmt.Sprint(v))
		}
		return text
	case 404:
		return "404"
	default:
		return fmt.Sprintf("%d %s", want.Status, strings.Join(want.Allow, ", "))
	}
}

// standaloneTest sends the cases to the router.
const standaloneTest = `
// ask returns the router's answer, in the form of cases.
func ask(router http.Handler, method, path string) string {
	w := httptest.NewRecorder()
	router.ServeHTTP(w, &http.Request{Method: method, URL: &url.URL{Path: path}, Header: http.Header{}})
	if w.Code == http.StatusOK {
		return w.Body.String()
	}
	answer := strings.TrimSpace(fmt.Sprint(w.Code, " ", strings.Join(w.Header()["Allow"], ", ")))
	words := map[int]string{http.StatusNotFound: "404 page not found\n", http.StatusMethodNotAllowed: "405 method not allowed\n"}
	if body := w.Body.String(); body != words[w.Code] {
		answer += fmt.Sprintf(" with the body %q", body)
	}
	return answer
}

func TestRoutes(t *testing.T) {
	router := newTested()
	for _, c := range cases {
		if got := ask(router, c.method, c.path); got != c.want {
			t.Errorf("%q %q: answer %s, want %s", c.method, c.path, got, c.want)
		}
		if got := oracle(c.method, c.path); got != c.want {
			t.Errorf("%q %q: the oracle of FuzzRoutes says %s, want %s", c.method, c.path, got, c.want)
		}
	}
}

func FuzzRoutes(f *testing.F) {
	for _, c := range cases {
		f.Add(c.method, c.path)
	}
	router := newTested()
	f.Fuzz(func(t *testing.T, method, path string) {
		if got, want := ask(router, method, path), oracle(method, path); got != want {
			t.Errorf("%q %q: answer %s, want %s", method, path, got, want)
		}
	})
}
`

// benchmarkAndTell is the end of a test that imports only the standard library.
const benchmarkAndTell = `
func BenchmarkRoutes(b *testing.B) {
	router := newTested()
	w := httptest.NewRecorder()
	var all []*http.Request
	for _, c := range cases {
		if c.want[0] != '4' {
			all = append(all, &http.Request{Method: c.method, URL: &url.URL{Path: c.path}, Header: http.Header{}})
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		w.Body.Reset()
		router.ServeHTTP(w, all[i%len(all)])
	}
}

// tell answers with a handler's name and values.
func tell(w http.ResponseWriter, name string, values ...any) {
	for _, v := range values {
		name += fmt.Sprintf(" %q", fmt.Sprint(v))
	}
	w.Write([]byte(name))
}

`
