package gen

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// fast has the techniques for large tables.
var fast = []string{"tree", "table"}

func shippedTable(t *testing.T, name string) *routes.Table {
	t.Helper()
	return parsed(t, read(t, "../routes/testdata/"+name+".txt"))
}

func parsed(t *testing.T, text string) *routes.Table {
	t.Helper()
	table, err := routes.Parse("table", text)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// hardTables are small tables with one difficulty each.
var hardTables = map[string]string{
	"an int beside its text":         "GET /a/7\nGET /a/{id:int}/b\nPOST /a/{id:int}\nGET /a/{slug}/c",
	"ids beside slugs":               "GET /a/{id:int}\nPOST /a/{slug}\nPUT /{x...}\nGET /a/{slug}/b\nPOST /a/{id:int}/b",
	"an id and a slug":               "GET /a/{id:int}\nPOST /a/{slug}",
	"methods of overlapping leaves":  "GET /a/b\nPOST /a/{x}\nPUT /{y}/b\nDELETE /{z...}",
	"back to where patterns fork":    "GET /a/{x}/c\nGET /{y}/b/d\nGET /{y}/{z}/e\nGET /a/b/f",
	"texts that begin with others":   "GET /i\nGET /is\nGET /iss\nGET /issue\nGET /issues\nGET /issues/{id}\nGET /isst",
	"a HEAD that wins from behind":   "GET /a\nHEAD /{x}\nGET /b\nHEAD /b\nPOST /c\nHEAD /{x}/{rest...}\nGET /{x}/y",
	"a HEAD in a table without GET":  "HEAD /a\nPOST /{x}",
	"names of the code":              "GET /sync/{after}/path\nGET /head/{tail}/{shift}\nGET /path/{path}/{n:int}\nGET /head/{x}/on/{tail}\nPUT /on{/rest...}\nGET /serve/{serve}/match",
	"names that come twice":          "GET /{x}/a\nGET /{y}/{x}\nGET /{y}/{x}/{z}\nGET /{z}/{y}/{x}/b",
	"one end or several":             "GET /\nGET /f/{$}\nGET /f\nGET /f/{path...}\nPOST /f/{path...}\nGET /f/g/{$}",
	"texts of more than 16 bytes":    "GET /abcdefghijklmnopqrstuvwxyz\nGET /abcdefghijklmnopq/{x}\nGET /abcdefghijklmnop\nGET /abcdefghijklmno/b",
	"bytes that are no ASCII":        "GET /é\nGET /è\nGET /ê/{ü}\nGET /日本\nGET /日本語\nGET /{größe:int}",
	"a * between HEAD and GET":       "HEAD /{x...}\nGET /a\n* /{y}\nGET /{y}/b\n* /a/{z}\nHEAD /c\nHEAD /a/b/{$}",
	"a * beside methods":             "* /a\nGET /a\n* /{x}\nPUT /{x}\nGET /{y...}\n* /a/b{/}\nPOST /a/b",
	"only *":                         "* /a/{x}\n* /{y}/b",
	"lists that overlap":             "GET /{v:a|b|c}/x\nPUT /{w:b|c|d|e}/x\nPOST /{y}/x\nGET /b/y\nGET /{z}/{v:7|x|y}\nGET /{z}/{n:int}",
	"text on both sides":             "GET /{a}.json\nGET /f{b}.json\nGET /f{c}\nGET /fo{d}\nGET /fo{e}n\nPUT /{g}\nGET /f7.json\nGET /{h:foo|fon}\nGET /f{n:int}\nGET /{n:int}.json/{rest...}",
	"ends that may be missing":       "GET /a{/}\nGET /a/{x}\nPUT /{y}{/rest...}\nGET /{y}/{z}\nPUT /a{/}\nGET /b/{n:int}{/rest...}",
	"the deepest patterns":           "GET " + deep("/{p%d}", 64) + "\nPUT " + deep("/{p%d:int}", 64) + "\nGET " + deep("/a{p%d}z", 30) + deep("/{q%d}", 33) + "/{rest...}",
	"texts that look like code":      hostile + hostileBeside,
	"texts with one end in the hash": "GET /xaaaaaaaa\nGET /yaaaaaaaa\nGET /zaaaaaaaa\nGET /aaaaaaaa\nGET /aaaaaaa",
}

// deep returns a pattern of n segments.
func deep(format string, n int) string {
	pattern := ""
	for i := range n {
		pattern += fmt.Sprintf(format, i)
	}
	return pattern
}

// hardSuites returns suites for hardTables, for a level with many texts, and for overlapsApart. The exhaustive form tests all techniques, and
// each table also without HEAD. Its largest level has 2,000 texts instead of 300, so it finds a hash table that is too small.
func hardSuites(t *testing.T, rnd *rand.Rand) []suite {
	var suites []suite
	texts, techniques := 300, fast
	if exhaustive {
		texts, techniques = 2000, ownNames()
	}
	for _, name := range slices.Sorted(maps.Keys(hardTables)) {
		for _, head := range []bool{false, true} {
			if exhaustive || head {
				table := parsed(t, hardTables[name])
				table.HEAD = head
				suites = append(suites, newSuite(name, table, techniques, rnd, 2000))
			}
		}
	}
	var level strings.Builder // many texts on one level
	for i := range texts {
		level.WriteString("GET /route" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + strings.Repeat("0", i%3) + "-" + strings.Repeat("é", i/26%5) + "-" + string(rune('a'+i/130)) + "\n")
	}
	suites = append(suites, newSuite("one level", parseValid(strings.Split(level.String(), "\n")), fast, rnd, 4000))
	return append(suites, newSuite("overlaps in two functions", overlapsApart(t), fast, rnd, 4000))
}

// overlapsApart returns a table with many routes below /big. tree puts these routes into a separate function. They overlap
// routes in the function that calls it, so the caller must join the methods.
func overlapsApart(t *testing.T) *routes.Table {
	var text strings.Builder
	for i := range 2 * functionSize {
		fmt.Fprintf(&text, "GET /big/{p}/t%d\n", i)
		if i%8 == 0 {
			fmt.Fprintf(&text, "POST /{y}/{p}/t%d\n", i)
		}
	}
	return parsed(t, text.String())
}

// TestTreeSplitsFunctions: the functions of large trees are small enough to compile quickly.
func TestTreeSplitsFunctions(t *testing.T) {
	for _, name := range []string{"github-2013", "github-2025", "static"} {
		text := generated(t, "tree", shippedTable(t, name))
		for _, function := range strings.Split(text, "\nfunc ")[1:] {
			if n := strings.Count(function, "\t\tcase ") + strings.Count(function, "\tcase "); n > 8*functionSize {
				t.Errorf("%s: a function has %d routes: %.80s", name, n, function)
			}
		}
	}
}

// TestSensible calls Sensible with tables on both sides of the limit.
func TestSensible(t *testing.T) {
	for routesOf, want := range map[int]string{1: "tree", treeRoutes: "tree", treeRoutes + 1: "table"} {
		got, why := Sensible(&routes.Table{Routes: slices.Repeat([]routes.Route{{}}, routesOf)})
		if got != want || why == "" {
			t.Errorf("%d routes: %q because %q, want %q", routesOf, got, why, want)
		}
	}
}
