package main

import (
	"bufio"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// asProgram is an environment variable. If it is set, this test binary runs main instead of the tests.
const asProgram = "COMPARE_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// parse is a short table of the repository.
const parse = "../internal/routes/testdata/parse.txt"

// call runs a command, and returns its exit code and what it prints.
func call(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err strings.Builder
	code = exitCode(run(t.Context(), args, &out, &err), &err)
	return code, out.String(), err.String()
}

// write writes a file into a new folder and returns its path.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// golden compares text with a file of testdata, or writes that file with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s\n(go test -update accepts it)", path, got, want)
	}
}

func TestHelp(t *testing.T) {
	commands := []string{""}
	for _, c := range newProgram(io.Discard, io.Discard).Commands {
		commands = append(commands, c.Name)
	}
	for _, command := range commands {
		for _, help := range []string{"-h", "-help", "--help"} {
			code, stdout, stderr := call(t, strings.Fields(command+" "+help)...)
			if code != 0 || stderr != "" {
				t.Errorf("%s %s: exit code %d, stderr %q", command, help, code, stderr)
			}
			golden(t, "help"+command+".txt", stdout)
		}
	}
}

// TestUsage: wrong usage prints one line that says what is expected, and exits with code 2.
func TestUsage(t *testing.T) {
	md := write(t, "own.md", "GET /a\n")
	for _, test := range []struct{ args, says string }{
		{"", "a command is missing: expected routes, diff, table, routegen, play, report, site or docs (go run ./compare -h prints the help)"},
		{"rouets", `unknown command "rouets": expected routes, diff`},
		{"-x", "unknown flag -x: expected one of -help"},
		{"routes", "a file of routes is missing (go run ./compare routes -h prints the help)"},
		{"routes -from gin f", "unknown flag -from: expected one of -library, -o, -only, -quick, -int, -prefix, -strip"},
		{"routes -o", "-o needs a value (go run ./compare routes -h"},
		{"routes -library ( f", "-library: error parsing regexp: missing closing )"},
		{"routes -library gim f", "-library gim matches nothing: expected some of servemux, chi, chi-options, "},
		{"routes -only all f", "-only all: expected behaviour or cost"},
		{"routes -quick=perhaps f", "perhaps"},
		{"routes -o pages a/x.txt b/x.yaml", "-o pages: a/x.txt and b/x.yaml would both be written to x.md; rename one of them"},
		{"routes -o " + filepath.Dir(md) + " " + md, "the page would replace " + md + "; name another folder"},
		{"diff f", "-from is missing: expected one of servemux, chi, "},
		{"diff -from gin -to net/http f", "-to net/http: expected one of servemux, chi, "},
		{"diff -from gin:Fast -to servemux f", `-from: gin has no option "Fast": expected some of RedirectTrailingSlash, `},
		{"diff -from gin -to chi -format html f", "-format html: expected text, markdown or json"},
		{"diff -from gin -to chi", "0 files are given: expected one"},
		{"site", "-o is missing: expected a folder for the site"},
		{"site -o site x", `unexpected argument "x"`},
		{"table", "0 files are given: expected one"},
		{"table a b", "2 files are given: expected one"},
	} {
		code, stdout, stderr := call(t, strings.Fields(test.args)...)
		if code != 2 || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "compare: ") || !strings.Contains(stderr, test.says) {
			t.Errorf("compare %s: exit code %d, stdout %q, stderr %q; want 2 and %q", test.args, code, stdout, stderr, test.says)
		}
	}
}

// TestFiles: if a file cannot be read or written, a command prints one line and exits with code 1 before it asks any router.
func TestFiles(t *testing.T) {
	file, good := write(t, "file", ""), write(t, "good.txt", "GET /a\n")
	for _, test := range []struct{ args, says string }{
		{"table none.txt", "none.txt: no such file or directory"},
		{"diff -from gin -to chi none.txt", "none.txt: no such file or directory"},
		{"routes " + good + " none.txt", "none.txt: no such file or directory"},
		{"routes -o " + file + " " + good, "cannot write into the folder " + file + ": not a directory; name another with -o"},
		{"routes -o " + file + "/below " + good, "not a directory"},
	} {
		code, stdout, stderr := call(t, strings.Fields(test.args)...)
		if code != 1 || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, test.says) {
			t.Errorf("compare %s: exit code %d, stdout %q, stderr %q; want 1 and %q", test.args, code, stdout, stderr, test.says)
		}
	}
}

