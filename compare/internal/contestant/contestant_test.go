package contestant

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/found"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// TestOrder holds the registry to what the report's readers are promised.
func TestOrder(t *testing.T) {
	want := "regextable regexswitch match split shiftpath chirouter gorillarouter patrouter " +
		"servemux chi gorilla pat httprouter bunrouter httptreemux gin gin-405 echo gorestful noop handler floor"
	var names, groups []string
	for _, c := range All() {
		names, groups = append(names, c.Name), append(groups, c.Group)
		if c.Title == "" || (c.New == nil) == (c.NewFor == nil) || (c.Probe != nil) != (c.Group == found.GroupPlain) {
			t.Errorf("%s lacks something: %+v", c.Name, c)
		}
	}
	if got := strings.Join(names, " "); got != want {
		t.Errorf("the contestants are %s, want %s", got, want)
	}
	if got := slices.Compact(groups); !slices.Equal(got, []string{found.GroupOurs, found.GroupPlain, found.GroupGauge}) {
		t.Errorf("the groups are %q", got)
	}
}

// TestAnswers makes sure that each contestant answers what each of its routes has, so that they can be measured on it. The gauge
// handler answers the rest as well.
func TestAnswers(t *testing.T) {
	for _, c := range All() {
		missing := func(name string) bool {
			return slices.ContainsFunc(c.Missing, func(r found.Route) bool { return r.Name == name })
		}
		if c.Name == Noop {
			continue
		}
		asked := 0
		for _, w := range workload.All(routes.Widgets()) {
			if !w.IsHits() && c.Name != Handler || missing(w.Name) || w.Name == "hits" && c.Missing != nil {
				continue
			}
			asked++
			if f, ok := w.Check(c.handler(w)); !ok {
				t.Errorf("%s: %v", c.Name, f)
			}
		}
		if asked+len(c.Missing) < len(routes.Widgets().Routes) {
			t.Errorf("%s was asked for %d routes and misses %d", c.Name, asked, len(c.Missing))
		}
	}
}

// handler returns what answers a workload.
func (c Contestant) handler(w workload.Workload) http.Handler {
	if c.NewFor != nil {
		return c.NewFor(w.Requests)
	}
	return c.New()
}

// writes counts the calls of Write and WriteString.
type writes struct {
	*httptest.ResponseRecorder
	n int
}

func (w *writes) Write(b []byte) (int, error) {
	w.n++
	return w.ResponseRecorder.Write(b)
}

func (w *writes) WriteString(s string) (int, error) {
	w.n++
	return w.ResponseRecorder.WriteString(s)
}

// TestOneWrite makes sure that all do the same work: an answer is one Write.
func TestOneWrite(t *testing.T) {
	for _, c := range All() {
		if c.New == nil || c.Name == Noop {
			continue
		}
		router := c.New()
		for _, r := range routes.Widgets().Routes {
			if slices.ContainsFunc(c.Missing, func(m found.Route) bool { return m.Name == r.Name }) {
				continue
			}
			w := &writes{ResponseRecorder: httptest.NewRecorder()}
			if router.ServeHTTP(w, httptest.NewRequest(r.Method, r.Sample(), nil)); w.n != 1 || w.Code != http.StatusOK {
				t.Errorf("%s: %v is answered %d with %d Writes, want 200 with one", c.Name, r, w.Code, w.n)
			}
		}
	}
}

// TestRefused makes sure that a library that takes not all routes is left with as many as it takes, that what it is
// without is what it refuses, and that the others take all.
func TestRefused(t *testing.T) {
	for _, c := range All() {
		want := map[string]int{"httprouter": 3}[c.Name]
		if (c.Refused != "") != (want > 0) || len(c.Missing) != want {
			t.Errorf("%s says %q and is without %v", c.Name, c.Refused, c.Missing)
		}
		if c.Name == "httprouter" && !strings.Contains(c.Refused, "conflicts with existing") {
			t.Errorf("httprouter says %q", c.Refused)
		}
		for _, r := range c.Missing {
			w := httptest.NewRecorder()
			path := strings.NewReplacer("{slug}", "foo", "{id:int}", "7").Replace(r.Pattern)
			if c.New().ServeHTTP(w, httptest.NewRequest(r.Method, path, nil)); w.Code == http.StatusOK {
				t.Errorf("%s is said to be without %v, but answers %s %s", c.Name, r, r.Method, path)
			}
		}
	}
}

// TestLargest gives the search a library that takes no two routes with {slug} and the same method.
func TestLargest(t *testing.T) {
	picky := library[int]{slug: "*", id: "#", static: number, withSlug: number, withPart: number, router: func(all []route[int]) http.Handler {
		seen := map[string]bool{}
		for _, r := range all {
			if strings.Contains(r.pattern, "*") && seen[r.method] {
				panic("no second * for " + r.method)
			}
			seen[r.method] = seen[r.method] || strings.Contains(r.pattern, "*")
		}
		return http.NotFoundHandler()
	}}
	start := time.Now()
	c := picky.contestant(Contestant{})
	if took := time.Since(start); took > time.Second {
		t.Errorf("the search took %v", took)
	}
	var missing []string
	for _, r := range c.Missing {
		missing = append(missing, r.Name)
	}
	want := "apiCreateWidgetPart apiUpdateWidgetPart apiDeleteWidgetPart widgetAdmin widgetImage"
	if got := strings.Join(missing, " "); got != want || c.Refused != "no second * for POST" {
		t.Errorf("it says %q and is without %s, want %s", c.Refused, got, want)
	}
}

func number(name string) int { return len(name) }

// TestProbe makes sure that a handler of each library sees its request.
func TestProbe(t *testing.T) {
	for _, c := range All() {
		if c.Probe == nil {
			continue
		}
		var path string
		h := c.Probe(func(w http.ResponseWriter, r *http.Request) { path = r.URL.Path })
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/foo/admin", nil))
		if path != "/foo/admin" {
			t.Errorf("%s: the handler saw the path %q", c.Name, path)
		}
	}
}

// TestVersion makes sure that versions are those of the build.
func TestVersion(t *testing.T) {
	info := &debug.BuildInfo{Deps: []*debug.Module{
		{Path: "example.com/a", Version: "v1.2.3"},
		{Path: "example.com/b", Version: "v1.0.0", Replace: &debug.Module{Path: "example.com/c", Version: "v1.0.1"}},
	}}
	for module, want := range map[string]string{"example.com/a": "v1.2.3", "example.com/b": "v1.0.1", "example.com/d": "", "": ""} {
		if got := versionIn(info, module); got != want {
			t.Errorf("%q has version %q, want %q", module, got, want)
		}
	}
	if got := versionIn(nil, "example.com/a"); got != "" {
		t.Errorf("a program without build information has %q", got)
	}
	for _, c := range All() {
		if c.Name == "servemux" && c.Version() != runtime.Version() || c.Name == "match" && c.Version() != "" {
			t.Errorf("%s has version %q", c.Name, c.Version())
		}
	}
}
