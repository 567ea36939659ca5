package gen

import (
	"encoding/gob"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// suite contains a table, requests, and the right answers.
type suite struct {
	Name  string
	Asked []exchange

	table      *routes.Table
	techniques []string
}

// exchange is a request and the right answer.
type exchange struct {
	Method, Path, Allow, Body string
	Status                    int
	Route, Groups             string // the route that serves the request: "GET /a/{b}", and the groups that it passes
}

// newSuite returns a suite with n requests: for the table's routes, and near misses.
func newSuite(name string, t *routes.Table, techniques []string, rnd *rand.Rand, n int) suite {
	s := suite{Name: name, table: t, techniques: techniques}
	for _, q := range requestsFor(t, rnd, n) {
		a := contract.Wanted(t, q.Method, q.Path)
		asked := exchange{Method: q.Method, Path: q.Path, Allow: strings.TrimSuffix(a.Allow, "\n"), Body: a.Body, Status: a.Status}
		if i := t.Want(q.Method, q.Path).Route; i >= 0 {
			asked.Route, asked.Groups = t.Routes[i].String(), strings.Join(t.Routes[i].Groups, " ")
		}
		s.Asked = append(s.Asked, asked)
	}
	return s
}

// program sends the requests to the generated routers. For each table and technique that fails, it prints the first wrong answer.
const program = `package main

import (
	"encoding/gob"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"

%s)

type suite struct {
	Name  string
	Asked []struct {
		Method, Path, Allow, Body string
		Status                    int
		Route, Groups             string
	}
}

// routers has the generated routers, by table and technique.
var routers = [][]struct {
	technique string
	router    http.Handler
	find      func(method, path string) (route string, allow []string) // nil without Lookup
}{
%s}

type recorder struct {
	header http.Header
	status int
	body   string
}

func (r *recorder) Header() http.Header    { return r.header }
func (r *recorder) WriteHeader(status int) { r.status = status }
func (r *recorder) Write(b []byte) (int, error) {
	r.body += string(b)
	return len(b), nil
}

func main() {
	f, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	var suites []suite
	if err := gob.NewDecoder(f).Decode(&suites); err != nil {
		panic(err)
	}
	for i, s := range suites {
		for _, r := range routers[i] {
			ask(s, r.technique, r.router, r.find)
		}
	}
}

func ask(s suite, technique string, router http.Handler, find func(method, path string) (string, []string)) {
	for _, q := range s.Asked {
		w := &recorder{header: http.Header{}, status: 200}
		r := &http.Request{Method: q.Method, URL: &url.URL{Path: q.Path}, Header: http.Header{}}
		router.ServeHTTP(w, r)
		got := fmt.Sprintf("%%d %%q, Allow %%q, groups %%q", w.status, w.body, w.header["Allow"], strings.Join(w.header["Group"], " "))
		var allow []string
		if q.Allow != "" {
			allow = []string{q.Allow}
		}
		if want := fmt.Sprintf("%%d %%q, Allow %%q, groups %%q", q.Status, q.Body, allow, q.Groups); got != want {
			fmt.Printf("%%s\t%%s\t%%q %%q: answer %%s, want %%s\n", s.Name, technique, q.Method, q.Path, got, want)
			return
		}
		if find == nil {
			continue
		}
		if route, allow := find(q.Method, q.Path); route != q.Route || strings.Join(allow, ", ") != q.Allow {
			fmt.Printf("%%s\t%%s\t%%q %%q: Lookup finds %%q, Allow %%q; want %%q, Allow %%q\n", s.Name, technique, q.Method, q.Path, route, allow, q.Route, q.Allow)
			return
		}
	}
}
`

// perPackage is the number of routers in one package.
const perPackage = 50

// failures generates a router for each table and technique, and builds all routers as one program. It returns the output of the
// program: a line for each router with a wrong answer.
func failures(t *testing.T, suites []suite) []string {
	t.Helper()
	module := t.TempDir()
	var imports, rows strings.Builder
	for i, s := range suites {
		rows.WriteString("\t{\n")
		for _, technique := range s.techniques {
			dir := fmt.Sprintf("%s%d", technique, i/perPackage)
			o := Options{
				Technique: technique, Package: dir, Command: "routegen", HEAD: s.table.HEAD, OPTIONS: s.table.OPTIONS,
				Pattern: i%2 == 1, Hooks: i%3 == 1, Lookup: i%4 > 1, PathValues: i%5 == 2,
			}
			files, err := Generate(s.table, o)
			if err != nil {
				t.Logf("%s, %s: %v", s.Name, technique, err)
				continue
			}
			texts, err := suffixed(fmt.Sprintf("_%d", i), string(files[0].Text)+echoHandlers(s.table, o))
			if err != nil {
				return []string{fmt.Sprintf("%s\t%s\t%v", s.Name, technique, err)}
			}
			write(t, filepath.Join(module, dir, fmt.Sprintf("router%d.go", i)), texts[0])
			if !strings.Contains(imports.String(), "/"+dir+"\"\n") {
				fmt.Fprintf(&imports, "\t\"generated/%s\"\n", dir)
			}
			find := "nil"
			if o.Lookup {
				find = fmt.Sprintf("%s.Find_%d", dir, i)
			}
			fmt.Fprintf(&rows, "\t\t{%q, %s.New_%d(%[2]s.Echo_%[3]d{}), %s},\n", technique, dir, i, find)
		}
		rows.WriteString("\t},\n")
	}
	write(t, filepath.Join(module, "main.go"), fmt.Sprintf(program, &imports, &rows))
	writeModule(t, module, "generated")
	questions := filepath.Join(module, "questions")
	f, err := os.Create(questions)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := gob.NewEncoder(f).Encode(suites); err != nil {
		t.Fatal(err)
	}
	run(t, module, "go", "build", "-gcflags=generated/...=-N -l", "-o", "ask", ".")
	out := run(t, module, "./ask", questions)
	if out == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(out, "\n"), "\n")
}

