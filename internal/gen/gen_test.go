package gen

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// allNames returns the names of all techniques.
func allNames() []string {
	var names []string
	for _, t := range techniques {
		names = append(names, t.name)
	}
	return names
}

// ownNames returns the names of the techniques that route as the table says: all except servemux.
func ownNames() []string {
	return slices.DeleteFunc(allNames(), func(name string) bool { return name == "servemux" })
}

// shipped returns the tables in the repository, with HEAD served by GET routes.
func shipped(t *testing.T) map[string]*routes.Table {
	t.Helper()
	files, err := filepath.Glob("../routes/testdata/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("the tables are %v, %v", files, err)
	}
	all := map[string]*routes.Table{}
	for _, file := range append(files, "../../blog/routes.txt") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		table, err := routes.Parse(file, string(text))
		if err != nil {
			t.Fatal(err)
		}
		table.HEAD = true
		all[filepath.Base(file)] = table
	}
	return all
}

// TestTables generates routers in each technique, and compares their answers with the answers of the oracle. The tables are
// random or from the repository, or have one difficulty each. Some random tables are also tested with their lines in another order, and
// with one more route. No answer may change. All routers are one program.
//
// The short form has five random tables, which are always the same, and the tables of the repository. The exhaustive form has 300 new
// random tables each time, and uses all techniques for all tables. It finds mistakes that only a rare mix of routes shows.
func TestTables(t *testing.T) {
	rnd, seed := newRand(t)
	suites := append(shippedSuites(t, rnd), hardSuites(t, rnd)...)
	random := 5
	if exhaustive {
		random = 300
	}
	for i := range random {
		s := newSuite("random "+strconv.Itoa(i), randomTable(rnd), ownNames(), rnd, 600)
		suites = append(suites, s)
		if i%50 == 0 {
			suites = append(suites, s.with("in another order", permuted(s.table, rnd)))
			suites = append(suites, s.with("with a route more", widened(s.table)))
		}
	}
	for k, f := range failures(t, suites) {
		name, rest, _ := strings.Cut(f, "\t")
		technique, _, _ := strings.Cut(rest, "\t")
		i := slices.IndexFunc(suites, func(s suite) bool { return s.Name == name })
		t.Errorf("%s", f)
		if k == 0 {
			t.Errorf("the smallest table that fails in %s:\n%s", technique, shrunk(suites[i].table, func(smaller *routes.Table) bool {
				return failures(t, []suite{newSuite("smaller", smaller, []string{technique}, rand.New(rand.NewPCG(seed, 1)), 2000)}) != nil
			}))
		}
	}
}

// shippedSuites returns suites for the tables in the repository. Large tables are only for the fast techniques, and the short form leaves
// out GitHub's API of 2025, with 1,387 routes.
func shippedSuites(t *testing.T, rnd *rand.Rand) []suite {
	all := shipped(t)
	all["widgets"] = routes.Widgets()
	var suites []suite
	for _, name := range slices.Sorted(maps.Keys(all)) { // in the same order each time, for newRand
		table, techniques := all[name], ownNames()
		if len(table.Routes) > 100 {
			techniques = fast
		}
		if exhaustive && len(table.Routes) <= mostInASwitch {
			techniques = ownNames()
		}
		if exhaustive || len(table.Routes) < 1000 {
			suites = append(suites, newSuite(name, table, techniques, rnd, 2*len(table.Routes)+300))
		}
	}
	return suites
}

// tooSlow returns the techniques with one large switch, if the table is too large for them. See docs/routegen.md.
func tooSlow(t *routes.Table) []string {
	if len(t.Routes) > mostInASwitch {
		return []string{"match", "split", "regexswitch"}
	}
	return nil
}

// TestWarning: a technique with one large switch gets a warning if the table is too large, and tree gets one if table is better.
func TestWarning(t *testing.T) {
	var all []routes.Route
	for i := range treeRoutes + 1 {
		all = append(all, routes.Route{Method: "GET", Pattern: "/" + strconv.Itoa(i)})
	}
	for _, n := range []int{mostInASwitch, mostInASwitch + 1, treeRoutes, treeRoutes + 1} {
		table, err := routes.New(all[:n]...)
		if err != nil {
			t.Fatal(err)
		}
		warned := tooSlow(table)
		if n > treeRoutes {
			warned = append(warned, "tree")
		}
		for _, technique := range allNames() {
			text := Warning(table, technique)
			if (text != "") != slices.Contains(warned, technique) || text != "" && !strings.Contains(text, strconv.Itoa(n)) {
				t.Errorf("%s of %d routes: the warning is %q", technique, n, text)
			}
		}
	}
}

// with returns a suite with the same requests and answers, but with another name and another table.
func (s suite) with(name string, t *routes.Table) suite {
	return suite{s.Name + " " + name, s.Asked, t, s.techniques}
}

// permuted returns the table with its lines in another order.
func permuted(t *routes.Table, rnd *rand.Rand) *routes.Table {
	all := slices.Clone(t.Routes)
	rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return remade(t, all)
}

