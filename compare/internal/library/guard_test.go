package library

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// guardTables are tables with conflicts in http.ServeMux. In each, a single route can replace all routes except the first.
var guardTables = []string{
	"GET /plain plain\nGET /images/aliases/{name} alias\nGET /images/{fingerprint}/export export\n",
	"GET /plain plain\nGET /u/{id:int} number\nGET /u/{name} name\nGET /u/v{major:int} version\nGET /u/{file}.json json\n",
	"GET /plain plain\nGET /x/{a}/{b:int} one\nGET /x/{b}/{a}.txt two\n",
	"GET /plain plain\nGET /y/{a}/export one\nGET /y/{v:v1|v2}/{c} two\n",
}

// guardPaths are the paths that the routers of guardTables are asked.
func guardPaths() []string {
	values := []string{"aliases", "export", "7", "0", "007", "foo", "v1", "v2", "v", "v0", ".json", "x.json", ".txt", "x.txt", "7.txt", "99999999999999999999"}
	paths := []string{"/plain", "/nope"}
	for _, a := range values {
		paths = append(paths, "/u/"+a)
		for _, b := range values {
			paths = append(paths, "/images/"+a+"/"+b, "/x/"+a+"/"+b, "/y/"+a+"/"+b)
		}
	}
	return paths
}

// TestGuardCode runs the handlers that guards advise. They must choose as the table does.
func TestGuardCode(t *testing.T) {
	var program, helpers strings.Builder
	program.WriteString("package main\n\nimport (\n\"fmt\"\n\"net/http\"\n\"net/http/httptest\"\n\"os\"\n\"slices\"\n\"strconv\"\n\"strings\"\n)\n\n" +
		"var _, _, _ = slices.Contains[[]string], strconv.Itoa, strings.Cut\n\n" +
		"var muxes []*http.ServeMux\n\nfunc add(f func(mux *http.ServeMux)) { mux := http.NewServeMux(); f(mux); muxes = append(muxes, mux) }\n\n" +
		"func main() {\n\tfor _, mux := range muxes {\n\t\tfor _, path := range os.Args[1:] {\n" +
		"\t\t\tw := httptest.NewRecorder()\n\t\t\tmux.ServeHTTP(w, httptest.NewRequest(\"GET\", path, nil))\n\t\t\tfmt.Println(w.Code, strings.TrimSpace(w.Body.String()))\n\t\t}\n\t}\n}\n")
	var tables []*routes.Table
	for i, text := range guardTables {
		table := mustParse(t, text)
		tables = append(tables, table)
		refusals := named(t, "servemux").Take(table).Refusals
		last := refusals[len(refusals)-1].Advice
		if last.Kind != Guard {
			t.Fatalf("table %d: the advice is %+v, want a guard", i, last)
		}
		body, functions, _ := strings.Cut(last.Code, "\n\nfunc ")
		fmt.Fprintf(&program, "\nfunc init() { add(func(mux *http.ServeMux) {\n\tmux.HandleFunc(\"GET /plain\", plain%d)\n", i)
		for _, r := range table.Routes {
			body = strings.ReplaceAll(body, "\t"+r.Name+"(w, r)", fmt.Sprintf("\t%s%d(w, r)", r.Name, i))
			fmt.Fprintf(&helpers, "\nfunc %s%d(w http.ResponseWriter, r *http.Request) {\n\tfmt.Fprint(w, %q", r.Name, i, r.Name)
			for _, p := range r.Params() {
				fmt.Fprintf(&helpers, ", \" \", r.PathValue(%q)", p.Name)
			}
			helpers.WriteString(")\n}\n")
		}
		program.WriteString(body + "\n}) }\n")
		for f := range strings.SplitSeq(functions, "\n\nfunc ") {
			if f != "" && !strings.Contains(helpers.String(), "func "+f) {
				helpers.WriteString("\nfunc " + f + "\n")
			}
		}
	}
	source := filepath.Join(t.TempDir(), "main.go")
	if err := os.WriteFile(source, []byte(program.String()+helpers.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", append([]string{"run", source}, guardPaths()...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s\n%s%s", err, out, &program, &helpers)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	for i, table := range tables {
		for k, path := range guardPaths() {
			want := wantLine(table, path)
			if got := lines[i*len(guardPaths())+k]; got != want && !(strings.HasPrefix(want, "404") && strings.HasPrefix(got, "404")) {
				t.Errorf("table %d: GET %s is answered %q, want %q", i, path, got, want)
			}
		}
	}
}

// wantLine returns what the program prints for a path if it keeps the table.
func wantLine(table *routes.Table, path string) string {
	want := table.Want("GET", path)
	if want.Status != http.StatusOK {
		return fmt.Sprint(want.Status)
	}
	route := table.Routes[want.Route]
	line := "200 " + route.Name
	values, _ := route.Patterns[0].Match(path)
	for i, p := range route.Params() {
		if p.Kind == routes.Int { // the handler reads the digits as they are
			parts := strings.Split(path, "/")
			line += " " + strings.TrimPrefix(parts[len(parts)-1], p.Before)
			continue
		}
		line += " " + fmt.Sprint(values[i])
	}
	return line
}