// TestManyMistakes: a file that is not a table has many mistakes. Only the first are printed.
func TestManyMistakes(t *testing.T) {
	file := write(t, "f.txt", strings.Repeat("no routes here\n", 300))
	code, _, stderr := call(t, "table", file)
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	if code != 1 || len(lines) != fewMistakes+1 || !strings.HasPrefix(lines[0], "compare: "+file+":1:") || !strings.HasSuffix(lines[fewMistakes], " more mistakes; correct these first") {
		t.Errorf("exit code %d, stderr\n%s", code, stderr)
	}
}

func TestTable(t *testing.T) {
	const listing = "# syntax: gin\nGET /:id/\nGET /:a:b\n"
	file := write(t, "gin.txt", listing)
	for name, arg := range map[string]string{file: file, "standard input": "-"} {
		var stdout, stderr strings.Builder
		program := newProgram(&stdout, &stderr)
		program.Reader = strings.NewReader(listing)
		err := program.Run(t.Context(), []string{"compare", "table", arg})
		const why = ` "GET /:a:b" is left out: segment ":a:b" has more than one parameter; a table's segment has one` + "\n"
		head := name + ": 1 of 2 routes; 1 is left out\n|  1: two parameters in a segment\n"
		want := strings.ReplaceAll("# "+head, "|", "# ") + "GET /{id}/{$} getIdSlash\n\n# Left out:\n# " + name + ":3:1:" + why
		notes := strings.ReplaceAll(head, "|", "") + name + ":3:1:" + why + name + `:2:1: "GET /:id/": the slash at the end becomes "{$}"` + "\n"
		if err != nil || stdout.String() != want || stderr.String() != notes {
			t.Errorf("%s: %v, stdout\n%swant\n%sstderr\n%swant\n%s", name, err, stdout.String(), want, stderr.String(), notes)
		}
	}
}

// TestRemarks: of many remarks of a kind, only some are printed.
func TestRemarks(t *testing.T) {
	file := write(t, "gin.txt", "# syntax: gin\nGET /a/\nGET /b/\nGET /c/\nGET /d/\nGET /e/\n")
	_, _, stderr := call(t, "table", file)
	if got := strings.Split(strings.TrimSpace(stderr), "\n"); len(got) != 5 || got[0] != file+": 5 of 5 routes" || got[4] != file+": 2 more notes of this kind: a slash at the end" {
		t.Errorf("stderr\n%s", stderr)
	}
}

// TestGroups: the table keeps its groups. A command that asks routers says that it leaves them out.
func TestGroups(t *testing.T) {
	const table = "GET /a one\nPUT /b/{c} set @auth\nPATCH /b/{c} set @auth @admin\n"
	file := write(t, "t.txt", table)
	if _, stdout, stderr := call(t, "table", file); !strings.Contains(stdout, table) || stderr != "" {
		t.Errorf("stdout\n%sstderr\n%s", stdout, stderr)
	}
	remark := ":2:1: answers do not depend on @auth @admin; only routegen uses groups\n"
	if _, stdout, stderr := call(t, "diff", "-from", "chi", "-to", "chi", file); !strings.Contains(stdout, "chi takes 3 routes.") || !strings.HasSuffix(stderr, file+remark) {
		t.Errorf("diff: stdout\n%sstderr\n%s", stdout, stderr)
	}
	if _, stdout, stderr := call(t, "routes", "-only", "behaviour", "-library", "^chi$", file); !strings.Contains(stdout, "only routegen uses groups") || !strings.Contains(stderr, file+remark) {
		t.Errorf("routes: stdout\n%sstderr\n%s", stdout, stderr)
	}
}

