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

// TestQuery looks at the request as a handler sees it: with the client's own query, whatever pat adds, and with the
// parameters out of the client's reach.
func TestQuery(t *testing.T) {
	var slug, query string
	m := &router{PatternServeMux: pat.New()}
	m.Add("GET", "/:slug/admin", handler(func(_ http.ResponseWriter, r *http.Request) { slug, query = param(r, "slug"), r.URL.RawQuery }))
	h := keepContract(m)
	for _, sent := range []string{"", "q=a+b&r=%20", ":slug=evil", "%3Aslug=evil", strings.Repeat("&", 10_001), "%zz"} {
		r := httptest.NewRequest("GET", "/a+b%26%2B%3D/admin", nil)
		r.URL.RawQuery = sent
		h.ServeHTTP(httptest.NewRecorder(), r)
		if !strings.HasSuffix(query, "&"+sent) || slug != "a+b&+=" {
			t.Errorf("query %.40q: the handler sees %.80q and the slug %q", sent, query, slug)
		}
	}
	if got := param(&http.Request{URL: &url.URL{RawQuery: "a=1&b=2"}}, "slug"); got != "" {
		t.Errorf("param that was not captured is %q", got)
	}
}

// TestLeavesAlone puts a parameter before a static path that it matches too: then pat edits the request, which has to be
// a copy.
func TestLeavesAlone(t *testing.T) {
	for _, patterns := range [][]string{{"/contact", "/:slug"}, {"/:slug", "/contact"}} {
		m := &router{PatternServeMux: pat.New()}
		m.Add("POST", "/:slug", handler(contact))
		for _, pattern := range patterns {
			m.Add("GET", pattern, handler(contact))
		}
		r := httptest.NewRequest("GET", "/contact", nil)
		if got, want := m.leavesAlone(r), patterns[0] == "/contact"; got != want {
			t.Errorf("%v: leavesAlone is %v", patterns, got)
		}
		w := httptest.NewRecorder()
		if keepContract(m).ServeHTTP(w, r); w.Body.String() != "contact\n" || r.URL.RawQuery != "" {
			t.Errorf("%v: the answer is %q, and the request's query %q afterwards", patterns, w.Body, r.URL.RawQuery)
		}
	}
}

// TestEscapedPattern has a static pattern that pat, which compares the escaped path, never finds: the parameter after it
// takes the path, and the request has to be a copy.
func TestEscapedPattern(t *testing.T) {
	m := &router{PatternServeMux: pat.New()}
	m.Add("GET", "/a b", handler(contact))
	m.Add("GET", "/:slug", handler(contact))
	r := httptest.NewRequest("GET", "/a%20b", nil)
	if keepContract(m).ServeHTTP(httptest.NewRecorder(), r); r.URL.RawQuery != "" {
		t.Errorf("the request's query is %q afterwards, want it as it was", r.URL.RawQuery)
	}
}
