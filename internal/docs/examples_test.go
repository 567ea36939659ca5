package docs

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestExamples expects each ```go block of a page to be part of a test file with the page's name. For example, the code of
// docs/cors.md is in examples/cors_test.go. Examples that need a generated router are in testdata/app, and those that need a library
// of the module compare are in a folder there, such as compare/internal/moving.
func TestExamples(t *testing.T) {
	pages, err := filepath.Glob(root + "/docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		name := strings.TrimSuffix(filepath.Base(page), ".md")
		var code string
		for _, pattern := range []string{"examples/" + name + "_test.go", "testdata/app/" + name + "_test.go", root + "/compare/internal/" + name + "/*_test.go"} {
			files, err := filepath.Glob(pattern) // a page may have some of them or none
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				code += read(t, file)
			}
		}
		for _, block := range blocks(read(t, page), "go") {
			if !isCase(block) && !contains(code, block) {
				t.Errorf("docs/%s.md has code that %s_test.go does not have:\n%s", name, name, block)
			}
		}
	}
}

// contains reports whether code has the block, indented by any number of tabs.
func contains(code, block string) bool {
	for range 4 {
		if strings.Contains(code, "\n"+block) {
			return true
		}
		block = indent(block)
	}
	return false
}

// indent adds a tab to each line that is not empty.
func indent(block string) string {
	return regexp.MustCompile(`(?m)^(.)`).ReplaceAllString(block, "\t$1")
}

// isCase reports whether a block is a case of split/router.go with a change that the page explains.
func isCase(block string) bool { return strings.HasPrefix(block, "case on(") }

// TestApp generates the routers of testdata/app and runs its examples there. Its package split is a copy of ours with the changed
// cases of the pages.
func TestApp(t *testing.T) {
	app := t.TempDir()
	if err := os.CopyFS(app, os.DirFS("testdata/app")); err != nil {
		t.Fatal(err)
	}
	write(t, app+"/go.mod", "module app\n\ngo 1.26\n")
	generate := func(folder, table string, flags ...string) {
		args := slices.Concat([]string{"go", "run", "./cmd/routegen", "-standalone"}, flags, []string{"-o", filepath.Join(app, folder), filepath.Join(app, table)})
		command(t, root, args...)
	}
	generate("router", "routes.txt", "-pattern")
	generate("site", "site.txt")
	generate("admin", "admin.txt", "-hooks", "-lookup")

	if err := os.Mkdir(app+"/split", 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, app+"/split/handlers.go", read(t, root+"/split/handlers.go"))
	router := read(t, root+"/split/router.go")
	for _, page := range []string{"middleware", "metrics"} {
		for _, block := range blocks(read(t, root+"/docs/"+page+".md"), "go") {
			switch {
			case isCase(block):
				router = withCase(t, router, block)
			case strings.Contains(block, "\nfunc allowed("):
				write(t, app+"/split/allowed.go", "package split\n\nimport \"net/http\"\n\n"+block)
			}
		}
	}
	write(t, app+"/split/router.go", router)
	command(t, app, "go", "test", ".")
}

// withCase returns the router with block in place of the case for the same route.
func withCase(t *testing.T, router, block string) string {
	t.Helper()
	first, _, _ := strings.Cut(block, "\n")
	before, after, ok := strings.Cut(router, "\t"+first+"\n")
	_, after, more := strings.Cut(after, "\n\tcase ")
	if !ok || !more {
		t.Fatalf("split/router.go does not have %q followed by another case", first)
	}
	return before + indent(block) + "\tcase " + after
}

// command runs a command, and fails the test if the command fails. It ignores go.work, which does not list the folder.
func command(t *testing.T, folder string, args ...string) {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestBlogPage adds the route of blog/README.md to a copy of the application, in each technique, and runs the application's test.
func TestBlogPage(t *testing.T) {
	if os.Getenv("GOROUTING_EXHAUSTIVE") == "" {
		t.Skip("set GOROUTING_EXHAUSTIVE=1 to test five routers")
	}
	blog := t.TempDir()
	if err := os.CopyFS(blog, os.DirFS(root+"/blog")); err != nil {
		t.Fatal(err)
	}
	page := read(t, root+"/blog/README.md")
	inline := func(prefix string) string { // the code span that begins with prefix
		_, text, ok := strings.Cut(page, "`"+prefix)
		text, _, closed := strings.Cut(text, "`.\n")
		if !ok || !closed {
			t.Fatalf("blog/README.md has no code %q at the end of a line", prefix)
		}
		return prefix + text + "\n"
	}
	code := func(technique string) []string { // the blocks after the technique's name
		_, text, ok := strings.Cut(page, "\n`"+technique+"`")
		if !ok {
			t.Fatalf("blog/README.md has no route for %s", technique)
		}
		return blocks(text, "go")
	}
	edit := func(file, before, added string) {
		text := read(t, blog+"/"+file)
		i := strings.Index(text, before)
		if i < 0 {
			t.Fatalf("blog/%s does not have %q", file, before)
		}
		write(t, blog+"/"+file, text[:i]+added+text[i:])
	}
	path, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	command(t, blog, "go", "mod", "edit", "-replace", "gorouting="+path)

	edit("routes.txt", "GET", inline("GET /tags/{tag} showTag"))
	edit("blog.go", "\tShowFile(", inline("ShowTag(w http.ResponseWriter, r"))
	edit("handlers.go", "// ShowFile ", "func (App) ShowTag(http.ResponseWriter, *http.Request, string) {}\n\n")
	edit("echo_test.go", "func (echo) ShowFile", inline("func (echo) ShowTag("))

	edit("match/router.go", "\tvar id int", "\tvar tag string\n")
	edit("match/router.go", "\tdefault:\n\t\trefuse", code("match")[0])
	edit("split/router.go", "\tdefault:\n\t\trefuse", code("split")[0])
	edit("regexswitch/router.go", "\tshowFilePattern ", "\tshowTagPattern = compile(`/tags/([^/]+)`)\n")
	edit("regexswitch/router.go", "\tdefault:\n\t\trefuse", code("regexswitch")[0])
	edit("regextable/router.go", "\t\tnewRoute(\"GET\", `(?s)/files", code("regextable")[0])
	edit("shiftpath/router.go", "\tdefault:\n", code("shiftpath")[0])
	edit("shiftpath/router.go", "// shift takes", code("shiftpath")[1]+"\n")

	command(t, blog, "go", "test", "-short", "-run", "TestRoutes", ".")
}
