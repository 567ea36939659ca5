package behaviour

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/gorilla/mux"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/routefile"
	"gorouting/internal/differ"
	"gorouting/routertest"
)

// The tests of this file rebuild migrations of Go projects from their public reports. In each, clients or the program itself met
// a surprise that the list shows beforehand.

// wanted describes a change that the list must have.
type wanted struct {
	causes string // one of them, separated by commas
	kind   differ.Kind
	what   string
	target string // the target of the example; "" for any
}

// has reports whether the list has the change.
func (w wanted) has(r differ.Result) bool {
	return slices.ContainsFunc(r.Changes, func(c differ.Change) bool {
		return slices.Contains(strings.Split(w.causes, ","), string(c.Cause)) && c.Kind == w.kind && c.What == w.what &&
			(w.target == "" || slices.ContainsFunc(c.Routes, func(p differ.Part) bool { return p.Request.Target == w.target }))
	})
}

// TestMigrations compares libraries.
func TestMigrations(t *testing.T) {
	for report, test := range map[string]struct {
		from, to, table string
		refused         string // the lines that the new router refuses, with the lines beside them and the kind of advice
		renamed         string // the patterns under new names
		changes         []wanted
	}{
		"canonical/lxd 17856: patterns conflict": {
			from: "gorilla", to: "servemux",
			table:   "GET /images/aliases/{name} alias\nGET /images/{fingerprint}/export export\nGET /images/{fingerprint} image\n",
			refused: "2 beside 1: guard",
		},
		"fleetdm/fleet 53080: pairs that only a regexp tells apart": {
			from: "gorilla", to: "servemux",
			table:   "GET /hosts/identifier/{identifier} byIdentifier\nPOST /hosts/{id:int}/refetch refetch\nGET /hosts/{id:int}/mdm mdm\nGET /hosts/{id:int}/software software\n",
			refused: "3 beside 1: guard, 4 beside 1: guard",
		},
		"DataDog/datadog-agent 51224: a parameter that is no identifier": {
			from: "gorilla", to: "servemux",
			table:   "GET /debug/stats debug\nGET /{module-name}/config config\n",
			renamed: "/{module_name}/config",
			changes: []wanted{{"HEAD", differ.Answered, "405 → 200", "/debug/stats"}},
		},
		"databricks/cli 4955: GET is also HEAD": {
			from: "gorilla", to: "servemux",
			table:   "GET /api/fs/{path...} read\nHEAD /api/{kind}/info info\n",
			refused: "2 beside 1: fallback",
		},
		"goadesign/goa 3364 and 3385: escaped values, slashes at the end": {
			from: "httptreemux", to: "chi",
			table: "GET /calc/{a}/{b} add\nGET /openapi.json file\n",
			changes: []wanted{
				{"escaped slash,characters in a value,needless escapes", differ.Values, "200 with other values", ""},
				{"trailing slash", differ.Lost, "301 → 404", "/openapi.json/"},
			},
		},
		"go-gitea/gitea 14852: slashes at the end": {
			from: "gorilla:StrictSlash", to: "chi",
			table:   "GET /explore/repos explore\nGET /{owner}/{repo} repo\n",
			changes: []wanted{{"trailing slash", differ.Lost, "301 → 404", "/explore/repos/"}},
		},
		"Mnexa-AI/e2a 374: one library decodes values, the other does not": {
			from: "gorilla", to: "chi",
			table:   "GET /agents/{address} agent\n",
			changes: []wanted{{"escaped slash,characters in a value,needless escapes", differ.Values, "200 with other values", ""}},
		},
		"canonical/pebble 676 and 954: redirects to a slash": {
			from: "gorilla", to: "servemux",
			table:   "GET /v1/files/{path...} files\nGET /v1/health health\n",
			changes: []wanted{{"missing slash", differ.Sent, "404 → 307", "/v1/files"}},
		},
	} {
		t.Run(report, func(t *testing.T) {
			t.Parallel()
			m, err := Diff(mustParse(test.table), test.from, test.to)
			if err != nil {
				t.Fatal(err)
			}
			if got := refusals(m.To.Refused); got != test.refused || test.refused != "" && (!m.Hurts() || !m.Routegen) {
				t.Errorf("refused: %q, want %q", got, test.refused)
			}
			var renamed []string
			for _, r := range m.To.Renamed {
				renamed = append(renamed, r.To)
			}
			if got := strings.Join(renamed, " "); got != test.renamed {
				t.Errorf("renamed: %q, want %q", got, test.renamed)
			}
			wantChanges(t, m.Result, test.changes...)
		})
	}
}

