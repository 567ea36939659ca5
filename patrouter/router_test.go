package patrouter

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/bmizerany/pat"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, routertest.Widgets(), New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, routertest.Widgets(), New) }

// TestQuery checks the query that a handler sees: pat's parameters, followed by the client's query. The client must not be able
// to overwrite a parameter.
func TestQuery(t *testing.T) {
	var slug, query string
	m := pat.New()
	m.Add("GET", "/:slug/admin", handler(func(_ http.ResponseWriter, r *http.Request) { slug, query = param(r, "slug"), r.URL.RawQuery }))
	for _, sent := range []string{"", "q=a+b&r=%20", ":slug=evil", "%3Aslug=evil", strings.Repeat("&", 10_001), "%zz"} {
		r := httptest.NewRequest("GET", "/a+b%26%2B%3D/admin", nil)
		r.URL.RawQuery = sent
		m.ServeHTTP(httptest.NewRecorder(), private(r, r.Method))
		if !strings.HasSuffix(query, "&"+sent) || slug != "a+b&+=" {
			t.Errorf("query %.40q: the handler sees %.80q and the slug %q", sent, query, slug)
		}
		if r.URL.RawQuery != sent {
			t.Errorf("query %.40q: the client's request has the query %.80q afterwards", sent, r.URL.RawQuery)
		}
	}
	if got := param(&http.Request{URL: &url.URL{RawQuery: "a=1&b=2"}}, "slug"); got != "" {
		t.Errorf("param returns %q for a parameter that the pattern does not have, want nothing", got)
	}
}

// TestProbe makes sure that allowed runs no handlers.
func TestProbe(t *testing.T) {
	m := pat.New()
	run := func(http.ResponseWriter, *http.Request) { t.Error("a handler runs") }
	m.Add("GET", "/:slug", handler(run))
	m.Add("DELETE", "/:id", withID(run))
	m.Add("POST", "/:slug/image", handler(run))
	for path, want := range map[string]string{"/foo": "GET", "/foo/image": "POST", "/foo/bar": ""} {
		if got := strings.Join(allowed(m, httptest.NewRequest("PUT", path, nil)), " "); got != want {
			t.Errorf("allowed returns %q for %s, want %q", got, path, want)
		}
	}
}
