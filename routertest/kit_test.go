package routertest

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// fault is a router broken in one way.
type fault struct {
	name string
	new  func() http.Handler

	broad        bool // the requests that it gets wrong are about other rules as much
	onlyOverWire bool // a client can tell, a recorder cannot
	hangs        bool
}

// of returns a factory of models.
func of(m model) func() http.Handler { return func() http.Handler { return m } }

// matching returns a factory of models that match another path than URL.Path.
func matching(f func(r *http.Request) string) func() http.Handler { return of(model{path: f}) }

// faults are what the kit has to find, by the rule that it has to name. Those marked * are faults of the article's own
// routers or of a library in its plain configuration.
var faults = map[ruleNumber][]fault{
	ruleDecodedPath: {
		{name: "matches the escaped path *", new: matching(func(r *http.Request) string { return r.URL.EscapedPath() })},
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
		{name: "takes + for a space *", broad: true, new: matching(func(r *http.Request) string { return strings.ReplaceAll(r.URL.Path, "+", " ") })},
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
	ruleExactPath: {
		{name: "redirects to the clean path *", new: redirecting(func(p string) string { return path.Clean("/" + p) })},
		{name: "redirects to the path without its last slash *", new: redirecting(func(p string) string {
			if len(p) > 1 {
				return strings.TrimSuffix(p, "/")
			}
			return p
		})},
		{name: "cleans the path *", new: matching(func(r *http.Request) string { return path.Clean("/" + r.URL.Path) })},
		{name: "ignores a slash at the end", new: matching(func(r *http.Request) string {
			if len(r.URL.Path) > 1 {
				return strings.TrimSuffix(r.URL.Path, "/")
			}
			return r.URL.Path
		})},
		{name: "takes the empty path for / *", new: matching(func(r *http.Request) string { return "/" + strings.TrimPrefix(r.URL.Path, "/") })},
		{name: "joins slashes", new: matching(func(r *http.Request) string { return strings.ReplaceAll(r.URL.Path, "//", "/") })},
		{name: "serves /.. as home *", broad: true, new: matching(func(r *http.Request) string {
			if r.URL.Path == "/.." {
				return "/"
			}
			return r.URL.Path
		})},
	},
	ruleAnySegment: {
		{name: "takes an empty slug *", new: of(model{slug: func(s string) bool { return true }})},
		{name: "takes letters and digits only", new: of(model{slug: func(s string) bool {
			return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
		}})},
		{name: "takes no newline", new: of(model{slug: func(s string) bool { return s != "" && !strings.Contains(s, "\n") }})},
		{name: "takes no NUL", new: of(model{slug: func(s string) bool { return s != "" && !strings.Contains(s, "\x00") }})},
		{name: "mends invalid UTF-8", new: matching(func(r *http.Request) string { return strings.ToValidUTF8(r.URL.Path, "\ufffd") })},
		{name: "trims spaces", broad: true, new: matching(func(r *http.Request) string { return strings.TrimSpace(r.URL.Path) })},
	},
	rulePositiveID: {
		{name: "takes 0 *", new: of(model{id: func(s string) (int, bool) {
			n, err := strconv.ParseUint(s, 10, strconv.IntSize-1)
			return int(n), err == nil
		}})},
		{name: "takes a sign *", new: of(model{id: func(s string) (int, bool) {
			n, err := strconv.Atoi(s)
			return n, err == nil && n > 0
		}})},
		{name: "serves what overflows as MaxInt *", new: of(model{id: func(s string) (int, bool) {
			if strings.Trim(s, "0123456789") != "" {
				return 0, false
			}
			n, _ := strconv.Atoi(s)
			return n, n > 0
		}})},
		{name: "lets what overflows wrap round", new: of(model{id: func(s string) (n int, ok bool) {
			for _, c := range []byte(s) {
				if c < '0' || c > '9' {
					return 0, false
				}
				n = n*10 + int(c-'0')
			}
			return n, n > 0
		}})},
		{name: "takes 32 bits only", new: of(model{id: func(s string) (int, bool) {
			n, err := strconv.ParseUint(s, 10, 31)
			return int(n), err == nil && n > 0
		}})},
		{name: "takes no leading zeros", new: of(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			return n, ok && s[0] != '0'
		}})},
		{name: "takes underscores and 0x", new: of(model{id: func(s string) (int, bool) {
			n, err := strconv.ParseUint(s, 0, 63)
			return int(n), err == nil && n > 0
		}})},
		{name: "trims spaces around it", new: of(model{id: func(s string) (int, bool) { return strictID(strings.TrimSpace(s)) }})},
		{name: "hands over nothing but the last digit", new: of(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			return n % 10, ok
		}})},
	},
	ruleOverlap: {
		{name: "takes the last route that fits", new: of(model{pick: func(among []hit) hit { return among[len(among)-1] }})},
		{name: "gives /api to the API for good *", new: of(model{among: func(path string, hits []hit) []hit {
			if strings.HasPrefix(path, "/api") && !strings.HasPrefix(path, "/api/widgets") {
				return nil
			}
			return hits
		}})},
		{name: "gives /contact to contact for good *", new: of(model{among: func(path string, hits []hit) []hit {
			if strings.HasPrefix(path, "/contact/") {
				return nil
			}
			return hits
		}})},
		{name: "takes no literal for a slug", new: of(model{slug: func(s string) bool { return s != "" && s != "widgets" && s != "parts" }})},
	},
	ruleOK: {
		{name: "takes the method from a header", new: of(model{method: func(r *http.Request) string {
			return cmp.Or(r.Header.Get("X-Http-Method-Override"), r.Method)
		}}), broad: true},
		{name: "answers 201 to POST", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			if a.status == 200 && strings.HasPrefix(a.body, "apiCreateWidget") {
				a.status = 201
			}
			modelRespond(w, a)
		}})},
		{name: "names another handler", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			a.body = strings.ReplaceAll(a.body, "home", "index")
			modelRespond(w, a)
		}})},
		{name: "calls delete for update", broad: true, new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			a.body = strings.ReplaceAll(a.body, "apiUpdateWidgetPart", "apiDeleteWidgetPart")
			modelRespond(w, a)
		}})},
		{name: "leaves out the newline", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			if a.status == 200 && !strings.Contains(a.body, " ") {
				w.Header().Set("Content-Type", contentType)
				w.Write([]byte(a.body))
				return
			}
			modelRespond(w, a)
		}})},
	},
	ruleWrongMethod: {
		{name: "loses Allow over HTTP/2", onlyOverWire: true, new: func() http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				model{allow: func(m []string) []string {
					if r.ProtoMajor == 2 {
						return nil
					}
					return []string{strings.Join(slices.Compact(m), ", ")}
				}}.ServeHTTP(w, r)
			})
		}},
		{name: "allows only the last route's method *", new: allowing(func(m []string) []string { return m[len(m)-1:] })},
		{name: "allows a method twice *", new: allowing(func(m []string) []string { return []string{strings.Join(m, ", ")} })},
		{name: "sorts methods backwards", new: allowing(func(m []string) []string {
			slices.Sort(m)
			slices.Reverse(m)
			return []string{strings.Join(slices.Compact(m), ", ")}
		})},
		{name: "writes a line for each method *", new: allowing(func(m []string) []string { return slices.Compact(m) })},
		{name: "says nothing of what is allowed *", new: allowing(func(m []string) []string { return nil })},
		{name: "says it twice", new: allowing(func(m []string) []string {
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
		{name: "takes methods in lower case", new: of(model{method: func(r *http.Request) string { return strings.ToUpper(r.Method) }})},
		{name: "takes no method for GET", new: of(model{method: func(r *http.Request) string {
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
		{name: "answers OPTIONS itself", new: func() http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method == "OPTIONS" {
					w.WriteHeader(204)
					return
				}
				model{}.ServeHTTP(w, r)
			})
		}},
	},
	ruleNotFound: {
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
	rulePlainText: {
		{name: "leaves it to be sniffed", new: typing(func(h http.Header, status int) { h.Del("Content-Type") })},
		{name: "leaves it to be sniffed on 200", new: typing(func(h http.Header, status int) {
			if status == 200 {
				h.Del("Content-Type")
			}
		})},
		{name: "leaves out the charset", new: typing(func(h http.Header, status int) { h.Set("Content-Type", "text/plain") })},
		{name: "says it twice on 405", new: typing(func(h http.Header, status int) {
			if status == 405 {
				h.Add("Content-Type", contentType)
			}
		})},
		{name: "sets it after the body", new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			w.Header()["Allow"] = a.allow
			w.WriteHeader(a.status)
			w.Write([]byte(a.body + "\n"))
			w.Header().Set("Content-Type", contentType)
		}})},
	},
	ruleRequestIntact: {
		{name: "leaves the path shortened *", new: editing(func(r *http.Request) { _, r.URL.Path, _ = strings.Cut(r.URL.Path, "/") })},
		{name: "writes parameters into the query *", new: editing(func(r *http.Request) { r.URL.RawQuery = "%3Aslug=foo&" + r.URL.RawQuery })},
		{name: "forgets RawPath", new: editing(func(r *http.Request) { r.URL.RawPath = "" })},
		{name: "cleans the path of the request", new: editing(func(r *http.Request) { r.URL.Path = path.Clean(r.URL.Path) })},
		{name: "changes the method", new: editing(func(r *http.Request) {
			if r.Method == "HEAD" {
				r.Method = "GET"
			}
		})},
		{name: "adds to the header", new: editing(func(r *http.Request) { r.Header.Set("X-Route", "widget") })},
		{name: "writes into the header's values", new: editing(func(r *http.Request) { r.Header["Accept"][0] = "*/*" })},
		{name: "leaves no URL", new: editing(func(r *http.Request) { r.URL = nil })},
		{name: "leaves a context", new: editing(func(r *http.Request) { *r = *r.WithContext(t0) })},
		{name: "takes a slug from the query *", new: of(model{path: func(r *http.Request) string {
			if s := r.URL.Query().Get(":slug"); s != "" {
				return strings.Replace(r.URL.Path, "foo", s, 1)
			}
			return r.URL.Path
		}})},
		{name: "loses parameters in a query of 10,000 *", new: of(model{among: nil, path: func(r *http.Request) string {
			if strings.Count(r.URL.RawQuery, "&") >= 10_000 {
				return strings.Replace(r.URL.Path, "foo", "", 1)
			}
			return r.URL.Path
		}})},
	},
	ruleAnyRequest: {
		{name: "announces half of its body", onlyOverWire: true, new: of(model{respond: func(w http.ResponseWriter, a modelReply) {
			w.Header().Set("Content-Length", strconv.Itoa(len(a.body)/2))
			modelRespond(w, a)
		}})},
		{name: "hangs up on a slash escaped", onlyOverWire: true, new: of(model{before: func(r *http.Request) {
			if strings.Contains(r.RequestURI, "%2F") && r.RemoteAddr != requestTemplate.RemoteAddr {
				panic(http.ErrAbortHandler)
			}
		}})},
		{name: "panics on 64 segments", new: panicking(func(r *http.Request) bool { return strings.Count(r.URL.Path, "/") > 63 })},
		{name: "panics on the empty path", new: panicking(func(r *http.Request) bool { return r.URL.Path == "" })},
		{name: "panics on an id that overflows", new: of(model{id: func(s string) (int, bool) {
			n, ok := strictID(s)
			if !ok && len(s) > 18 && strings.Trim(s, "0123456789") == "" {
				panic("no such number")
			}
			return n, ok
		}})},
		{name: "takes no slug of more than 4,096 bytes", new: of(model{slug: func(s string) bool { return s != "" && len(s) <= 4096 }})},
		{name: "keeps every tail of the path", new: of(model{before: func(r *http.Request) {
			if n := strings.Count(r.URL.Path, "/.."); n > 10_000 {
				kept = make([]byte, n/256*len(r.URL.Path))
			}
		}})},
		{name: "ends the goroutine", new: of(model{before: func(r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "\n") {
				runtime.Goexit()
			}
		}})},
		{name: "does not come back", hangs: true, new: of(model{before: func(r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/..") {
				select {}
			}
		}})},
	},
	ruleConcurrent: {
		{name: "keeps the path of a request where another's can overwrite it", new: sharing(new(shared))},
		{name: "breaks the router before", new: func() http.Handler {
			generation.Lock()
			defer generation.Unlock()
			generation.n++
			mine := generation.n
			return of(model{path: func(r *http.Request) string {
				generation.Lock()
				defer generation.Unlock()
				if mine != generation.n && r.URL.Path == "/contact" {
					return "/"
				}
				return r.URL.Path
			}})()
		}},
		{name: "answers another way from the hundredth request on", new: func() http.Handler {
			var mu sync.Mutex
			n := 0
			return model{path: func(r *http.Request) string {
				mu.Lock()
				defer mu.Unlock()
				if n++; n > 100 && r.URL.Path == "/contact" {
					return "/"
				}
				return r.URL.Path
			}}
		}},
	},
}