// TestReadFlags: each command that reads a file has the flags that say how.
func TestReadFlags(t *testing.T) {
	file := write(t, "api.yaml", "swagger: '2.0'\nbasePath: /v2\npaths:\n  /a/{id}: {get: {parameters: [{name: id, in: path, type: integer}]}}\n  /b/c: {get: {}}\n")
	for flags, want := range map[string]string{
		"":                    "GET /a/{id} getAId\nGET /b/c getBC\n",
		"-int":                "GET /a/{id:int} getAId\nGET /b/c getBC\n",
		"-prefix servers":     "GET /v2/a/{id} getV2AId\nGET /v2/b/c getV2BC\n",
		"-prefix x -strip /b": "GET /x/c getXC\n",
	} {
		code, stdout, stderr := call(t, append([]string{"table"}, append(strings.Fields(flags), file)...)...)
		_, table, _ := strings.Cut(stdout, "\nGET ")
		table, _, _ = strings.Cut("GET "+table, "\n\n")
		if code != 0 || strings.TrimSpace(table) != strings.TrimSpace(want) {
			t.Errorf("table %s: exit code %d, stderr %s, stdout\n%swant\n%s", flags, code, stderr, stdout, want)
		}
	}
	code, stdout, stderr := call(t, "routes", "-only", "behaviour", "-library", "^chi$", "-strip", "/b", file)
	if code != 0 || !strings.Contains(stdout, "**1 of 2 operations; 1 is left out.**\n\n- 1: outside of the prefix that is taken off\n") || !strings.Contains(stdout, "\n<details><summary>The route that the table lacks</summary>\n\n- "+"api.yaml") && !strings.Contains(stdout, "api.yaml:4:") {
		t.Errorf("routes: exit code %d, stderr %s, stdout\n%s", code, stderr, stdout)
	}
}

// TestRoutegen generates a router from a document in one step.
func TestRoutegen(t *testing.T) {
	file := write(t, "api.yaml", "openapi: 3.0.0\npaths:\n  /a/{id}.json: {get: {operationId: showA, parameters: [{name: id, in: path, schema: {type: integer}}]}}\n  /{x}-{y}: {get: {}}\n")
	folder := filepath.Join(t.TempDir(), "router")
	code, stdout, stderr := call(t, "routegen", "-int", "-standalone", "-o", folder, file)
	text, err := os.ReadFile(filepath.Join(folder, "router.go"))
	if code != 0 || !strings.HasPrefix(stdout, "wrote ") || err != nil || !strings.HasPrefix(stderr, file+": 1 of 2 operations; 1 is left out\n") {
		t.Errorf("exit code %d, stdout %q, stderr %q, %v", code, stdout, stderr, err)
	}
	for _, part := range []string{"//\troutegen -technique after -int -standalone api.yaml\n", "ShowA(w http.ResponseWriter, r *http.Request, id int)"} {
		if !strings.Contains(string(text), part) {
			t.Errorf("router.go lacks %q:\n%s", part, text)
		}
	}
	if code, _, stderr := call(t, "routegen", "-technique", "none", "-print", file); code != 2 || !strings.HasPrefix(stderr, "routegen: -technique") {
		t.Errorf("exit code %d, stderr %q", code, stderr)
	}
}

