package gen

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
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

// special has lists, text beside parameters, optional ends, and routes for every method.
const special = `
GET  /s/{v:v1|2022-04|latest}/x   listed
GET  /s/v{n:int}/x                version
GET  /s/{name}.json               document
PUT  /s/{name}/x                  other
*    /t{/}                        every
GET  /t                           own
*    /u{/path...}                 below
`

// plain has routes that http.ServeMux accepts.
const plain = `
GET    /                               home
GET    /posts/{slug}                   showPost
POST   /posts/{slug}                   savePost
PUT    /posts/{slug}                   putPost
DELETE /posts/{slug}/comments/{id-no}  deleteComment
GET    /files/{name...}                showFile
GET    /docs/{$}                       docs
GET    /users/{id}/{folder}/{path...}  showFolder
*      /pages{/}                       pages
PUT    /v3{/path...}                   forward
`

// featured has groups, and routes that share a handler. Its routers have hooks and Lookup.
const featured = `
GET   /a             list  @auth
GET   /a/{id:int}    show  @auth @admin
PUT   /b/{slug}      put
PATCH /b/{slug}      put   @auth
GET   /u{/}          users @auth
*     /m{/below...}  mount @admin
`

// mistake is a change of router.go, from the text old to the text new. Where old is empty, router.go stays right.
type mistake struct{ technique, mistake, old, new string }

// spoiled lists mistakes; spoil chooses a table for each.
var spoiled = []mistake{
	{"after", "none", "", ""},
	{"after", "none, with HEAD", "", ""},
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
	{"servemux", "a forgotten end", `mux.HandleFunc("/pages/{$}", h.Pages)`, ""},
	{"servemux", "another value", `r.PathValue("idNo")`, `r.PathValue("slug")`},
	{"after", "special: any text", ` && (v == "v1" || v == "2022-04" || v == "latest")`, ""},
	{"after", "special: any end", `afterEnding(path, "/s/", ".json")`, `after(path, "/s/")`},
	{"after", "features: none", "", ""},
	{"after", "features: no middleware", "h.chainList.ServeHTTP(w, r)", "h.Handlers.List(w, r)"},
	{"after", "features: middleware in another order", `h.Auth(h.Admin(endOfChain("Show")))`, `h.Admin(h.Auth(endOfChain("Show")))`},
	{"after", "features: no middleware for HEAD", "h.chainList.ServeHTTP(w, r)", "if r.Method == \"HEAD\" {\n\t\th.Handlers.List(w, r)\n\t\treturn\n\t}\n\th.chainList.ServeHTTP(w, r)"},
	{"after", "features: no middleware for an optional end", "case \"/u/\":\n\t\tif method == \"GET\" {\n\t\t\th.Users(w, r)", "case \"/u/\":\n\t\tif method == \"GET\" {\n\t\t\th.Handlers.Users(w, r)"},
	{"after", "features: no middleware for a rest", "h.Mount(w, r, below)", "h.Handlers.Mount(w, r, below)"},
	{"after", "features: another value in Lookup", "params.Id = id", "params.Id = id + 1"},
	{"after", "features: another route in Lookup", `found(w, "PATCH", "/b/{slug}", "put")`, `found(w, "PUT", "/b/{slug}", "put")`},
	{"after", "features: the usual 404", "h.NotFound(w, r)", `http.Error(w, "404 page not found", http.StatusNotFound)`},
	{"after", "features: the usual 405", "h.MethodNotAllowed(w, r, names)", `http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)`},
	{"servemux", "features: none", "", ""},
	{"servemux", "features: no middleware for an optional end", `mux.Handle("GET /u/{$}", h.Auth(http.HandlerFunc(h.Users)))`, `mux.HandleFunc("GET /u/{$}", h.Users)`},
	{"servemux", "features: no middleware for a rest", `mux.Handle("/m/{below...}", h.Admin(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.Mount(w, r, r.PathValue("below")) })))`, `mux.HandleFunc("/m/{below...}", func(w http.ResponseWriter, r *http.Request) { h.Mount(w, r, r.PathValue("below")) })`},
	{"servemux", "features: no middleware", "h.Auth(http.HandlerFunc(h.List))", "http.HandlerFunc(h.List)"},
	{"after", "special: not every method", "default:\n\t\t\th.Every(w, r)", "case \"PUT\":\n\t\t\th.Every(w, r)"},
}

