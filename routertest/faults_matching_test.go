package routertest

import (
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"gorouting/internal/contract"
)

// matchingFaults are routers for the widgets that match wrongly. A * marks a fault of a router in Ben Hoyt's article, or of a
// library that is configured as in its documentation.
var matchingFaults = faultsByRule{
	contract.DecodedPath: {
		{name: "matches the escaped path *", broad: true, new: matching(func(r *http.Request) string { return r.URL.EscapedPath() })},
		{name: "matches RawPath if it is set *", new: matching(func(r *http.Request) string {
			if r.URL.RawPath != "" {
				return r.URL.RawPath
			}
			return r.URL.Path
		})},
		{name: "matches RequestURI *", broad: true, new: matching(func(r *http.Request) string {
			if u, err := url.ParseRequestURI(r.RequestURI); err == nil {
				return u.Path
			}
			return r.URL.Path
		})},
		{name: "reads + as a space *", broad: true, new: matching(func(r *http.Request) string { return strings.ReplaceAll(r.URL.Path, "+", " ") })},
		{name: "unescapes twice", broad: true, new: matching(func(r *http.Request) string {
			if p, err := url.PathUnescape(r.URL.Path); err == nil {
				return p
			}
			return r.URL.Path
		})},
		{name: "ignores case", broad: true, new: matching(func(r *http.Request) string { return strings.ToLower(r.URL.Path) })},
		{name: "takes the method from the query", new: of(model{method: func(r *http.Request) string {
			if m := r.URL.Query().Get("_method"); m != "" {
				return m
			}
			return r.Method
		}})},
	},
	contract.ExactPath: {
		{name: "redirects to the clean path *", new: redirecting(func(p string) string { return path.Clean("/" + p) })},
		{name: "redirects to the path without its last slash *", new: redirecting(func(p string) string {
			if len(p) > 1 {
				return strings.TrimSuffix(p, "/")
			}
			return p
		})},
		{name: "cleans the path *", new: matching(func(r *http.Request) string { return path.Clean("/" + r.URL.Path) })},
		{name: "ignores a trailing slash", new: matching(func(r *http.Request) string {
			if len(r.URL.Path) > 1 {
				return strings.TrimSuffix(r.URL.Path, "/")
			}
			return r.URL.Path
		})},
		{name: "treats the empty path as / *", new: matching(func(r *http.Request) string { return "/" + strings.TrimPrefix(r.URL.Path, "/") })},
		{name: "joins slashes", new: matching(func(r *http.Request) string { return strings.ReplaceAll(r.URL.Path, "//", "/") })},
		{name: "serves /.. as home *", broad: true, new: matching(func(r *http.Request) string {
			if r.URL.Path == "/.." {
				return "/"
			}
			return r.URL.Path
		})},
	},
	contract.AnySegment: {
		{name: "accepts an empty slug *", new: of(model{slug: func(s string) bool { return true }})},
		{name: "accepts only letters and digits", new: of(model{slug: func(s string) bool {
			return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
		}})},
		{name: "refuses a newline", new: of(model{slug: func(s string) bool { return s != "" && !strings.Contains(s, "\n") }})},
		{name: "refuses NUL", new: of(model{slug: func(s string) bool { return s != "" && !strings.Contains(s, "\x00") }})},
		{name: "replaces invalid UTF-8", new: matching(func(r *http.Request) string { return strings.ToValidUTF8(r.URL.Path, "\ufffd") })},
		{name: "trims spaces", broad: true, new: matching(func(r *http.Request) string { return strings.TrimSpace(r.URL.Path) })},
	},
	contract.PositiveInt: {
		{name: "accepts 0 *", new: of(model{id: func(s string) (int, bool) {
			n, err := strconv.ParseUint(s, 10, strconv.IntSize-1)
			return int(n), err == nil
		}})},
		{name: "accepts a sign *", new: of(model{id: func(s string) (int, bool) {
			n, err := strconv.Atoi(s)
			return n, err == nil && n > 0
		}})},
		{name: "serves a number that overflows as MaxInt *", new: of(model{id: func(s string) (int, bool) {
			if strings.Trim(s, "0123456789") != "" {
				return 0, false
			}
			n, _ := strconv.Atoi(s)
			return n, n > 0
		}})},
		{name: "lets a number that overflows wrap around", new: of(model{id: func(s string) (n int, ok bool) {
			for _, c := range []byte(s) {
				if c < '0' || c > '9' {
					return 0, false
				}
				n = n*10 + int(c-'0')
			}
			return n, n > 0
		}})},
		{name: "accepts only 32 bits", new: of(model{id: func(s string) (int, bool) {
			n, err := strconv.ParseUint(s, 10, 31)
			return int(n), err == nil && n > 0
		}})},
		{name: "refuses leading zeros", new: of(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			return n, ok && s[0] != '0'
		}})},
		{name: "accepts underscores and 0x", new: of(model{id: func(s string) (int, bool) {
			n, err := strconv.ParseUint(s, 0, 63)
			return int(n), err == nil && n > 0
		}})},
		{name: "trims spaces around a number", new: of(model{id: func(s string) (int, bool) { return strictID(strings.TrimSpace(s)) }})},
		{name: "passes on only the last digit", new: of(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			return n % 10, ok
		}})},
	},
	contract.Overlap: {
		{name: "uses the last route that matches", new: of(model{pick: func(_ string, among []hit) hit { return among[len(among)-1] }})},
		{name: "tries only the API below /api *", new: of(model{among: func(path string, hits []hit) []hit {
			if strings.HasPrefix(path, "/api") && !strings.HasPrefix(path, "/api/widgets") {
				return nil
			}
			return hits
		}})},
		{name: "tries only contact below /contact *", new: of(model{among: func(path string, hits []hit) []hit {
			if strings.HasPrefix(path, "/contact/") {
				return nil
			}
			return hits
		}})},
		{name: "refuses a text of the table as a slug", new: of(model{slug: func(s string) bool { return s != "" && s != "widgets" && s != "parts" }})},
	},
}
