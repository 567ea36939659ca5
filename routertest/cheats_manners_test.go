package routertest

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// cheatsByManners are routers for the widgets that route correctly, but act on something that they must ignore, or have side
// effects.
var cheatsByManners = faultsByRule{
	contract.DecodedPath: {
		{name: "has a page for browsers", test: "manners/headers", new: obeying("Accept", "text/html", http.StatusNotAcceptable)},
		{name: "answers CORS preflights", test: "manners/headers", new: instead(func(w http.ResponseWriter, r *http.Request) bool {
			return r.Method == "OPTIONS" && r.Header.Get("Access-Control-Request-Method") != "" && status(w, http.StatusNoContent)
		})},
		{name: "refuses other origins", test: "manners/headers", new: obeying("Origin", "evil", http.StatusForbidden)},
		{name: "refuses Expect", test: "manners/headers", new: obeying("Expect", "200-ok", http.StatusExpectationFailed)},
		{name: "answers Expect itself", test: "manners/headers", new: obeying("Expect", "100-continue", http.StatusAccepted)},
		{name: "upgrades to WebSocket", test: "manners/headers", new: obeying("Upgrade", "websocket", http.StatusUpgradeRequired)},
		{name: "serves ranges", test: "manners/headers", new: obeying("Range", "bytes", http.StatusPartialContent)},
		{name: "requires a token", test: "manners/headers", new: obeying("Authorization", "Bearer", http.StatusUnauthorized)},
		{name: "refuses a type of content", test: "manners/headers", new: obeying("Content-Type", "application/json", http.StatusUnsupportedMediaType)},
		{name: "obeys X-Middleware-Subrequest", test: "manners/headers", new: obeying("X-Middleware-Subrequest", "", http.StatusAccepted)},
		{name: "matches X-Rewrite-URL", test: "manners/headers", new: rewriting("X-Rewrite-Url")},
		{name: "matches X-Original-URL", test: "manners/headers", new: rewriting("X-Original-Url"), broad: true},
		{name: "matches X-Forwarded-Uri", test: "manners/headers", new: rewriting("X-Forwarded-Uri")},
		{name: "takes the method from X-HTTP-Method", test: "manners/headers", new: of(model{method: func(r *http.Request) string {
			if m := r.Header.Get("X-Http-Method"); m != "" {
				return m
			}
			return r.Method
		}})},
		{name: "refuses the host api.", test: "manners/hosts", new: instead(func(w http.ResponseWriter, r *http.Request) bool {
			return strings.HasPrefix(r.Host, "api.") && status(w, http.StatusMisdirectedRequest)
		})},
		{name: "accepts only one host", test: "manners/hosts", new: instead(func(w http.ResponseWriter, r *http.Request) bool {
			return r.Host != "example.com" && status(w, http.StatusMisdirectedRequest)
		})},
		{name: "requires a length", test: "manners/bodies", new: instead(func(w http.ResponseWriter, r *http.Request) bool {
			return r.ContentLength < 0 && status(w, http.StatusLengthRequired)
		})},
		{name: "requires a body", test: "manners/bodies", new: instead(func(w http.ResponseWriter, r *http.Request) bool {
			return r.Body == http.NoBody && status(w, http.StatusBadRequest)
		})},
	},
	contract.ExactPath: {
		{name: "answers 304", test: "manners/headers", new: obeying("If-Modified-Since", "", http.StatusNotModified)},
	},
	contract.RequestIntact: {
		{name: "reads the body before the handler does", new: of(model{before: func(r *http.Request) {
			if r.Body != nil {
				io.Copy(io.Discard, r.Body)
			}
		}})},
	},
	contract.AnyRequest: {
		{name: "closes a body that is nil", test: "manners/bodies", new: of(model{before: func(r *http.Request) { r.Body.Close() }})},
		{name: "requires a writer with WriteString", test: "manners/writer=bytes", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			_ = w.(io.StringWriter)
			modelRespond(w, a)
		}})},
		{name: "remembers every path", test: "manners/growth", new: func() http.Handler {
			var mu sync.Mutex
			seen := map[string]bool{}
			return model{before: func(r *http.Request) {
				mu.Lock()
				defer mu.Unlock()
				seen[r.URL.Path] = true
			}}
		}},
		{name: "leaks a goroutine for every 500th request", test: "manners/growth", new: func() http.Handler {
			n, never := 0, make(chan bool)
			return model{before: func(r *http.Request) {
				if n++; n%500 == 0 {
					go func() { <-never }()
				}
			}}
		}},
		{name: "holds a lock when Write panics", test: "manners/writer=panicking", hangs: true, new: func() http.Handler {
			var mu sync.Mutex
			return model{respond: func(w http.ResponseWriter, a modelReply) {
				mu.Lock()
				modelRespond(w, a)
				mu.Unlock()
			}}
		}},
	},
	contract.OK: {
		{name: "takes the method from the form", broad: true, new: of(model{method: func(r *http.Request) string {
			r.ParseForm()
			if m := r.PostForm.Get("_method"); m != "" {
				return m
			}
			return r.Method
		}})},
		{name: "gives up after a failed Write", test: "manners/writer=failing", broad: true, new: func() http.Handler {
			failed := false
			return model{respond: func(w http.ResponseWriter, a modelReply) {
				if failed {
					a.status = http.StatusServiceUnavailable
				}
				w.Header().Set("Content-Type", ask.PlainText)
				if a.allow != nil {
					w.Header()["Allow"] = a.allow
				}
				w.WriteHeader(a.status)
				_, err := w.Write([]byte(a.body + "\n"))
				failed = failed || err != nil
			}}
		}},
	},
	contract.Concurrent: {
		{name: "has room for 32 requests at once", test: "manners/in-flight", new: withRoomFor(32)},
		{name: "has room for 63 requests at once", test: "manners/in-flight", new: withRoomFor(63)},
		{name: "shares the Content-Type of all answers", test: "manners/answers-edited", new: of(model{respond: sharedContentType})},
		{name: "shares Allow among the answers of a router", test: "manners/answers-edited", new: func() http.Handler {
			known := map[string][]string{}
			return model{allow: func(m []string) []string {
				key := strings.Join(m, ", ")
				if known[key] == nil {
					slices.Sort(m)
					known[key] = []string{strings.Join(slices.Compact(m), ", ")}
				}
				return known[key]
			}}
		}},
	},
}

// obeying returns a factory of routers that answer with a status if a header contains a text.
func obeying(name, text string, code int) func() http.Handler {
	return instead(func(w http.ResponseWriter, r *http.Request) bool {
		v := r.Header.Get(name)
		return v != "" && strings.Contains(v, text) && status(w, code)
	})
}

// rewriting returns a factory of routers that match the value of a header instead of the path.
func rewriting(name string) func() http.Handler {
	return matching(func(r *http.Request) string {
		if v := r.Header.Get(name); v != "" {
			return v
		}
		return r.URL.Path
	})
}

// withRoomFor returns a factory of routers that answer 503 while more than n requests are under way.
func withRoomFor(n int) func() http.Handler {
	return func() http.Handler {
		room := make(chan bool, n)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			select {
			case room <- true:
				defer func() { <-room }()
				model{}.ServeHTTP(w, r)
			default:
				w.WriteHeader(http.StatusServiceUnavailable)
				w.Write(nil)
			}
		})
	}
}