// echoHandlers returns handlers that answer with their names and values, and a function Find if the router has Lookup.
func echoHandlers(t *routes.Table, o Options) string {
	c := newCode(t, o, technique{})
	c.names = newNames(t, codeNames{besideParams: map[string]bool{"w": true, "r": true, "byte": true, "decimal": true}})
	var text strings.Builder
	text.WriteString("\n// Echo has the handlers.\ntype Echo struct{}\n")
	for _, i := range c.handlerRoutes() {
		body := fmt.Sprintf("%q", t.Routes[i].Name)
		for k, p := range c.params(i) {
			switch {
			case p.goType() == "int":
				body += fmt.Sprintf(" + \" \" + decimal(%s)", p.name)
			case k == 0:
				body += ` + " " + ` + p.name
			default:
				body += ` + "/" + ` + p.name
			}
		}
		fmt.Fprintf(&text, "\nfunc (Echo) %s(%s) { w.Write([]byte(%s + \"\\n\")) }\n", c.handler(i), c.signature(i), body)
	}
	for _, e := range c.extras() {
		fmt.Fprintf(&text, "\nfunc (Echo) %s%s {\n%s\n}\n", e.name, e.signature, e.marked)
	}
	text.WriteString(decimalCode)
	if o.Lookup {
		text.WriteString(findCode)
	}
	return text.String()
}

// decimalCode replaces strconv.Itoa, because the imports of the file have already been written.
const decimalCode = `
func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}
`

// findCode passes on what Lookup finds.
const findCode = `
func Find(method, path string) (route string, allow []string) {
	m := Lookup(method, path)
	if m.Name == "" {
		return "", m.Allow
	}
	return m.Method + " " + m.Pattern, m.Allow
}
`

// exhaustive reports whether the tests run in their long forms, which take minutes: GOROUTING_EXHAUSTIVE=1 go test ./internal/gen.
var exhaustive = os.Getenv("GOROUTING_EXHAUSTIVE") != ""

// newRand returns random numbers. In the short form, they are the same each time, so that Go's build cache has the generated
// programs. In the exhaustive form, the log has the seed.
func newRand(t *testing.T) (rnd *rand.Rand, seed uint64) {
	t.Helper()
	seed = 1
	if exhaustive {
		seed = rand.Uint64()
	}
	t.Logf("the seed is %d", seed)
	return rand.New(rand.NewPCG(seed, 0)), seed
}

// goFlags let the build cache reuse programs from other temporary directories.
const goFlags = "GOFLAGS=-mod=mod -trimpath"

// run runs a program in the directory and returns its output.
func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), goFlags, "GOWORK=off")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%.5000s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// writeModule writes a go.mod, so that packages can import this module without a network.
func writeModule(t *testing.T, dir, name string) {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "go.mod"), "module "+name+"\n\ngo 1.26\n\nrequire gorouting v0.0.0\n\nreplace gorouting => "+root+"\n")
	write(t, filepath.Join(dir, "go.sum"), read(t, filepath.Join(root, "go.sum")))
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