// widened returns the table with one more route. No request matches it.
func widened(t *routes.Table) *routes.Table {
	return remade(t, append(slices.Clone(t.Routes), routes.Route{Method: "LOCK", Pattern: "/nobody/asks/{for}/this", Name: "unasked"}))
}

func remade(t *routes.Table, all []routes.Route) *routes.Table {
	made, err := routes.New(all...)
	if err != nil {
		panic(err)
	}
	made.HEAD, made.OPTIONS = t.HEAD, t.OPTIONS
	return made
}

// TestSameBytes generates each router twice and compares the files.
func TestSameBytes(t *testing.T) {
	table := randomTable(rand.New(rand.NewPCG(1, 2)))
	for _, technique := range ownNames() {
		for _, standalone := range []bool{false, true} {
			o := Options{Technique: technique, Package: "router", Command: "routegen", HEAD: true, Paths: true, Pattern: true, Standalone: standalone}
			first, err := Generate(table, o)
			if err != nil {
				t.Fatal(err)
			}
			second, err := Generate(table, o)
			if err != nil {
				t.Fatal(err)
			}
			for i := range first {
				if !bytes.Equal(first[i].Text, second[i].Text) {
					t.Errorf("%s: %s differs from one run to the next", technique, first[i].Name)
				}
			}
		}
	}
}

// TestErrors calls Generate with invalid options and tables.
func TestErrors(t *testing.T) {
	var many strings.Builder
	for i := range 64 {
		many.WriteString("M" + strconv.Itoa(i) + " /a\n")
	}
	for _, c := range []struct {
		technique, pack, table, want string
	}{
		{"guess", "router", "GET /a", `"guess" is not a technique; choose one of after, match,`},
		{"after", "my-router", "GET /a", `"my-router" is not a valid name for a package`},
		{"after", "_", "GET /a", `"_" is not a valid name for a package`},
		{"after", "router", many.String(), "the routes have 64 methods, with HEAD and OPTIONS; this technique accepts up to 63, so choose match, split or shiftpath"},
		{"regextable", "router", "GET /a\nGET /\xff", `route 2, column 1: "GET /\xff": segment "\xff" is not valid UTF-8`},
		{"regexswitch", "router", "GET /\ufffd", `route 1, column 1: "GET /` + "\ufffd" + `": segment "` + "\ufffd" + `" is not valid UTF-8`},
		{"servemux", "router", "GET /a/{x}\nGET /{y}/b", `route 2, column 1: "GET /{y}/b" conflicts with "GET /a/{x}" of line 1 in http.ServeMux: GET /{y}/b and GET /a/{x} both match some paths, like "/a/b". But neither is more specific than the other; change one, or choose another technique`},
		{"servemux", "router", "GET /a\nHEAD /{x}", `route 2, column 1: "HEAD /{x}" conflicts with "GET /a" of line 1 in http.ServeMux: HEAD /{x} matches fewer methods than GET /a, but has a more general path pattern; change one`},
		{"servemux", "router", "GET /{x}\n* /a", `route 2, column 1: "* /a" conflicts with "GET /{x}" of line 1 in http.ServeMux: `},
		{"servemux", "router", "GET /a{/}\nPUT /.", `route 2, column 1: "PUT /.": http.ServeMux refuses the pattern: `},
		{"servemux", "router", "GET /b\nGET /a/{id:int}", `route 2, column 1: "GET /a/{id:int}": http.ServeMux has no segment {id:int}; write {id}, and convert the text to a number in the handler, or choose another technique`},
		{"servemux", "router", "GET /a/{id:int}\nGET /a/{x}", "conflicts with"},
		{"servemux", "router", "GET /{v:a|b}", `no segment {v:a|b}; write {v}, and compare the text in the handler`},
		{"servemux", "router", "GET /v{n:int}.x", `no segment v{n:int}.x; write {n}, and take the parameter out of the segment in the handler`},
	} {
		table, err := routes.Parse("routes.txt", c.table)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Generate(table, Options{Technique: c.technique, Package: c.pack, HEAD: c.technique == "servemux"}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s of %.20q is %v, want %s", c.technique, c.table, err, c.want)
		}
	}
}