// TestDiff prints the list in each format. The exit code says whether a change can hurt.
func TestDiff(t *testing.T) {
	small, listing := write(t, "small.txt", "GET /users/{id}\n"), write(t, "routes.txt", "# syntax: gorilla\nGET /users/{user-id}\nGET /a/{x:.*}/b\n")
	for _, test := range []struct {
		args, from, to, file string
		code                 int
		says                 []string
	}{
		{"", "gin", "servemux", parse, 1, []string{"parse.txt: 26 routes, from gin ", "\n  servemux takes 26 routes.\n", " can hurt:\n", "\nRefused in another way\n"}},
		{"-format markdown", "gin", "servemux", parse, 1, []string{"# parse.txt: 26 routes, from gin ", "\n## Refused in another way\n\n- "}},
		{"-format json", "gin", "servemux", parse, 1, []string{`"File": "` + parse + `",`, `"Kind": "refused in another way",`}},
		{"", "gorilla", "servemux", listing, 1, []string{"The table has 1 of 2 routes; 1 is left out", "servemux takes 1 route, 1 of them after a rename.", "Write /users/{user_id}.", "\nLeft out\n"}},
		{"", "chi", "chi:GetHead=false", parse, 0, []string{"Clients notice nothing in ", "chi:GetHead=false: GetHead = false"}},
		{"", "chi", "routegen-tree", parse, 1, []string{"from chi ", "to routegen-tree", "routegen-tree takes 26 routes."}},
		{"", "gin", "fiber", small, 1, []string{"to fiber", "fiber takes 1 route."}},
	} {
		args := append([]string{"diff", "-from", test.from, "-to", test.to}, strings.Fields(test.args)...)
		code, stdout, stderr := call(t, append(args, test.file)...)
		if code != test.code || strings.Contains(stderr, "compare: ") {
			t.Errorf("%v: exit code %d, stderr %q", args, code, stderr)
		}
		for _, part := range test.says {
			if !strings.Contains(stdout, part) {
				t.Errorf("%v lacks %q:\n%s", args, part, stdout)
			}
		}
	}
}

// TestRoutes: each file has its own page, and flags may follow files.
func TestRoutes(t *testing.T) {
	one, two, folder := write(t, "one.txt", "GET /a a\n"), write(t, "two.txt", "GET /b b\nGET /c c\n"), filepath.Join(t.TempDir(), "new", "pages")
	code, stdout, stderr := call(t, "routes", "-only", "behaviour", one, "-library", "^chi", two, "-o", folder)
	if want := strings.ReplaceAll("F/one.md F/one.html F/two.md F/two.html ", "F", folder); code != 0 || strings.ReplaceAll(stdout, "\n", " ") != want || !strings.Contains(stderr, "asking about 2 routes") {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	text, err := os.ReadFile(filepath.Join(folder, "two.md"))
	for _, part := range []string{"# two.txt: 2 routes\n", "`go run ./compare routes -library '^chi' -o " + folder + " -only behaviour " + one + " " + two + "` wrote this page on ", "| `chi` | 2 | "} {
		if !strings.Contains(string(text), part) {
			t.Errorf("the page lacks %q: %v\n%s", part, err, text)
		}
	}
}

func TestRoutesWithCosts(t *testing.T) {
	if os.Getenv("GOROUTING_EXHAUSTIVE") == "" {
		t.Skip("it builds and measures routers for a minute; GOROUTING_EXHAUSTIVE=1 runs it")
	}
	code, stdout, stderr := call(t, "routes", "-quick", "-library", "^(gin|servemux)$", parse)
	for _, part := range []string{"## Accepted routes", "## What a request costs", "| `gin` | ", "| `tree` | ", "## What more routes cost"} {
		if !strings.Contains(stdout, part) {
			t.Errorf("the page lacks %q: exit code %d, stderr %s\n%s", part, code, stderr, stdout)
		}
	}
}

// TestInterrupt: Ctrl-C ends a command with exit code 130, and nothing is written.
func TestInterrupt(t *testing.T) {
	folder := t.TempDir()
	cmd := exec.Command(os.Args[0], "routes", "-only", "behaviour", "-o", folder, "../internal/routes/testdata/github-2025.txt")
	cmd.Env = append(os.Environ(), asProgram+"=1")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	last := ""
	for lines := bufio.NewScanner(stderr); lines.Scan(); last = lines.Text() {
		if strings.HasPrefix(lines.Text(), "asking about 1387 routes") {
			cmd.Process.Signal(os.Interrupt)
		}
	}
	cmd.Wait()
	left, err := os.ReadDir(folder)
	if code := cmd.ProcessState.ExitCode(); code != 130 || last != "compare: "+errInterrupted.Error() || len(left) > 0 || err != nil {
		t.Errorf("exit code %d, the last line is %q, files %v %v", code, last, left, err)
	}
}
