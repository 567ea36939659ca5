package routertest

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/contract"
)

// ofTable returns a factory of models for a table.
func ofTable(t Table, m model) func() http.Handler {
	m.tree = treeOf(t)
	return of(m)
}

// formed returns a factory of models for the table forms.
func formed(m model) func() http.Handler { return ofTable(forms, m) }

// beside returns a factory of models that match a segment with text beside a parameter in the way of f.
func beside(f func(before, after, segment string) (inner string, ok bool)) func() http.Handler {
	return formed(model{beside: f})
}

// choosing returns a factory of models that accept a text for a {name:a|b} if f does.
func choosing(f func(texts []string, segment string) bool) func() http.Handler {
	return formed(model{list: f})
}

// rerouted returns a factory of models that match f(path).
func rerouted(f func(path string) string) func() http.Handler {
	return formed(model{path: func(r *http.Request) string { return f(r.URL.Path) }})
}

// cutBeside cuts the texts beside a parameter, as a correct router does.
func cutBeside(before, after, segment string) (inner string, ok bool) {
	inner, hasBefore := strings.CutPrefix(segment, before)
	inner, hasAfter := strings.CutSuffix(inner, after)
	return inner, hasBefore && hasAfter && inner != ""
}

// formFaults are routers for the table forms. Each is wrong about a kind of segment, or about "*".
var formFaults = faultsByRule{
	contract.AnySegment: {
		{name: "takes .json without a name", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			inner, ok := cutBeside(before, after, segment)
			return inner, ok || segment == before+after
		})},
		{name: "takes an @ alone", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			inner, ok := cutBeside(before, after, segment)
			return inner, ok || segment == "@"
		})},
		{name: "ignores the case of .json", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			return cutBeside(before, after, strings.Replace(segment, ".JSON", ".json", 1))
		})},
		{name: "takes .jso as .json", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			if strings.HasSuffix(segment, ".jso") {
				segment += "n"
			}
			return cutBeside(before, after, segment)
		})},
		{name: "cuts .json twice", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			inner, ok := cutBeside(before, after, segment)
			return strings.TrimSuffix(inner, ".json"), ok
		})},
		{name: "cuts @ twice", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			inner, ok := cutBeside(before, after, segment)
			return strings.TrimPrefix(inner, "@"), ok
		})},
		{name: "passes on the text beside the value", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			_, ok := cutBeside(before, after, segment)
			return segment, ok && before != "v"
		})},
	},
	contract.Overlap: {
		{name: "cuts at the first .json", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			inner, rest, found := strings.Cut(segment, ".json")
			if after == ".json" {
				return inner, found && rest == "" && inner != ""
			}
			return cutBeside(before, after, segment)
		})},
		{name: "refuses a dot before .json", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			inner, ok := cutBeside(before, after, segment)
			return inner, ok && !(after == ".json" && strings.Contains(inner, "."))
		})},
		{name: "prefers a name to text beside it", broad: true, new: formed(model{kinds: "tliabr"})},
	},
	contract.WrongMethod: {
		{name: "takes :cancel alone", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			inner, ok := cutBeside(before, after, segment)
			return inner, ok || segment == ":cancel"
		})},
	},
	contract.PositiveInt: {
		{name: "refuses v01", broad: true, new: formed(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			return n, ok && s[0] != '0'
		}})},
		{name: "accepts v0", broad: true, new: beside(func(before, after, segment string) (string, bool) {
			if before == "v" && segment == "v0" {
				return "1", true
			}
			return cutBeside(before, after, segment)
		})},
		{name: "accepts v+1", broad: true, new: formed(model{id: func(s string) (int, bool) {
			n, err := strconv.Atoi(s)
			return n, err == nil && n > 0
		}})},
	},
	contract.NotFound: {
		{name: "takes any version", broad: true, new: choosing(func(texts []string, segment string) bool { return segment != "" })},
		{name: "ignores the case of a version", broad: true, new: choosing(func(texts []string, segment string) bool {
			return slices.Contains(texts, strings.ToLower(segment))
		})},
		{name: "takes what begins like a version", broad: true, new: choosing(func(texts []string, segment string) bool {
			return slices.ContainsFunc(texts, func(text string) bool { return strings.HasPrefix(segment, text) })
		})},
		{name: "takes /docsx for /docs", broad: true, new: rerouted(func(path string) string {
			if path == "/docsx" {
				return "/docs"
			}
			return path
		})},
	},
	contract.ExactPath: {
		{name: "loses the slash of /users/", broad: true, new: rerouted(func(path string) string {
			if path == "/users/" {
				return "/users/nobody"
			}
			return path
		})},
		{name: "redirects /users/", broad: true, new: insteadOf(model{tree: treeOf(forms)}, func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path == "/users/" {
				http.Redirect(w, r, "/users", http.StatusMovedPermanently)
			}
			return r.URL.Path == "/users/"
		})},
	},
	contract.OK: {
		{name: "loses /docs without a slash", broad: true, new: rerouted(func(path string) string {
			if path == "/docs" {
				return "/nope"
			}
			return path
		})},
		{name: "loses the third of three texts", broad: true, new: choosing(func(texts []string, segment string) bool {
			return slices.Contains(texts[:2], segment)
		})},
		{name: "knows only usual methods for *", broad: true, new: insteadOf(model{tree: treeOf(forms)}, func(w http.ResponseWriter, r *http.Request) bool {
			if r.Method == "GET" || r.Method == "POST" || !strings.HasPrefix(r.URL.Path, "/hook/") {
				return false
			}
			modelRespond(w, modelReply{405, []string{"GET, POST"}, "405 method not allowed"})
			return true
		})},
		{name: "prefers * to the method itself", broad: true, new: formed(model{pick: func(_ string, among []hit) hit {
			return among[len(among)-1]
		}})},
	},
}

// manyFaults are routers for the table many. Each is wrong about one route of two hundred.
var manyFaults = faultsByRule{
	contract.DecodedPath: {
		{name: "obeys a header on one route", test: "manners/headers", new: insteadOf(model{tree: treeOf(many)}, func(w http.ResponseWriter, r *http.Request) bool {
			return strings.HasPrefix(r.URL.Path, "/api/things57/") && r.Header.Get("Range") != "" && status(w, http.StatusPartialContent)
		})},
	},
	contract.AnyRequest: {
		{name: "refuses a long value on one route", test: "lengths/other-values", broad: true, new: ofTable(many, model{path: func(r *http.Request) string {
			if len(r.URL.Path) > 4096 && strings.HasPrefix(r.URL.Path, "/api/things57/") {
				panic("buffer is too small")
			}
			return r.URL.Path
		}})},
	},
	contract.Concurrent: {
		{name: "lets requests of one route overwrite each other's path", test: "sharing/one-router", new: func() http.Handler {
			shared, own := noting(new(note), treeOf(many)), model{tree: treeOf(many)}
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.HasPrefix(r.URL.Path, "/api/things57/") {
					shared.ServeHTTP(w, r)
					return
				}
				own.ServeHTTP(w, r)
			})
		}},
	},
}
