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

// TestQuery looks at the request as a handler sees it: with the client's own query after what pat adds, and with parameters
// that the client cannot reach.
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
			t.Errorf("query %.40q: the request's is %.80q afterwards", sent, r.URL.RawQuery)
		}
	}
	if got := param(&http.Request{URL: &url.URL{RawQuery: "a=1&b=2"}}, "slug"); got != "" {
		t.Errorf("a parameter that the pattern does not have is %q", got)
	}
}

// TestProbe has allowed ask for routes, which must not run their handlers.
func TestProbe(t *testing.T) {
	m := pat.New()
	run := func(http.ResponseWriter, *http.Request) { t.Error("a handler runs") }
	m.Add("GET", "/:slug", handler(run))
	m.Add("DELETE", "/:id", withID(run))
	m.Add("POST", "/:slug/image", handler(run))
	for path, want := range map[string]string{"/foo": "GET", "/foo/image": "POST", "/foo/bar": ""} {
		if got := strings.Join(allowed(m, httptest.NewRequest("PUT", path, nil)), " "); got != want {
			t.Errorf("%s has %q, want %q", path, got, want)
		}
	}
}
