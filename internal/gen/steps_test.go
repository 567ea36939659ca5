package gen

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// forking returns a table of 2^forks routes. Each of the first segments is a text or a parameter, in all combinations, and only
// the ends of the routes differ. For the path /a/a/a/x/none, a router must try all routes.
func forking(t *testing.T, forks int) *routes.Table {
	t.Helper()
	var text strings.Builder
	for i := range 1 << forks {
		text.WriteString("GET ")
		for k := range forks {
			text.WriteString([]string{"/a", fmt.Sprintf("/{p%d}", k)}[i>>k&1])
		}
		fmt.Fprintf(&text, "/{last}/end%d\n", i)
	}
	return parsed(t, text.String())
}

// asker is a program that sends one request to a router.
const asker = `package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"

	"asker/after"
	"asker/table"
	"asker/tree"
)

func main() {
	router := map[string]http.Handler{"after": after.New(after.Echo{}), "table": table.New(table.Echo{}), "tree": tree.New(tree.Echo{})}[os.Args[1]]
	router.ServeHTTP(httptest.NewRecorder(), &http.Request{Method: "GET", URL: &url.URL{Path: os.Args[2]}})
}
`

// TestSteps counts the statements that run for a path that matches all patterns except their ends. The number of statements per
// node of the tree has a limit. The limit stays the same if a segment is a hundred times as long, so the time is linear in the
// length of the path, as docs/generated.md says. strings.IndexByte is not counted: it searches the rest of a segment
// once for each node.
func TestSteps(t *testing.T) {
	const forks = 7
	table, module := forking(t, forks), t.TempDir()
	techniques := map[string]int{"after": 3, "tree": 12, "table": 25} // the largest number of statements for each node
	for technique := range techniques {
		files, err := Generate(table, Options{Technique: technique, Package: technique, Command: "routegen"})
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(module, technique, "router.go"), string(files[0].Text)+echoHandlers(table, Options{}))
	}
	write(t, filepath.Join(module, "main.go"), asker)
	writeModule(t, module, "asker")
	run(t, module, "go", "build", "-cover", "-covermode=count", "-coverpkg=./...", "-o", "ask", ".")
	nodes := newTrie(rowsOf(table)).nodes()
	path := func(length int) string {
		return strings.Repeat("/a", forks) + "/" + strings.Repeat("x", length) + "/none"
	}
	for technique, most := range techniques {
		short, long := steps(t, module, technique, path(100)), steps(t, module, technique, path(10_000))
		if short < nodes || short != long || short > most*nodes {
			t.Errorf("%s: %d steps, %d with a longer segment; want the same, and for %d nodes 1 to %d each", technique, short, long, nodes, most)
		}
	}
}

// steps returns the number of statements that run for a path.
func steps(t *testing.T, module, technique, path string) int {
	t.Helper()
	counts := t.TempDir()
	t.Setenv("GOCOVERDIR", counts)
	run(t, module, filepath.Join(module, "ask"), technique, path)
	run(t, module, "go", "tool", "covdata", "textfmt", "-i="+counts, "-o=counts")
	sum := 0
	for line := range strings.Lines(read(t, filepath.Join(module, "counts"))) {
		fields := strings.Fields(line) // the position, the number of statements, and how often they ran
		if len(fields) != 3 || !strings.HasPrefix(fields[0], "asker/"+technique+"/") {
			continue
		}
		statements, err := strconv.Atoi(fields[1])
		ran, err2 := strconv.Atoi(fields[2])
		if err != nil || err2 != nil {
			t.Fatalf("%q: %v, %v", line, err, err2)
		}
		sum += statements * ran
	}
	return sum
}

// nodes returns the number of nodes in the tree below n, including n.
func (n *trieNode) nodes() int {
	sum := 1
	for _, child := range n.children() {
		sum += child.nodes()
	}
	return sum
}
