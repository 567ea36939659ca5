//go:build unix

package routegen

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"gorouting/internal/gen"
)

// beforeFile calls f before each temporary file is created.
func beforeFile(t *testing.T, f func(dir string)) {
	usual := createTemporary
	createTemporary = func(dir string) (temporary, error) {
		f(dir)
		return usual(dir)
	}
	t.Cleanup(func() { createTemporary = usual })
}

// TestFailedRunKeepsOthers: a run that fails removes the folders that it created, but not what another program wrote into them.
func TestFailedRunKeepsOthers(t *testing.T) {
	t.Chdir(t.TempDir())
	usual := createTemporary
	createTemporary = func(dir string) (temporary, error) {
		write(t, filepath.Join(dir, "theirs.go"), "package router\n")
		return nil, errFull
	}
	defer func() { createTemporary = usual }()
	got := routegen(t, blog, "-o", "new/router", "routes.txt")
	if want := []string{"new", "new/router", "new/router/theirs.go", "routes.txt"}; got.status != 1 || !slices.Equal(files(t), want) {
		t.Errorf("%+v; files %q, want %q", got, files(t), want)
	}
}

// TestInterrupt: Ctrl-C or kill, while the files are written, leaves the folder as it was.
func TestInterrupt(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) { testInterrupt(t, signal) })
	}
}

func testInterrupt(t *testing.T, signal syscall.Signal) {
	t.Chdir(t.TempDir())
	routegen(t, blog, "-o", "router", "routes.txt")
	before := read(t, "router/router.go")
	beforeFile(t, func(string) {
		syscall.Kill(os.Getpid(), signal)
		time.Sleep(50 * time.Millisecond) // until the signal has arrived
	})
	got := routegen(t, blog+"GET /new\n", "-o", "router", "routes.txt")
	if got.status != 1 || got.stderr != "routegen: interrupted; no file was changed\n" || read(t, "router/router.go") != before {
		t.Errorf("%+v; router.go is the same: %v", got, read(t, "router/router.go") == before)
	}
	if want := []string{"router", "router/handlers.go", "router/router.go", "router/router_test.go", "routes.txt"}; !slices.Equal(files(t), want) {
		t.Errorf("files %q, want %q", files(t), want)
	}
}

// TestTwoRuns: the files of two runs in one folder do not mix. Both runs write the recorded command into both files.
func TestTwoRuns(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "routes.txt", blog)
	beforeFile(t, func(string) { time.Sleep(5 * time.Millisecond) })
	for range 5 {
		var both sync.WaitGroup
		for _, technique := range []string{"split", "match"} {
			both.Go(func() {
				if got := ask("", "-technique", technique, "-o", "router", "routes.txt"); !got.isQuiet() {
					t.Errorf("%s: %+v", technique, got)
				}
			})
		}
		both.Wait()
		if one, two := secondLine(t, "router/router.go"), secondLine(t, "router/router_test.go"); one != two {
			t.Fatalf("router.go is of %q and router_test.go of %q", one, two)
		}
		if all := files(t); slices.ContainsFunc(all, func(name string) bool { return strings.Contains(name, ".routegen-") }) {
			t.Fatalf("files %q", all)
		}
	}
}

// secondLine returns the line of a generated file that has the command.
func secondLine(t *testing.T, name string) string {
	t.Helper()
	return strings.Split(read(t, name), "\n")[2]
}

// TestStaleLock: a lock that a killed run has left does not stop later runs.
func TestStaleLock(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("router", 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, "router/"+lockFile, "")
	old := time.Now().Add(-patience - time.Second)
	if err := os.Chtimes("router/"+lockFile, old, old); err != nil {
		t.Fatal(err)
	}
	if got := routegen(t, blog, "-o", "router", "routes.txt"); !got.isQuiet() || len(files(t)) != 5 {
		t.Errorf("%+v; files %q", got, files(t))
	}
}

// TestHandlersMeanwhile: a handlers.go that somebody writes during the run is kept, and nothing else is written.
func TestHandlersMeanwhile(t *testing.T) {
	t.Chdir(t.TempDir())
	beforeFile(t, func(dir string) { write(t, filepath.Join(dir, "handlers.go"), "package router // mine\n") })
	got := routegen(t, blog, "-o", "router", "routes.txt")
	if got.status != 1 || got.stderr != "routegen: cannot write router/handlers.go: file already exists\n" || read(t, "router/handlers.go") != "package router // mine\n" {
		t.Errorf("%+v", got)
	}
	if want := []string{"router", "router/handlers.go", "routes.txt"}; !slices.Equal(files(t), want) {
		t.Errorf("files %q, want %q", files(t), want)
	}
}

