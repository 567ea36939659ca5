package library

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// TestOrder holds the registry to what the report's readers are promised.
func TestOrder(t *testing.T) {
	want := "regextable regexswitch match split shiftpath chirouter gorillarouter patrouter " +
		"servemux chi chi-options gorilla gorilla-options pat pat-options httprouter httprouter-options bunrouter bunrouter-options " +
		"httptreemux httptreemux-options gin gin-options echo echo-options gorestful gorestful-options noop handler baseline"
	var names, groups []string
	for _, c := range All() {
		names, groups = append(names, c.Name), append(groups, c.Group)
		if c.Title == "" || (c.New == nil) == (c.NewFor == nil) || (c.Setup != nil) != (c.Group == found.GroupPlain) {
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

// TestOptions makes sure that a library has at most two set-ups, the first without options, and that each option has a link.
func TestOptions(t *testing.T) {
	before := ""
	for _, s := range Setups() {
		if isFirst := s.Library != before; isFirst != (len(s.Options) == 0) || isFirst != (s.Name == s.Library) || !strings.HasPrefix(s.Name, s.Library) {
			t.Errorf("%s of %s has the options %v", s.Name, s.Library, s.Options)
		}
		before = s.Library
		for _, o := range s.Options {
			if o.What == "" || !strings.HasPrefix(o.Source, "https://") {
				t.Errorf("%s: %+v", s.Name, o)
			}
		}
	}
}

// TestAnswers makes sure that each contestant answers what each of its routes has, so that they can be measured on it. The gauge
// handler answers the rest as well.
func TestAnswers(t *testing.T) {
	for _, c := range All() {
		if c.Name == Noop {
			continue
		}
		asked := 0
		for _, w := range workload.All(routes.Widgets()) {
			if !w.IsHits() && c.Name != Handler || c.Without(w.Name) || w.Name == "hits" && c.Refusals != nil {
				continue
			}
			asked++
			if f, ok := w.Check(c.handler(w)); !ok {
				t.Errorf("%s: %v", c.Name, f)
			}
		}
		if asked+len(c.Refusals) < len(routes.Widgets().Routes) {
			t.Errorf("%s was asked for %d routes and misses %d", c.Name, asked, len(c.Refusals))
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
			if c.Without(r.Name) {
				continue
			}
			w := &writes{ResponseRecorder: httptest.NewRecorder()}
			if router.ServeHTTP(w, httptest.NewRequest(r.Method, r.Sample(), nil)); w.n != 1 || w.Code != http.StatusOK {
				t.Errorf("%s: %v is answered %d with %d Writes, want 200 with one", c.Name, r, w.Code, w.n)
			}
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
