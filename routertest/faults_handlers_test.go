package routertest

import (
	"context"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"unsafe"

	"gorouting/internal/contract"
)

// calling returns a factory of models for the widgets with a Witness. The function change calls the handler of a route, perhaps
// with another request or another ResponseWriter.
func calling(change func(w http.ResponseWriter, r *http.Request, handler http.HandlerFunc)) func() http.Handler {
	return func() http.Handler {
		witness := NewWitness()
		return model{handle: func(w http.ResponseWriter, r *http.Request, h hit) {
			change(w, r, func(w http.ResponseWriter, r *http.Request) { witness.Echo(w, r, h.name, h.values...) })
		}}
	}
}

// handing returns a factory of models that give a handler a copy of the request. The function edit changes the copy.
func handing(edit func(r *http.Request)) func() http.Handler {
	return calling(func(w http.ResponseWriter, r *http.Request, handler http.HandlerFunc) {
		own := *r
		own.URL, own.Header = &url.URL{Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery}, r.Header.Clone()
		edit(&own)
		handler(w, &own)
	})
}

// handlerFaults are routers for the widgets that find the right route, but are wrong about its handler.
var handlerFaults = faultsByRule{
	contract.RequestIntact: {
		{name: "gives handlers a context of its own", broad: true, new: calling(func(w http.ResponseWriter, r *http.Request, handler http.HandlerFunc) {
			handler(w, r.WithContext(context.Background()))
		})},
		{name: "writes values into the query of handlers", broad: true, new: handing(func(r *http.Request) { r.URL.RawQuery = ":slug=foo&" + r.URL.RawQuery })},
		{name: "gives handlers no body", broad: true, new: handing(func(r *http.Request) { r.Body = http.NoBody })},
		{name: "removes Accept for handlers", broad: true, new: handing(func(r *http.Request) { r.Header.Del("Accept") })},
		{name: "calls every handler with GET", broad: true, new: handing(func(r *http.Request) { r.Method = "GET" })},
		{name: "hides Flush", broad: true, new: calling(func(w http.ResponseWriter, r *http.Request, handler http.HandlerFunc) {
			handler(struct{ http.ResponseWriter }{w}, r)
		})},
		{name: "hides Hijack", test: "server/HTTP1", new: calling(func(w http.ResponseWriter, r *http.Request, handler http.HandlerFunc) {
			handler(struct {
				http.ResponseWriter
				http.Flusher
			}{w, w.(http.Flusher)}, r)
		})},
		{name: "clears the header", test: "manners/headers-kept", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			clear(w.Header())
			modelRespond(w, a)
		}})},
		{name: "clears the header of a refusal", test: "manners/headers-kept", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			if a.status != http.StatusOK {
				clear(w.Header())
			}
			modelRespond(w, a)
		}})},
		{name: "replaces Vary", test: "manners/headers-kept", new: typing(func(h http.Header, status int) { h.Set("Vary", "Accept") })},
	},
	contract.OK: {
		{name: "calls a handler twice", test: "manners/handler-calls", new: calling(func(w http.ResponseWriter, r *http.Request, handler http.HandlerFunc) {
			handler(httptest.NewRecorder(), r)
			handler(w, r)
		})},
	},
	contract.WrongMethod: {
		{name: "calls a handler behind a 405", test: "manners/handler-calls", new: insteadOf(model{}, func(w http.ResponseWriter, r *http.Request) bool {
			m := model{}
			if hits := m.hits(r.URL.Path); len(hits) > 0 && len(m.serving(hits, r.Method)) == 0 {
				Echo(httptest.NewRecorder(), hits[0].name, hits[0].values...)
			}
			return false
		})},
	},
	contract.AnyRequest: {
		{name: "keeps panics for itself", test: "manners/writer=panicking", new: calling(func(w http.ResponseWriter, r *http.Request, handler http.HandlerFunc) {
			defer func() { recover() }()
			handler(w, r)
		})},
		{name: "turns panics into a 500", test: "manners/writer=panicking", new: calling(func(w http.ResponseWriter, r *http.Request, handler http.HandlerFunc) {
			defer func() {
				if recover() != nil {
					w.WriteHeader(http.StatusInternalServerError)
				}
			}()
			handler(w, r)
		})},
		{name: "leaks a goroutine for every 2,000th request", test: "manners/growth", new: every(2000, func(r *http.Request) { go func() { select {} }() })},
		{name: "remembers 8 bytes of each request", test: "manners/growth", new: func() http.Handler {
			var all []byte
			return every(1, func(r *http.Request) { all = append(all, r.URL.Path[:min(8, len(r.URL.Path))]...) })()
		}},
		{name: "remembers every host", test: "manners/growth", new: remembering(func(r *http.Request) string { return r.Host })},
		{name: "remembers the path of every HEAD", test: "manners/growth", new: remembering(func(r *http.Request) string {
			if r.Method == http.MethodHead {
				return r.URL.Path
			}
			return ""
		})},
		{name: "remembers every method", test: "manners/growth", new: remembering(func(r *http.Request) string { return r.Method })},
		{name: "has a buffer of 600 bytes for all values", test: "lengths/together", new: panicking(func(r *http.Request) bool {
			return len(r.URL.Path) > 600 && len(r.URL.Path) < 800
		})},
		{name: "panics on 512 segments", test: "lengths/segments", new: panicking(func(r *http.Request) bool { return len(r.URL.Path) == 1024 })},
		{name: "panics on 768 bytes", test: "lengths/value/widget/slug", new: panicking(func(r *http.Request) bool { return len(r.URL.Path) == 769 })},
		{name: "panics on 128 KiB", test: "lengths/value/widget/slug", new: panicking(func(r *http.Request) bool { return len(r.URL.Path) > 128<<10 })},
	},
	contract.DecodedPath: {
		{name: "switches to WebSocket", test: "manners/headers", new: obeying("Sec-Websocket-Version", "13", http.StatusForbidden)},
		{name: "switches to HTTP/2", test: "manners/headers", new: obeying("Http2-Settings", "", http.StatusUpgradeRequired)},
	},
	contract.PositiveInt: {
		{name: "sees an overflow only if the number gets smaller", broad: true, new: of(model{id: func(s string) (int, bool) {
			n := uint64(0)
			for _, c := range []byte(s) {
				next := n*10 + uint64(c-'0')
				if c < '0' || c > '9' || next < n {
					return 0, false
				}
				n = next
			}
			return int(n), n > 0 && n <= math.MaxInt
		}})},
	},
	contract.Concurrent: {
		{name: "calls the handlers of the newest router", test: "manners/own-handlers", new: func() http.Handler {
			newest = NewWitness()
			return model{handle: func(w http.ResponseWriter, r *http.Request, h hit) { newest.Echo(w, r, h.name, h.values...) }}
		}},
		{name: "uses the bytes of a value again", test: "manners/handler-calls", new: func() http.Handler {
			var mu sync.Mutex
			buffer := make([]byte, 1<<20)
			return model{handle: func(w http.ResponseWriter, r *http.Request, h hit) {
				mu.Lock()
				defer mu.Unlock()
				values := append([]any(nil), h.values...)
				for i, v := range values {
					if s, ok := v.(string); ok && len(s) > 0 && len(s) < len(buffer) {
						values[i] = unsafe.String(&buffer[0], copy(buffer, s))
					}
				}
				Echo(w, h.name, values...)
			}}
		}},
	},
}

// newest is the Witness of the router that was made last.
var newest *Witness

// every returns a factory of models that call f for every n-th request.
func every(n int, f func(r *http.Request)) func() http.Handler {
	return func() http.Handler {
		var mu sync.Mutex
		i := 0
		return model{before: func(r *http.Request) {
			mu.Lock()
			defer mu.Unlock()
			if i++; i%n == 0 {
				f(r)
			}
		}}
	}
}

// remembering returns a factory of models that keep of(r) for each request.
func remembering(of func(r *http.Request) string) func() http.Handler {
	return func() http.Handler {
		all := map[string]bool{}
		return every(1, func(r *http.Request) { all[of(r)] = true })()
	}
}