// TestDeletedHandlers: a handlers.go that was deleted does not come back, and -check does not want it.
func TestDeletedHandlers(t *testing.T) {
	t.Chdir(t.TempDir())
	routegen(t, blog, "-o", "router", "routes.txt")
	if err := os.Remove("router/handlers.go"); err != nil {
		t.Fatal(err)
	}
	if got := ask("", "-check", "-o", "router", "routes.txt"); !got.isQuiet() {
		t.Errorf("-check: %+v", got)
	}
	if got := routegen(t, blog+"GET /new\n", "-o", "router", "routes.txt"); !got.isQuiet() || slices.Contains(files(t), "router/handlers.go") {
		t.Errorf("%+v; files %q", got, files(t))
	}
}

// TestOutOfAFolder: -o a/../b does not create a.
func TestOutOfAFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	got := routegen(t, blog, "-o", "a/../router", "routes.txt")
	if _, err := os.Stat("a"); !got.isQuiet() || err == nil {
		t.Errorf("%+v; files %q", got, files(t))
	}
}

// TestUmask: the umask decides who may read new files. A file that is replaced keeps its permissions.
func TestUmask(t *testing.T) {
	t.Chdir(t.TempDir())
	before := syscall.Umask(0o077)
	defer syscall.Umask(before)
	mode := func(name string) fs.FileMode {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode().Perm()
	}
	routegen(t, blog, "-o", "router", "routes.txt")
	if dir, file := mode("router"), mode("router/router.go"); dir != 0o700 || file != 0o600 {
		t.Errorf("the folder has the mode %o and router.go %o, want 700 and 600", dir, file)
	}
	os.Chmod("router/router.go", 0o640)
	if got := routegen(t, blog+"GET /new\n", "-o", "router", "routes.txt"); !got.isQuiet() || mode("router/router.go") != 0o640 {
		t.Errorf("%+v; mode %o, want 640", got, mode("router/router.go"))
	}
}

