package routertest

import (
	"cmp"
	"context"
	"net/http"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// answerFaults are routers for the widgets that find the right route, but answer wrongly or have side effects. A * marks a
// fault of a router in Ben Hoyt's article, or of a library that is configured as in its documentation.
var answerFaults = faultsByRule{contract.OK: {
	{name: "takes the method from a header", new: of(model{method: func(r *http.Request) string {
		return cmp.Or(r.Header.Get("X-Http-Method-Override"), r.Method)
	}}), broad: true},
	{name: "answers 201 to POST", broad: true, new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
		if a.status == 200 && strings.HasPrefix(a.body, "apiCreateWidget") {
			a.status = 201
		}
		modelRespond(w, a)
	}})},
	{name: "names another handler", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
		a.body = strings.ReplaceAll(a.body, "home", "index")
		modelRespond(w, a)
	}})},
	{name: "calls delete instead of update", broad: true, new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
		a.body = strings.ReplaceAll(a.body, "apiUpdateWidgetPart", "apiDeleteWidgetPart")
		modelRespond(w, a)
	}})},
	{name: "omits the newline", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
		if a.status == 200 && !strings.Contains(a.body, " ") {
			w.Header().Set("Content-Type", ask.PlainText)
			w.Write([]byte(a.body))
			return
		}
		modelRespond(w, a)
	}})},
},
	contract.WrongMethod: {
		{name: "loses Allow over HTTP/2", test: "server/HTTP2", new: func() http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				model{allow: func(m []string) []string {
					if r.ProtoMajor == 2 {
						return nil
					}
					return []string{strings.Join(slices.Compact(m), ", ")}
				}}.ServeHTTP(w, r)
			})
		}},
		{name: "loses Allow over HTTP/1.0", test: "server/TCP", new: instead(func(w http.ResponseWriter, r *http.Request) bool {
			if r.ProtoAtLeast(1, 1) {
				return false
			}
			model{allow: func(m []string) []string { return nil }}.ServeHTTP(w, r)
			return true
		})},
		{name: "allows only the last route's method *", new: allowing(func(m []string) []string { return m[len(m)-1:] })},
		{name: "allows a method twice *", new: allowing(func(m []string) []string { return []string{strings.Join(m, ", ")} })},
		{name: "sorts methods backwards", new: allowing(func(m []string) []string {
			slices.Sort(m)
			slices.Reverse(m)
			return []string{strings.Join(slices.Compact(m), ", ")}
		})},
		{name: "writes a line for each method *", new: allowing(func(m []string) []string { return slices.Compact(m) })},
		{name: "omits Allow *", new: allowing(func(m []string) []string { return nil })},
		{name: "sends Allow twice", new: allowing(func(m []string) []string {
			s := strings.Join(slices.Compact(m), ", ")
			return []string{s, s}
		})},
		{name: "joins methods without a space", new: allowing(func(m []string) []string { return []string{strings.Join(slices.Compact(m), ",")} })},
		{name: "allows HEAD with GET *", new: allowing(func(m []string) []string {
			return []string{strings.ReplaceAll(strings.Join(slices.Compact(m), ", "), "GET", "GET, HEAD")}
		})},
		{name: "serves HEAD as GET *", new: of(model{method: func(r *http.Request) string {
			if r.Method == "HEAD" {
				return "GET"
			}
			return r.Method
		}})},
		{name: "accepts methods in lower case", new: of(model{method: func(r *http.Request) string { return strings.ToUpper(r.Method) }})},
		{name: "treats an empty method as GET", new: of(model{method: func(r *http.Request) string {
			if r.Method == "" {
				return "GET"
			}
			return r.Method
		}})},
		{name: "answers 404 *", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			if a.status == 405 {
				a = modelReply{status: 404, body: "404 page not found"}
			}
			modelRespond(w, a)
		}})},
		{name: "answers with another body *", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			a.body = strings.ReplaceAll(a.body, "405 method not allowed", "Method Not Allowed")
			modelRespond(w, a)
		}})},
		{name: "answers OPTIONS itself", new: instead(func(w http.ResponseWriter, r *http.Request) bool { return r.Method == "OPTIONS" && status(w, 204) })},
	},
	contract.NotFound: {
		{name: "sends Allow with 404", new: of(model{fallback: func(w http.ResponseWriter, r *http.Request) {
			modelRespond(w, modelReply{404, []string{"GET"}, "404 page not found"})
		}})},
		{name: "answers 405 to a method that no route has *", broad: true, new: of(model{fallback: func(w http.ResponseWriter, r *http.Request) {
			if r.Method != "GET" && r.Method != "POST" {
				modelRespond(w, modelReply{405, []string{"GET, POST"}, "405 method not allowed"})
				return
			}
			modelRespond(w, modelReply{status: 404, body: "404 page not found"})
		}})},
		{name: "answers with another body", new: of(model{fallback: func(w http.ResponseWriter, r *http.Request) {
			modelRespond(w, modelReply{status: 404, body: "Not Found"})
		}})},
		{name: "serves home for anything else", broad: true, new: of(model{fallback: func(w http.ResponseWriter, r *http.Request) {
			modelRespond(w, modelReply{status: 200, body: "home"})
		}})},
	},
	contract.PlainText: {
		{name: "omits the Content-Type", new: typing(func(h http.Header, status int) { h.Del("Content-Type") })},
		{name: "omits the Content-Type of a 200", new: typing(func(h http.Header, status int) {
			if status == 200 {
				h.Del("Content-Type")
			}
		})},
		{name: "omits the charset", new: typing(func(h http.Header, status int) { h.Set("Content-Type", "text/plain") })},
		{name: "sends two Content-Types with a 405", new: typing(func(h http.Header, status int) {
			if status == 405 {
				h.Add("Content-Type", ask.PlainText)
			}
		})},
		{name: "sets the Content-Type after the body", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			w.Header()["Allow"] = a.allow
			w.WriteHeader(a.status)
			w.Write([]byte(a.body + "\n"))
			w.Header().Set("Content-Type", ask.PlainText)
		}})},
	},
	contract.RequestIntact: {
		{name: "leaves the path shortened *", new: editing(func(r *http.Request) { _, r.URL.Path, _ = strings.Cut(r.URL.Path, "/") })},
		{name: "writes parameters into the query *", new: editing(func(r *http.Request) { r.URL.RawQuery = "%3Aslug=foo&" + r.URL.RawQuery })},
		{name: "clears RawPath", new: editing(func(r *http.Request) { r.URL.RawPath = "" })},
		{name: "cleans the path of the request", new: editing(func(r *http.Request) { r.URL.Path = path.Clean(r.URL.Path) })},
		{name: "changes the method", new: editing(func(r *http.Request) {
			if r.Method == "HEAD" {
				r.Method = "GET"
			}
		})},
		{name: "adds to the header", new: editing(func(r *http.Request) { r.Header.Set("X-Route", "widget") })},
		{name: "writes into the header's values", new: editing(func(r *http.Request) { r.Header["Accept"][0] = "*/*" })},
		{name: "sets the URL to nil", new: editing(func(r *http.Request) { r.URL = nil })},
		{name: "replaces the context", new: editing(func(r *http.Request) { *r = *r.WithContext(context.Background()) })},
		{name: "takes a slug from the query *", new: of(model{path: func(r *http.Request) string {
			if s := r.URL.Query().Get(":slug"); s != "" {
				return strings.Replace(r.URL.Path, "foo", s, 1)
			}
			return r.URL.Path
		}})},
		{name: "loses parameters if the query has 10,000 *", new: of(model{path: func(r *http.Request) string {
			if strings.Count(r.URL.RawQuery, "&") >= 10_000 {
				return strings.Replace(r.URL.Path, "foo", "", 1)
			}
			return r.URL.Path
		}})},
	},
	contract.AnyRequest: {
		{name: "sends half the Content-Length", test: "server/HTTP1", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			w.Header().Set("Content-Length", strconv.Itoa(len(a.body)/2))
			modelRespond(w, a)
		}})},
		{name: "hangs up on an escaped slash", test: "server/TCP", new: of(model{before: func(r *http.Request) {
			if strings.Contains(r.RequestURI, "%2F") && overWire(r) {
				panic(http.ErrAbortHandler)
			}
		}})},
		{name: "panics on 64 segments", test: "lengths/segments", new: panicking(func(r *http.Request) bool { return strings.Count(r.URL.Path, "/") > 63 })},
		{name: "panics on the empty path", new: panicking(func(r *http.Request) bool { return r.URL.Path == "" })},
		{name: "panics on an id that overflows", new: of(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			if !ok && len(s) > 18 && strings.Trim(s, "0123456789") == "" {
				panic("no such number")
			}
			return n, ok
		}})},
		{name: "refuses a slug of more than 4,096 bytes", test: "huge/value/widget/slug", new: of(model{slug: func(s string) bool { return s != "" && len(s) <= 4096 }})},
		{name: "allocates every tail of the path", test: "huge/segments", new: of(model{before: func(r *http.Request) {
			if n := strings.Count(r.URL.Path, "/.."); n > 10_000 {
				kept = make([]byte, n/256*len(r.URL.Path))
			}
		}})},
		{name: "ends the goroutine", new: of(model{before: func(r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "\n") {
				runtime.Goexit()
			}
		}})},
		{name: "hangs", hangs: true, new: of(model{before: func(r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/..") {
				select {}
			}
		}})},
	},
	contract.Concurrent: {
		{name: "lets requests overwrite each other's path", test: "sharing/one-router", new: func() http.Handler { return noting(new(note), widgetTree) }},
		{name: "lets routers overwrite each other's path", test: "sharing/two-routers", new: func() http.Handler {
			var mu sync.Mutex
			router := noting(&common, widgetTree)
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				mu.Lock() // so that requests to the same router do not disturb each other
				defer mu.Unlock()
				router.ServeHTTP(w, r)
			})
		}},
		{name: "breaks older routers", test: "sharing/in-turn", new: newGeneration},
		{name: "fails while another router is made", test: "sharing/new-routers-meanwhile", new: disturbed},
		{name: "changes its answer after a hundred requests", test: "sharing/one-router", new: func() http.Handler {
			var n atomic.Int64
			return model{path: func(r *http.Request) string {
				if n.Add(1) > 100 && r.URL.Path == "/contact" {
					return "/"
				}
				return r.URL.Path
			}}
		}},
	},
}

