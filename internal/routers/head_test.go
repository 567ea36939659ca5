package routers

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// headChanges are what the README says to change for HEAD on GET routes: what stands in router.go, and what takes its
// place, which the README prints.
var headChanges = map[string][2]string{
	"regextable":    {`if routes[i].method == r.Method {`, `if routes[i].method == r.Method || routes[i].method == "GET" && r.Method == "HEAD" {`},
	"regexswitch":   {`return method == r.Method`, `return method == r.Method || method == "GET" && r.Method == "HEAD"`},
	"match":         {`return method == r.Method`, `return method == r.Method || method == "GET" && r.Method == "HEAD"`},
	"split":         {`return method == r.Method`, `return method == r.Method || method == "GET" && r.Method == "HEAD"`},
	"shiftpath":     {`return method == x.r.Method`, `return method == x.r.Method || method == "GET" && x.r.Method == "HEAD"`},
	"chirouter":     {`r.Use(decodedPath)`, `r.Use(decodedPath, middleware.GetHead)`},
	"gorillarouter": {`.Methods("GET")`, `.Methods("GET", "HEAD")`},
	"patrouter":     {`m.Add("GET", `, `m.Get(`},
}

// headTest is run in a copy of each package.
const headTest = `

import (
	"net/http/httptest"
	"testing"
)

func TestHead(t *testing.T) {
	for path, status := range map[string]int{
		"/": 200, "/contact": 200, "/api/widgets": 200, "/foo": 200, "/foo/admin": 200, "/api/admin": 200,
		"/foo/image": 405, "/api/widgets/foo": 405, "/api/widgets/foo/parts/7/update": 405,
		"/nope/x/y": 404, "/api/widgets/foo/parts/0/update": 404, "//": 404,
	} {
		w := httptest.NewRecorder()
		New().ServeHTTP(w, httptest.NewRequest("HEAD", "http://example.com"+path, nil))
		if w.Code != status {
			t.Errorf("HEAD %s is answered %d, want %d", path, w.Code, status)
		}
	}
}
`

// TestHeadChanges makes the README's change for HEAD in a copy of each package, and tries it there. That a package can
// be copied into another module at all is tested along the way.
func TestHeadChanges(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	module := t.TempDir()
	for _, file := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile("../../" + file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(module, file), strings.Replace(string(text), "module gorouting", "module myapp", 1))
	}
	for _, r := range All {
		change := headChanges[r.Name]
		if printed := strings.ReplaceAll(string(readme), `\|`, "|"); !strings.Contains(printed, "`"+change[1]) {
			t.Errorf("the README does not print %s for %s", change[1], r.Name)
		}
		for _, file := range []string{"router.go", "handlers.go"} {
			text, err := os.ReadFile("../../" + r.Name + "/" + file)
			if err != nil {
				t.Fatal(err)
			}
			code := string(text)
			if file == "router.go" {
				if code = strings.ReplaceAll(code, change[0], change[1]); code == string(text) {
					t.Errorf("%s/%s has no %s to change", r.Name, file, change[0])
				}
				const chi = "\t\"github.com/go-chi/chi/v5\"\n"
				code = strings.Replace(code, chi, chi+strings.Replace(chi, "v5", "v5/middleware", 1), 1)
			}
			write(t, filepath.Join(module, r.Name, file), code)
		}
		write(t, filepath.Join(module, r.Name, "head_test.go"), "package "+r.Name+headTest)
	}
	cmd := exec.Command("go", "test", "./...")
	cmd.Dir = module
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go test in the copies: %v\n%s", err, out)
	}
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