// TestOwnTest makes mistakes in generated routers, one at a time, and runs the generated tests. The tests must fail. All routers are one
// package.
//
// The short form makes the mistakes only in after and servemux, and finds them with a test that imports only the standard library. The
// exhaustive form makes the mistakes in all techniques, and also uses the test with the kit, which servemux does not have.
func TestOwnTest(t *testing.T) {
	module := t.TempDir()
	writeModule(t, module, "own")
	names, want := map[string]string{}, map[string]bool{} // by suffix
	for _, kind := range []string{"kit", "alone"} {
		for _, s := range spoiled {
			isUsual := s.technique == "after" || s.technique == "servemux"
			if kind == "alone" && !isUsual || kind == "kit" && s.technique == "servemux" || !exhaustive && (!isUsual || kind == "kit" && s.mistake != "none") {
				continue // the tests are the same in all techniques
			}
			suffix := fmt.Sprintf("_%d", len(names))
			names[suffix], want[suffix] = kind+" "+s.technique+" "+s.mistake, s.old == ""
			addTo(t, module, suffix, s.spoil(t, kind))
		}
	}
	cmd := exec.Command("go", "test", "-v", "-short", "-vet=off", ".")
	cmd.Dir = module
	cmd.Env = append(os.Environ(), goFlags, "GOWORK=off", "ROUTERTEST_DEPTH=2")
	out, _ := cmd.CombinedOutput()
	passed, ran := map[string]bool{}, 0
	for _, result := range regexp.MustCompile(`(?m)^--- (PASS|FAIL): [A-Za-z]+(_[0-9]+) `).FindAllStringSubmatch(string(out), -1) {
		before, isKnown := passed[result[2]]
		passed[result[2]] = (before || !isKnown) && result[1] == "PASS"
		ran++
	}
	for suffix, name := range names {
		if passed[suffix] != want[suffix] {
			t.Errorf("%s: passed is %v, want %v", name, passed[suffix], want[suffix])
		}
	}
	if ran < 2*len(names) || t.Failed() {
		t.Errorf("%d tests ran for %d routers:\n%.20000s", ran, len(names), out)
	}
}

// spoil returns the files of a router with the mistake.
func (s mistake) spoil(t *testing.T, kind string) map[string]string {
	t.Helper()
	text := trapped
	hasFeatures := strings.HasPrefix(s.mistake, "features: ")
	switch {
	case hasFeatures && s.technique == "servemux":
		text = strings.ReplaceAll(featured, ":int", "")
	case hasFeatures:
		text = featured
	case s.technique == "servemux":
		text = plain
	case s.mistake == "none, with HEAD":
		text = hardTables["a * between HEAD and GET"]
	case s.old == "" && (exhaustive || kind == "alone"):
		text = trapped + special
	case s.old == "":
		text = special // the kit takes seconds for more routes
	case strings.HasPrefix(s.mistake, "special: "):
		text = special
	}
	table := parsed(t, text)
	hasFlags := hasFeatures && s.technique != "servemux"
	files, err := Generate(table, Options{
		Technique: s.technique, Package: "router", Command: "routegen", HEAD: true, Paths: true, Pattern: kind == "kit", PathValues: kind == "kit",
		Standalone: kind == "alone", Hooks: hasFlags, Lookup: hasFlags,
	})
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range files {
		texts[f.Name] = string(f.Text)
	}
	if n := strings.Count(texts["router.go"], s.old); s.old != "" && n != 1 {
		t.Fatalf("%s, %s: router.go has %q %d times, want once:\n%s", s.technique, s.mistake, s.old, n, texts["router.go"])
	}
	texts["router.go"] = strings.Replace(texts["router.go"], s.old, s.new, 1)
	return texts
}