var kept []byte

// overWire reports whether a request came over a network, not from ask.Client.
func overWire(r *http.Request) bool { return r.RemoteAddr != "192.0.2.1:1234" }

// note stores the path of the current request. Its lock is not held for the whole request.
type note struct {
	sync.Mutex
	path string
}

var common note

// noting returns a router that stores the path in n, lets other goroutines run, and then matches the stored path.
func noting(n *note, tree *node) http.Handler {
	return model{tree: tree, path: func(r *http.Request) string {
		n.Lock()
		n.path = r.URL.Path
		n.Unlock()
		runtime.Gosched() // lets another goroutine run
		n.Lock()
		defer n.Unlock()
		return n.path
	}}
}

var generation atomic.Int64

// newGeneration returns a router that is wrong about /contact after another router was made.
func newGeneration() http.Handler {
	mine := generation.Add(1)
	return model{path: func(r *http.Request) string {
		if mine != generation.Load() && r.URL.Path == "/contact" {
			return "/"
		}
		return r.URL.Path
	}}
}

// disturbed returns a router that is wrong about a request if another router is made at the same time.
func disturbed() http.Handler {
	generation.Add(1)
	return model{path: func(r *http.Request) string {
		before := generation.Load()
		runtime.Gosched() // lets another goroutine run
		if before != generation.Load() {
			return "/"
		}
		return r.URL.Path
	}}
}
