package routertest

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// shopTree is the trie for the shop.
var shopTree = treeOf(shop)

// shopper returns a factory of models for the shop.
func shopper(m model) func() http.Handler {
	m.tree = shopTree
	return of(m)
}

// rest returns a factory of models for the shop. takes(s) reports whether a {name...} matches s.
func rest(takes func(s string) bool) func() http.Handler { return shopper(model{rest: takes}) }

// shopFaults are routers for the shop. They are wrong about features that the widgets lack: several methods for a path, a
// {name:int} and a {name} in the same place, {name...}, and overlapping routes.
var shopFaults = faultsByRule{
	contract.DecodedPath: {
		{name: "matches RawPath if it is set", new: shopper(model{path: func(r *http.Request) string {
			if r.URL.RawPath != "" {
				return r.URL.RawPath
			}
			return r.URL.Path
		}})},
	},
	contract.ExactPath: {
		{name: "redirects /files to /files/", new: insteadOf(model{tree: shopTree}, func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path != "/files" {
				return false
			}
			http.Redirect(w, r, "/files/", http.StatusMovedPermanently)
			return true
		})},
		{name: "treats the empty path as /", new: shopper(model{path: func(r *http.Request) string { return "/" + strings.TrimPrefix(r.URL.Path, "/") }})},
		{name: "ignores a trailing slash, except of /files/", new: shopper(model{path: func(r *http.Request) string {
			if p := r.URL.Path; !strings.HasPrefix(p, "/files/") && len(p) > 1 {
				return strings.TrimSuffix(p, "/")
			}
			return r.URL.Path
		}})},
	},
	contract.AnySegment: {
		{name: "takes an empty name", new: shopper(model{slug: func(s string) bool { return true }})},
		{name: "joins slashes in a rest", broad: true, new: shopper(model{path: func(r *http.Request) string {
			if below, ok := strings.CutPrefix(r.URL.Path, "/files/"); ok {
				return "/files/" + strings.ReplaceAll(below, "//", "/")
			}
			return r.URL.Path
		}})},
		{name: "passes on a rest with its slash", broad: true, new: shopper(model{pick: func(_ string, among []hit) hit {
			if h := among[0]; strings.HasSuffix(h.pattern, "...}") {
				return hit{h.leaf, []any{"/" + h.values[0].(string)}}
			}
			return among[0]
		}})},
		{name: "refuses a rest with a newline", new: rest(func(s string) bool { return !strings.Contains(s, "\n") })},
	},
	contract.PositiveInt: {
		{name: "accepts 0", broad: true, new: shopper(model{id: func(s string) (int, bool) {
			n, err := strconv.ParseUint(s, 10, strconv.IntSize-1)
			return int(n), err == nil
		}})},
		{name: "accepts a sign", broad: true, new: shopper(model{id: func(s string) (int, bool) {
			n, err := strconv.Atoi(s)
			return n, err == nil && n > 0
		}})},
		{name: "passes on an integer as text", new: shopper(model{pick: func(path string, among []hit) hit {
			if h := among[0]; h.name == "showItem" {
				return hit{h.leaf, []any{strings.TrimPrefix(path, "/items/")}}
			}
			return among[0]
		}})},
		{name: "refuses leading zeros", new: shopper(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			return n, ok && s[0] != '0'
		}})},
		{name: "accepts only 32 bits", new: shopper(model{id: func(s string) (int, bool) {
			n, err := strconv.ParseUint(s, 10, 32)
			return int(n), err == nil && n > 0
		}})},
	},
	contract.Overlap: {
		{name: "never backtracks", broad: true, new: shopper(model{commits: true})},
		{name: "prefers a name to an integer", new: shopper(model{kinds: "tair"})},
		{name: "prefers a name to an integer, and both to text", new: shopper(model{kinds: "aitr"})},
		{name: "prefers a rest to a name", new: shopper(model{kinds: "tira"})},
		{name: "prefers a rest to everything", new: shopper(model{kinds: "rtia"})},
		{name: "compares overlapping routes from the right", new: shopper(model{pick: rightmostText})},
		{name: "uses the first route in the table", new: shopper(model{pick: firstInTable})},
	},
	contract.OK: {
		{name: "answers 204 to DELETE", broad: true, new: shopper(model{respond: func(w http.ResponseWriter, a modelReply) {
			if strings.HasPrefix(a.body, "delete") {
				a.status = http.StatusNoContent
			}
			modelRespond(w, a)
		}})},
		{name: "answers 201 to PUT", broad: true, new: shopper(model{respond: func(w http.ResponseWriter, a modelReply) {
			if strings.HasPrefix(a.body, "put") {
				a.status = http.StatusCreated
			}
			modelRespond(w, a)
		}})},
		{name: "exchanges two values", broad: true, new: shopper(model{pick: func(_ string, among []hit) hit {
			h := among[0]
			if h.name == "putReview" {
				return hit{h.leaf, []any{h.values[1], h.values[0]}}
			}
			return h
		}})},
	},
	contract.WrongMethod: {
		{name: "hides the methods of other patterns", new: shopper(model{among: func(_ string, hits []hit) []hit {
			return slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return h.pattern != hits[0].pattern })
		}})},
		{name: "allows only the method of the first route", broad: true, new: shopper(model{allow: func(m []string) []string { return m[:1] }})},
		{name: "allows only the methods of two routes", new: shopper(model{allow: func(m []string) []string {
			m = m[:min(2, len(m))]
			slices.Sort(m)
			return []string{strings.Join(slices.Compact(m), ", ")}
		}})},
		{name: "refuses methods with a dash", broad: true, new: insteadOf(model{tree: shopTree}, func(w http.ResponseWriter, r *http.Request) bool {
			return strings.Contains(r.Method, "-") && status(w, http.StatusNotImplemented)
		})},
		{name: "allows OPTIONS", new: shopper(model{allow: func(m []string) []string {
			m = append(m, "OPTIONS")
			slices.Sort(m)
			return []string{strings.Join(slices.Compact(m), ", ")}
		}})},
	},
	contract.NotFound: {
		{name: "treats /files as /files/", new: shopper(model{path: func(r *http.Request) string {
			if r.URL.Path == "/files" {
				return "/files/"
			}
			return r.URL.Path
		}})},
		{name: "answers 405 to PUT on any path", new: shopper(model{fallback: func(w http.ResponseWriter, r *http.Request) {
			a := modelReply{status: 404, body: "404 page not found"}
			if r.Method == "PUT" {
				a = modelReply{405, []string{"GET"}, "405 method not allowed"}
			}
			modelRespond(w, a)
		}})},
	},
	contract.PlainText: {
		{name: "omits the Content-Type of a file", new: shopper(model{respond: func(w http.ResponseWriter, a modelReply) {
			if strings.HasPrefix(a.body, "showFile") {
				w.Write([]byte(a.body + "\n"))
				return
			}
			modelRespond(w, a)
		}})},
	},
	contract.RequestIntact: {
		{name: "leaves the rest in the path", new: insteadOf(model{tree: shopTree}, func(w http.ResponseWriter, r *http.Request) bool {
			model{tree: shopTree}.ServeHTTP(w, r)
			r.URL.Path = strings.TrimPrefix(r.URL.Path, "/files")
			return true
		})},
	},
	contract.AnyRequest: {
		{name: "panics on an empty rest", broad: true, new: rest(func(s string) bool {
			if s == "" {
				panic("slice bounds out of range")
			}
			return true
		})},
		{name: "refuses a long rest", test: "huge/value/showFile/path", new: rest(func(s string) bool { return len(s) < 100_000 })},
	},
	contract.Concurrent: {
		{name: "shares the Content-Type of all answers", test: "manners/answers-edited", new: shopper(model{respond: sharedContentType})},
	},
}