// TestNames: the code compiles even if names in the table are invalid in Go, or equal to each other or to the router's own
// names. The table "wide" has 200 texts at one level. In the exhaustive form, it has 2,000, and the test finds code that is too
// large for one function.
func TestNames(t *testing.T) {
	long := strings.Repeat("long", 75)
	var wide strings.Builder
	level := 200
	if exhaustive {
		level = 2000
	}
	for i := range level {
		wide.WriteString("GET /level/" + strconv.Itoa(i) + "/{id}\n")
	}
	for name, text := range map[string]string{
		"keywords":   "GET /{type}/{func}/{string}/{nil} len\nGET /{go} go2\n",
		"own":        "GET /{w}/{r}/{h}/{path}/{ok} serve\nGET /{http}/{strings}/{rest} refuse\nPOST /{number}/{head}/{tail}/{n:int} new\n",
		"functions":  "GET /{slug} root\nGET /api/{id} api\nGET /api/{api}/x/{rootSlug} apiId\n",
		"clashes":    "GET /a foo\nGET /b Foo\nGET /c foo2\nPOST /c Foo2\n",
		"numbered":   "GET /ants/{antBeeC}/x/y\nGET /ants/{z}/bees/{antBeeC}/c/d\n",
		"similar":    "GET /{user-id}/{user_id}/{user.id}/{userId} x\n",
		"kinds":      "GET /{id}.json\nGET /{id:int}.json\nGET /a{id}.x/{v:a|b}{/rest...}\n* /{i:int}-{/}\nPUT /{inner}.x/{between:a|b}\n",
		"stored":     "GET /v{n:int}/{nSegment} x\nPUT /{n}/v{nSegment:int}.x\n",
		"every":      "* /\n* /{every}/{form}{/value...} forms\n",
		"no words":   "GET /{_}/{__} x\nGET /a/{é}/{日本} 日本\n",
		"two kinds":  "GET /{id:int}/a\nGET /{id}/b\nGET /{idText}/c/{id}\n",
		"long":       "GET /" + long + "/{" + long + "} " + long + "\n",
		"wide":       wide.String(),
		"quotes":     "GET /`/\"/{a}`\nGET /\\\nGET /a+b/+{b}\nGET /\xff/\xff{c}\nGET /\ufeff\nGET /{d:`|\"|\xff}\n",
		"methods":    "GET /a\nget /a\nM-SEARCH /a\nMSEARCH /a\n",
		"path names": "GET /a/{x} foo\nGET /b/{y} fooPath\n",
		"features":   "GET /a/{isLookup}/{params}/{handler}/{ctx}/{found} string @int @_a\nPUT /a/{b} same @int\nPATCH /b/{b} same\nGET /c same2\nGET /{type}/{Type}/{h:int} is @int\nGET /d handlers @int\n",
	} {
		table, err := routes.Parse("routes.txt", text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, technique := range allNames() {
			compiles(t, name, table, technique)
		}
	}
}

// compiles generates all files and checks their types. The technique may refuse the table.
func compiles(t *testing.T, name string, table *routes.Table, technique string) {
	t.Helper()
	files, err := Generate(table, Options{
		Technique: technique, Package: "router", Command: "routegen\n\xff", HEAD: true, OPTIONS: technique != "servemux", Paths: true, Pattern: true, PathValues: true,
		Standalone: technique == "after", Hooks: technique != "servemux", Lookup: technique != "servemux",
	})
	if err != nil {
		if !isRefusal(err) {
			t.Errorf("%s, %s: %v", name, technique, err)
		}
		return
	}
	var texts []string
	for _, f := range files {
		if technique == "after" || !strings.HasSuffix(f.Name, "_test.go") { // TestOwnFilesFit has the tests of the others
			texts = append(texts, string(f.Text))
		}
	}
	if _, _, _, err := checked(texts...); err != nil {
		t.Errorf("%s, %s: %v", name, technique, err)
	}
}

// TestOwnFilesFit checks the types of all files of a package together: a test must not declare a name that the technique
// declares.
func TestOwnFilesFit(t *testing.T) {
	for _, technique := range allNames() {
		table := parsed(t, trapped+special)
		if technique == "servemux" {
			table = parsed(t, plain)
		}
		for _, standalone := range []bool{false, true} {
			own := technique != "servemux"
			files, err := Generate(table, Options{
				Technique: technique, Package: "router", HEAD: true, OPTIONS: own, Paths: true, Pattern: true, PathValues: true, Standalone: standalone, Hooks: own, Lookup: own,
			})
			if err != nil {
				t.Fatal(err)
			}
			var texts []string
			for _, f := range files {
				texts = append(texts, string(f.Text))
			}
			if _, _, _, err := checked(texts...); err != nil {
				t.Errorf("%s, standalone %v: %v", technique, standalone, err)
			}
		}
	}
}

// isRefusal reports whether the error says that the technique cannot route the table.
func isRefusal(err error) bool {
	return strings.Contains(err.Error(), "choose another technique") || strings.Contains(err.Error(), "this technique accepts up to 63") || strings.Contains(err.Error(), "of Handlers; rename one")
}

// FuzzTable: for every text, Parse returns errors, or the generated program compiles.
func FuzzTable(f *testing.F) {
	f.Add("GET / home\nPOST /a/{b}/{c:int}/{d...} x # comment\nGET /a/{$}")
	f.Add("GET /a/{b} x @c @d\nPUT /a/{b} x @c")
	f.Add("GET /{a}/b\nGET /a/{b}\nHEAD /{a...}\nX /\xff/`")
	f.Add("GET /{type}\nget /+/{w} string\nGET /é/{é}")
	f.Add("* /{a}.json/v{n:int}\nGET /{v:a|b}/{c.d-e}:x{/}\nHEAD /a{b}c{/rest...}")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := routes.Parse("routes.txt", text)
		if err != nil {
			if _, ok := err.(routes.Errors); !ok || err.Error() == "" {
				t.Errorf("the error is %#v", err)
			}
			return
		}
		for _, technique := range allNames() {
			compiles(t, "fuzz", table, technique)
		}
	})
}