var (
	kept       []byte
	generation struct {
		sync.Mutex
		n int
	}
	t0 = (&http.Request{}).Context()
)

func allowing(f func(methods []string) []string) func() http.Handler {
	return of(model{allow: f})
}

func editing(f func(r *http.Request)) func() http.Handler {
	return func() http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			model{}.ServeHTTP(w, r)
			f(r)
		})
	}
}

func typing(f func(h http.Header, status int)) func() http.Handler {
	return of(model{respond: func(w http.ResponseWriter, a modelReply) {
		modelRespond(typedWriter{w, f}, a)
	}})
}

// typedWriter edits the header at the last moment.
type typedWriter struct {
	http.ResponseWriter
	f func(h http.Header, status int)
}

func (w typedWriter) WriteHeader(status int) {
	w.f(w.Header(), status)
	w.ResponseWriter.WriteHeader(status)
}

func redirecting(clean func(path string) string) func() http.Handler {
	return func() http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if to := clean(r.URL.Path); to != r.URL.Path {
				http.Redirect(w, r, to, http.StatusMovedPermanently)
				return
			}
			model{}.ServeHTTP(w, r)
		})
	}
}

func panicking(on func(r *http.Request) bool) func() http.Handler {
	return of(model{before: func(r *http.Request) {
		if on(r) {
			panic("index out of range")
		}
	}})
}