// rightmostText returns the candidate that wins if patterns are compared from the right.
func rightmostText(_ string, among []hit) hit {
	return slices.MinFunc(among, func(a, b hit) int { return strings.Compare(textFromTheRight(a), textFromTheRight(b)) })
}

// textFromTheRight returns a letter for each segment of a pattern, from right to left: a for text, b for {name:int}, c for
// {name}, d for {name...}.
func textFromTheRight(h hit) string {
	var kinds []string
	for part := range strings.SplitSeq(h.pattern[1:], "/") {
		kind := "a"
		switch {
		case strings.HasSuffix(part, "...}"):
			kind = "d"
		case strings.HasSuffix(part, ":int}"):
			kind = "b"
		case strings.HasPrefix(part, "{"):
			kind = "c"
		}
		kinds = append([]string{kind}, kinds...)
	}
	return strings.Join(kinds, "")
}

// firstInTable returns the candidate that comes first in the table.
func firstInTable(_ string, among []hit) hit {
	place := func(h hit) int {
		return slices.IndexFunc(shop.Routes(), func(r Route) bool { return r.Name == h.name })
	}
	return slices.MinFunc(among, func(a, b hit) int { return place(a) - place(b) })
}

var oneContentType = []string{ask.PlainText}

// sharedContentType answers with a Content-Type slice that all answers share.
func sharedContentType(w http.ResponseWriter, a modelReply) {
	w.Header()["Content-Type"] = oneContentType
	if a.allow != nil {
		w.Header()["Allow"] = a.allow
	}
	w.WriteHeader(a.status)
	w.Write([]byte(a.body + "\n"))
}