// TestIrregularFiles: a FIFO, as a table or in place of a file to write, is an error, and routegen does not wait for it. A link to nowhere
// is not replaced.
func TestIrregularFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := syscall.Mkfifo("fifo", 0o600); err != nil {
		t.Skip(err)
	}
	if got := ask("", "-o", "router", "fifo"); got.status != 1 || !strings.HasPrefix(got.stderr, "routegen: fifo is not a regular file; pass its text on standard input") {
		t.Errorf("%+v", got)
	}
	if err := os.Mkdir("router", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere.go", "link"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"fifo", "link"} {
		if err := os.Rename(name, "router/router.go"); err != nil {
			t.Fatal(err)
		}
		if got := routegen(t, blog, "-package", "router", "-o", "router", "routes.txt"); got.status != 1 || !strings.HasPrefix(got.stderr, "routegen: router/router.go is not a regular file") {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestBounds: tables that are too large, or no text, are one line of error. Of many mistakes, only the first are printed.
func TestBounds(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, test := range map[string]struct{ stdin, stderr string }{
		"large":  {strings.Repeat("# comment\n", maxTable/10+1), "routegen: stdin has more than 1048576 bytes, the most that a table may have; split it\n"},
		"binary": {"GET /\x00\x01", "routegen: stdin is not a text: it has a byte 0 at offset 5\n"},
	} {
		if got := ask(test.stdin, "-o", "router", "-"); got.status != 1 || got.stderr != test.stderr {
			t.Errorf("%s: %+v, want %s", name, got, test.stderr)
		}
	}
	got := ask(strings.Repeat("wrong\n", 1000), "-o", "router", "-")
	if lines := strings.Split(got.stderr, "\n"); got.status != 1 || len(lines) != few+2 || lines[few] != "… and 980 more errors" {
		t.Errorf("%d lines: %s", len(lines), got.stderr)
	}
	for n, want := range map[int]string{30: "… and 880 more warnings", 250: "… and 980 more warnings; others are not counted"} {
		var table strings.Builder
		for i := range n {
			fmt.Fprintf(&table, "GET /a%d/{x}\nGET /{y}/b%d\n", i, i)
		}
		got = ask(table.String(), "-print", "-")
		if lines := strings.Split(got.stderr, "\n"); got.status != 0 || len(lines) != few+2 || lines[few] != want {
			t.Errorf("%d lines: %s, want %s", len(lines), got.stderr, want)
		}
	}
}

// TestManyMissing: after a change of many routes, the report has the first methods and the number of the others.
func TestManyMissing(t *testing.T) {
	t.Chdir(t.TempDir())
	routegen(t, blog, "-o", "router", "routes.txt")
	var table strings.Builder
	for i := range 100 {
		fmt.Fprintf(&table, "GET /a%d\n", i)
	}
	got := routegen(t, table.String(), "-o", "router", "routes.txt")
	if got.status != 0 || strings.Count(got.stdout, "App has no method") != few || !strings.Contains(got.stdout, "\n… and ") {
		t.Errorf("%+v", got)
	}
}

// TestReport: routegen says what it wrote, and which methods of App are missing, different or no longer called.
func TestReport(t *testing.T) {
	t.Chdir(t.TempDir())
	got := routegen(t, blog, "-o", "router", "routes.txt")
	if want := "wrote router/router.go, router/handlers.go, router/router_test.go\nnext: fill in the handlers in router/handlers.go, or delete it if you have them elsewhere; then run go test ./router\n"; got.stdout != want {
		t.Errorf("first run: %q, want %q", got.stdout, want)
	}
	if got := ask("", "-o", "router", "routes.txt"); got.stdout != "router is up to date\n" {
		t.Errorf("second run: %q", got.stdout)
	}
	got = routegen(t, "GET /posts listPosts\nGET /posts/{slug:int} showPost\nGET /new/{id:int} showNew\n", "-o", "router", "routes.txt")
	want := `wrote router/router.go, router/router_test.go
router/handlers.go: the route of ShowPost has other parameters now. Change the method to func (app *App) ShowPost(w http.ResponseWriter, r *http.Request, slug int)
router/handlers.go: App has no method ShowNew. Add it:

// ShowNew serves GET /new/{id:int}.
func (app *App) ShowNew(w http.ResponseWriter, r *http.Request, id int) {
	http.Error(w, "501 not implemented", http.StatusNotImplemented)
}

router/handlers.go: no route has the handler DeleteComment
`
	if got.stdout != want {
		t.Errorf("third run:\n%s\nwant\n%s", got.stdout, want)
	}
}

// TestReportElsewhere: routegen says how Handlers changed if another package has the handlers, and which middleware no longer runs.
func TestReportElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	const table = "GET /posts listPosts @auth\nGET /posts/{slug} showPost @auth @admin\nGET /about about\n"
	const changed = "GET /posts listPosts @auth\nGET /posts/{slug:int} showPost\nGET /help help @audit\n"
	const noGroup = "router/router.go: no route has the group of the middleware Admin any more, so it does not run\n"
	routegen(t, table, "-o", "router", "routes.txt")
	got := routegen(t, changed, "-o", "router", "routes.txt")
	if !strings.Contains(got.stdout, "router/router_test.go\n"+noGroup) || strings.Contains(got.stdout, "Handlers has") {
		t.Errorf("App in the package: %s", got.stdout)
	}

	routegen(t, table, "-o", "router", "routes.txt")
	if err := os.Remove("router/handlers.go"); err != nil {
		t.Fatal(err)
	}
	want := "wrote router/router.go, router/router_test.go\n" + noGroup + `router/router.go: a method of Handlers has other parameters now: ShowPost(w http.ResponseWriter, r *http.Request, slug int)
router/router.go: Handlers has a new method: Help(w http.ResponseWriter, r *http.Request)
router/router.go: Handlers has a new method: Audit(next http.Handler) http.Handler
router/router.go: Handlers has no method About any more; delete yours
`
	if got := routegen(t, changed, "-o", "router", "routes.txt"); got.stdout != want {
		t.Errorf("App elsewhere:\n%s\nwant\n%s", got.stdout, want)
	}

	routegen(t, table, "-o", "router", "routes.txt")
	write(t, "router/app.go", "package router\n\ntype App struct{}\n")
	if got := routegen(t, changed, "-o", "router", "routes.txt"); got.stdout != want {
		t.Errorf("App in another file:\n%s\nwant\n%s", got.stdout, want)
	}
}

// TestImportPath: -o refuses a folder that Go cannot import, and says why.
func TestImportPath(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "go.mod", "module m\n")
	for dir, want := range map[string]string{
		"my router":       `-o my router: go refuses ' ' in an import path; use letters, digits and -._~+ in the name of the folder "my router"`,
		"über/router":     `-o über/router: go refuses 'ü' in an import path`,
		"router.":         `-o router.: go refuses an import path with a dot at the end of "router."; remove the dot`,
		"vendor/router":   `-o vendor/router: go refuses a folder called "vendor" in an import path; choose another name`,
		"aux":             `-o aux: go refuses a folder called "aux"`,
		"a/b-c_d.e/route": "",
	} {
		got := routegen(t, blog, "-standalone", "-o", dir, "routes.txt")
		if want == "" && !got.isQuiet() || want != "" && (got.status != 1 || !strings.HasPrefix(got.stderr, "routegen: "+want)) {
			t.Errorf("-o %q: %+v, want %s", dir, got, want)
		}
	}
}

// TestPlaceOnce: place does not replace a file with once.
func TestPlaceOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "new", "new")
	write(t, "old", "old")
	if _, err := place("new", "old", true); err == nil || read(t, "old") != "old" {
		t.Errorf("the error is %v, and the file has %q", err, read(t, "old"))
	}
	if changed, err := changes(".", []gen.File{{Name: "old", Once: true}}); err != nil || changed != nil {
		t.Errorf("changes %v, %v", changed, err)
	}
}
