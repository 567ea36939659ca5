package gen

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// trapped has overlapping routes, so a router must try several of them. It also has two kinds of parameter in one position.
const trapped = `
GET  /a/b/{y}/d       deep
GET  /a/{x}/c/{z}     back
GET  /n/{id:int}      number
GET  /n/{slug}        text
POST /n/{slug}        save
GET  /f/{rest...}     file
GET  /                home
`

// plain has routes that http.ServeMux accepts.
const plain = `
GET    /                               home
GET    /posts/{slug}                   showPost
POST   /posts/{slug}                   savePost
PUT    /posts/{slug}                   putPost
DELETE /posts/{slug}/comments/{id:int} deleteComment
GET    /files/{name...}                showFile
GET    /docs/{$}                       docs
GET    /users/{id}/{folder}/{path...}  showFolder
`

// spoiled lists mistakes. Each replaces the text old in router.go by the text new. For servemux and chi, the table is plain.
// For all other techniques, it is trapped.
var spoiled = []struct{ technique, mistake, old, new string }{
	{"after", "none", "", ""},
	{"shiftpath", "none", "", ""},
	{"tree", "none", "", ""},
	{"table", "none", "", ""},
	{"after", "no way back", `; ok && rest == "/d" {`, "; ok {\n\t\tif rest != \"/d\" {\n\t\t\trefuse(w, 0)\n\t\t\treturn\n\t\t}"},
	{"shiftpath", "no way back", "	case head == \"b\" && aB(h, w, r, on, tail):\n", "	case head == \"b\":\n\t\treturn aB(h, w, r, on, tail)\n"},
	{"after", "two kinds swapped", `if id, rest, ok := afterInt(path, "/n/"); ok`, `if id, rest, ok := afterInt(path, "/n/"); ok && id < 0`},
	{"shiftpath", "two kinds swapped", `	case on("GET", number(head, &id) && tail == ""):
		h.Number(w, r, id)
	case on("GET", head != "" && tail == ""):
		h.Text(w, r, head)
`, `	case on("GET", head != "" && tail == ""):
		h.Text(w, r, head)
	case on("GET", number(head, &id) && tail == ""):
		h.Number(w, r, id)
`},
	{"after", "a forgotten Allow", "allow |= methodGET | methodPOST", "allow |= methodGET"},
	{"after", "a nine is no digit", "digit > 9", "digit > 8"},
	{"after", "two refusals", "http.StatusNotFound)\n\t\treturn\n", "http.StatusNotFound)\n"},
	{"tree", "no way back", `if p == "d" {`, "if p != \"d\" {\n\t\treturn allow\n\t}\n\t{"},
	{"tree", "two kinds swapped", `if id := positive(p[:i]); id > 0 {`, `if id := positive(p[:i]); id < 0 {`},
	{"tree", "a forgotten Allow", "return allow | methodGET | methodHEAD | methodPOST", "return allow | methodGET | methodHEAD"},
	{"table", "no way back", "default:\n\t\t\treturn q.fork(", "case next != nil:\n\t\tdefault:\n\t\t\treturn q.fork("},
	{"table", "two kinds swapped", "positive(p[:n]) > 0", "positive(p[:n]) < 0"},
	{"table", "a forgotten Allow", `text = "GET, HEAD, POST"`, `text = "GET, HEAD"`},
	{"shiftpath", "a forgotten Allow", `on("POST", head != "" && tail == "")`, `r.Method == "POST" && head != "" && tail == ""`},
	{"servemux", "none", "", ""},
	{"servemux", "any number", `positive(parts[i]) == 0`, `parts[i] == ""`},
	{"servemux", "dots are cleaned", "PathEscape(segment)\n\t\tif segment == \".\" || segment == \"..\"", "PathEscape(segment)\n\t\tif segment == \".\""},
	{"servemux", "no empty segments", "mux, lookup = rt.rests, path[:i+1] // only a {name...} can contain an empty segment", "return nil, nil"},
	{"servemux", "all routes for empty segments", "mux, lookup = rt.rests, path", "lookup = path"},
	{"servemux", "a forgotten Allow", "allow = append(allow, method)", "allow = []string{method}"},
	{"chi", "none", "", ""},
	{"chi", "any number", `return "0*("`, `return "[0-9]+|("`},
	{"chi", "no end at empty segments", "m, path = rests, path[:i+1]", "m = rests"},
	{"chi", "its own 405", "	m.MethodNotAllowed(refused)\n", ""},
	{"chi", "no HEAD", `rctx.RouteMethod = "GET"`, `rctx.RouteMethod = "HEAD"`},
	{"chi", "rests are cut", `r.URL.Path[len(rctx.RoutePath)-len(rctx.URLParam("*")):]`, `rctx.URLParam("*")`},
}

// TestOwnTest makes mistakes in generated routers, one at a time, and runs the generated tests. The tests must fail.
//
// The short form makes the mistakes only in the technique after, and finds them with the standalone test. The exhaustive form
// makes the mistakes in all techniques, and also uses the test with the kit.
func TestOwnTest(t *testing.T) {
	module := t.TempDir()
	writeModule(t, module, "own")
	passes := map[string]bool{} // by package
	for _, standalone := range []string{"kit", "alone"} {
		for _, s := range spoiled {
			if standalone == "alone" && s.technique != "after" || !exhaustive && (s.technique != "after" || standalone == "kit" && s.mistake != "none") {
				continue // a package takes seconds to build, and the tests are the same in all techniques
			}
			table := parsed(t, trapped)
			if s.technique == "servemux" || s.technique == "chi" {
				table = parsed(t, plain)
			}
			files, err := Generate(table, Options{Technique: s.technique, Package: "router", Command: "routegen", HEAD: true, Paths: true, Pattern: standalone == "kit", Standalone: standalone == "alone"})
			if err != nil {
				t.Fatal(err)
			}
			name := strings.ReplaceAll(standalone+"-"+s.technique+"-"+s.mistake, " ", "-")
			passes[name] = s.mistake == "none"
			for _, f := range files {
				text := string(f.Text)
				if f.Name == "router.go" {
					if s.old != "" && strings.Count(text, s.old) != 1 {
						t.Fatalf("%s: router.go has %q %d times, want once:\n%s", name, s.old, strings.Count(text, s.old), text)
					}
					text = strings.Replace(text, s.old, s.new, 1)
				}
				write(t, filepath.Join(module, name, f.Name), text)
			}
		}
	}
	cmd := exec.Command("go", "test", "-short", "-vet=off", "./...")
	cmd.Dir = module
	cmd.Env = append(os.Environ(), goFlags, "GOWORK=off", "ROUTERTEST_DEPTH=2")
	out, _ := cmd.CombinedOutput()
	for name, want := range passes {
		if got := strings.Contains(string(out), "ok  \town/"+name+"\t"); got != want {
			t.Errorf("%s: passed is %v, want %v", name, got, want)
		}
	}
	if strings.Contains(string(out), "[build failed]") || t.Failed() {
		t.Errorf("%.20000s", out)
	}
}
