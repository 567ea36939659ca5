package bench

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestRequests compares the expected answer of each request with the answer of the table. It also expects hits for every route.
func TestRequests(t *testing.T) {
	small, err := grown(100)
	if err != nil {
		t.Fatal(err)
	}
	mixed, err := routes.Parse("t", "GET /a/{x}\nPOST /a/{x:int}\nGET /a/{x:int}\nGET /{y}/b\nGET /c/{rest...}\nGET /c/{x}/d\n")
	if err != nil {
		t.Fatal(err)
	}
	own, err := Positional("own", mixed)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []Table{Widgets(), small, own} {
		for _, name := range requestNames(table) {
			seen := map[int]bool{}
			all := requestsOf(table, name)
			for _, q := range all {
				want := table.Routes.Want(q.Method, q.Path)
				if want.Status != q.status || want.Route != q.route {
					t.Fatalf("%s of %v: %s %s is expected to have %d of route %d, and the table wants %d of route %d", name, table, q.Method, q.Path, q.status, q.route, want.Status, want.Route)
				}
				seen[q.route] = true
			}
			hits := name == distinctName || name == listName || name == "hits"
			if len(all) == 0 || hits && len(seen) != table.size() {
				t.Errorf("%s of %v: %d requests, for %d routes", name, table, len(all), len(seen))
			}
		}
	}
}

// TestPositional: parameters are renamed by position, and nothing else changes.
func TestPositional(t *testing.T) {
	own, err := routes.Parse("t", "GET /a/{x}/{y:int} one\nPOST /{x}/{rest...} two\nGET /a/{$} three\nGET / four\n")
	if err != nil {
		t.Fatal(err)
	}
	own.HEAD = true
	got, err := Positional("own", own)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, r := range got.Routes.Routes {
		all = append(all, r.String()+" "+r.Name)
	}
	if want := []string{"GET /a/{p2}/{p3:int} one", "POST /{p1}/{p2...} two", "GET /a/{$} three", "GET / four"}; !slices.Equal(all, want) || !got.Routes.HEAD {
		t.Errorf("%q, want %q", all, want)
	}
}

// TestLightCopy: the light handlers of the eight routers read all parameters and do not call reply. TestRun compiles them.
func TestLightCopy(t *testing.T) {
	for _, name := range theEight() {
		text, err := os.ReadFile("../../../" + name + "/handlers.go")
		if err != nil {
			t.Fatal(err)
		}
		light, err := lightCopy(text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := string(light); strings.Count(got, "lightText(") != 8 || strings.Count(got, "lightNumber(") != 3 || strings.Contains(got, "reply") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
	if _, err := lightCopy([]byte("package p\n")); err == nil {
		t.Error("a file without reply is copied")
	}
}

// TestRouteIn: the two bytes of an answer encode the index of a route.
func TestRouteIn(t *testing.T) {
	for i, body := range map[int]string{0: "  ", 1: " !", 127: " \x9f", 128: "! ", 9999: "n/", -1: "ok!"} {
		if got := routeIn(body); got != i {
			t.Errorf("%q is of route %d, want %d", body, got, i)
		}
	}
}