// shared is a router's note of the request that it is at, without a lock that spans the request.
type shared struct {
	sync.Mutex
	path string
}

func sharing(s *shared) func() http.Handler {
	return of(model{path: func(r *http.Request) string {
		s.Lock()
		s.path = r.URL.Path
		s.Unlock()
		runtime.Gosched() // where another goroutine comes in
		s.Lock()
		defer s.Unlock()
		return s.path
	}})
}

// someTests are the kit's tests, with less of those that are many. The slow ones are run where they have to find
// something that no other can.
func someTests(f fault, rule ruleNumber) []test {
	tests := append(writtenTests(), widgets.tests(settings{depth: 2, seed: 1, steps: 2000})...)
	return slices.DeleteFunc(tests, func(t test) bool {
		return t.section == "huge" && rule != ruleAnyRequest || t.section == "sharing" && rule != ruleConcurrent ||
			t.section == "server" && !f.onlyOverWire
	})
}

// TestFaults holds the kit against routers that are broken in one way each: it has to name the rule, and no other rule
// more often.
func TestFaults(t *testing.T) {
	for rule := ruleDecodedPath; rule <= ruleConcurrent; rule++ {
		if len(faults[rule]) == 0 {
			t.Errorf("no broken router for %v", rule)
		}
		for _, f := range faults[rule] {
			t.Run(fmt.Sprintf("rule=%d/%s", int(rule), f.name), func(t *testing.T) {
				if f.hangs {
					defer func(before time.Duration) { patience = before }(patience)
					patience = 50 * time.Millisecond
				}
				named := map[ruleNumber]int{}
				for _, test := range someTests(f, rule) {
					for _, failure := range test.check(f.new).failures {
						named[failure.rule]++
					}
				}
				for other, times := range named {
					if times > named[rule] && !f.broad {
						t.Errorf("%d times %v", times, other)
					}
				}
				if named[rule] == 0 || t.Failed() {
					t.Errorf("%d times %v", named[rule], rule)
				}
			})
		}
	}
}

// TestCorrectRouter holds the kit against a router that is not broken.
func TestCorrectRouter(t *testing.T) { Run(t, of(model{})) }