// refusals describes refusals: "2 beside 1: guard".
func refusals(all []library.Refusal) string {
	var lines []string
	for _, r := range all {
		line := string(rune('0' + r.Route.Line))
		if r.With != nil {
			line += " beside " + string(rune('0'+r.With.Line))
		}
		lines = append(lines, line+": "+r.Advice.Kind)
	}
	return strings.Join(lines, ", ")
}

func wantChanges(t *testing.T, found differ.Result, all ...wanted) {
	t.Helper()
	for _, w := range all {
		if w.has(found) {
			continue
		}
		t.Errorf("the list lacks %+v; it has", w)
		for _, c := range found.Changes {
			t.Errorf("  %s (%s): %v", c.Name(), c.Kind, c.Request)
		}
	}
}

// TestMigrationLeavesOut: container-registry/harbor-next 886 has a rest in the middle of a pattern, which a table and http.ServeMux
// cannot say. The reader says so.
func TestMigrationLeavesOut(t *testing.T) {
	file, err := routefile.Parse("routes.txt", []byte("# syntax: gorilla\nGET /v2/{name:.*}/manifests/{reference}\nGET /v2/_catalog\n"))
	if err != nil || len(file.LeftOut) != 1 || file.LeftOut[0].Line != 2 || !strings.Contains(file.LeftOut[0].Text, "matches slashes") {
		t.Errorf("%+v, %v", file, err)
	}
}

// names returns a handler that answers with a route's name and the values that it reads.
func names(name string, value func(r *http.Request, name string) string, params ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var values []any
		for _, p := range params {
			values = append(values, value(r, p))
		}
		routertest.Echo(w, name, values...)
	}
}

func varOf(r *http.Request, name string) string { return mux.Vars(r)[name] }

func pathValue(r *http.Request, name string) string { return r.PathValue(name) }

// TestOwnMigrations compares programs that do not register the same patterns before and after.
func TestOwnMigrations(t *testing.T) {
	for report, test := range map[string]struct {
		table         string
		before, after func() http.Handler
		extra         []differ.Request
		changes       []wanted
	}{
		"rancher/rancher 54278 and 57461: a prefix loses its bare form": {
			table: "GET /v3{/path...} v3\n",
			before: func() http.Handler {
				r := mux.NewRouter()
				r.PathPrefix("/v3").Methods("GET").Handler(names("v3", func(r *http.Request, _ string) string {
					return strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/v3"), "/")
				}, "path"))
				return r
			},
			after: func() http.Handler {
				m := http.NewServeMux()
				m.Handle("GET /v3/{path...}", names("v3", pathValue, "path"))
				return m
			},
			changes: []wanted{{"plain request,missing slash", differ.Redirected, "200 → 307", "/v3"}},
		},
		"rancher/apiserver 166: Vars also held values of the query": {
			table: "GET /v1/{type} list\n",
			before: func() http.Handler {
				r := mux.NewRouter()
				list := names("list", varOf, "type", "link")
				r.Handle("/v1/{type}", list).Queries("link", "{link}").Methods("GET")
				r.Handle("/v1/{type}", list).Methods("GET")
				return r
			},
			after: func() http.Handler {
				m := http.NewServeMux()
				m.Handle("GET /v1/{type}", names("list", pathValue, "type", "link"))
				return m
			},
			extra:   []differ.Request{{Method: "GET", Target: "/v1/pods?link=logs"}},
			changes: []wanted{{"query", differ.Values, "200 with other values", "/v1/pods?link=logs"}},
		},
		"fission/fission 3510 and 3512: a router of their own, and parity": {
			table: "GET /v2/functions/{name} show\nPUT /v2/functions/{name} update\nDELETE /v2/functions/{name} remove\n",
			before: func() http.Handler {
				r := mux.NewRouter()
				for method, name := range map[string]string{"GET": "show", "PUT": "update", "DELETE": "remove"} {
					r.Handle("/v2/functions/{name}", names(name, varOf, "name")).Methods(method)
				}
				return r
			},
			after: func() http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					name, ok := strings.CutPrefix(r.URL.Path, "/v2/functions/")
					route := map[string]string{"GET": "show", "PUT": "update", "DELETE": "update"}[r.Method] // a mistake
					if !ok || name == "" || strings.Contains(name, "/") || route == "" {
						http.NotFound(w, r)
						return
					}
					routertest.Echo(w, route, name)
				})
			},
			changes: []wanted{
				{"plain request", differ.Another, "200 from another handler", ""},
				{"wrong method", differ.Refused, "405 → 404", ""},
			},
		},
	} {
		t.Run(report, func(t *testing.T) {
			found, err := differ.Compare(mustParse(test.table), differ.New(test.before), differ.New(test.after), nil, test.extra...)
			if err != nil {
				t.Fatal(err)
			}
			wantChanges(t, found, test.changes...)
		})
	}
}
