package share

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Whose code a stack is of, the innermost call first.
func TestPartOf(t *testing.T) {
	const (
		serve  = serverCall + " server.go"
		chi    = "github.com/go-chi/chi/v5.(*Mux).ServeHTTP mux.go|" + serve
		calls  = "gorouting/compare/internal/library.openChi.func1.1 chi.go|" + chi
		answer = "gorouting/compare/internal/library.(*duty).answer handlers.go|" + calls
		reads  = "gorouting/compare/internal/library.openChi.func1.1.1 chi.go|" + answer
		match  = "gorouting/match.(*router).ServeHTTP router.go|" + serve
	)
	for _, test := range []struct {
		stack string
		want  part
	}{
		{"runtime.mallocgc malloc.go|" + chi, routing},
		{calls, routing},
		{"github.com/go-chi/chi/v5.URLParam context.go|" + reads, routing},
		{"runtime.concatstrings string.go|" + answer, handler},
		{"net/http.(*response).Write server.go|github.com/gin-gonic/gin.(*responseWriter).Write response_writer.go|" + answer, handler},
		{"strings.Index strings.go|gorouting/match.match router.go|" + match, routing},
		{"gorouting/match.widget handlers.go|" + match, handler},
		{"net/http.Header.Set header.go|gorouting/match.reply handlers.go|gorouting/match.widget handlers.go|" + match, handler},
		{"github.com/gorilla/mux.Vars mux.go|gorouting/gorillarouter.widget handlers.go|github.com/gorilla/mux.(*Router).ServeHTTP mux.go|" + serve, routing},
		{"net/http.(*routingNode).matchPath routing_tree.go|net/http.(*ServeMux).ServeHTTP server.go|" + serve, routing},
		{"net/http.(*Request).SetPathValue request.go|net/http.(*ServeMux).ServeHTTP server.go|" + serve, routing},
		{"gorouting/compare/x.F[go.shape.struct{ a.b/c }] x.go|" + serve, routing},
		{"gorouting/compare/internal/library.wrap.func1 echo.go|" + serve, server},
		{"runtime.memmove memmove.s|" + serve + "|net/http.(*conn).serve server.go", server},
		{"net/http.(*conn).readRequest server.go|net/http.(*conn).serve server.go", server},
		{"runtime.gcBgMarkWorker mgc.go", server},
		{"github.com/go-chi/chi/v5.(*Mux).ServeHTTP mux.go", server}, // not called by a server
		{"", server},
	} {
		var stack []frame
		for call := range strings.SplitSeq(test.stack, "|") {
			i := strings.LastIndexByte(call, ' ')
			stack = append(stack, frame{call[:max(i, 0)], call[i+1:]})
		}
		if got := partOf(stack); got != test.want {
			t.Errorf("%s: %s, want %s", test.stack, got, test.want)
		}
	}
}

// What net/http does for ServeMux is routing, whatever function does it, and what it does for others is the server's.
func TestPartOfServeMux(t *testing.T) {
	for function, want := range map[string]part{
		"(*ServeMux).ServeHTTP": routing, "(*ServeMux).Handler": routing, "(*routingNode).match": routing, "(*routingIndex).possiblyConflictingPatterns": routing,
		"(*pattern).String": routing, "(*mapping[go.shape.string,go.shape.*uint8]).find": routing, "(*Request).PathValue": routing, "(*Request).patIndex": routing,
		"cleanPath": routing, "stripHostPort": routing, "(*response).Write": server, "Header.Set": server, "(*Server).Serve": server,
	} {
		if got := partOf([]frame{{"net/http." + function, "server.go"}, {serverCall, "server.go"}}); got != want {
			t.Errorf("%s is of the %s, want %s", function, got, want)
		}
	}
}

// slow is a router that takes its time before it routes. It is of this module's packages, so that what it does is routing.
type slow struct{ next http.Handler }

func (s slow) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for begin := time.Now(); time.Since(begin) < 2*time.Millisecond; {
	}
	s.next.ServeHTTP(w, r)
}

// served returns a router of GET /{slug} with these handlers.
func served(t *testing.T, h library.Handlers) http.Handler {
	t.Helper()
	table, err := routes.Parse("t", "GET /{slug} widget")
	if err != nil {
		t.Fatal(err)
	}
	router, err := library.Setups()[0].New(table, h)
	if err != nil {
		t.Fatal(err)
	}
	return router
}

// TestShareOfASlowRouter profiles a server whose router takes most of the time.
func TestShareOfASlowRouter(t *testing.T) {
	s, err := Serve(slow{served(t, library.Short)})
	if err != nil {
		t.Fatal(err)
	}
	answered, err := Load(s.Address, []ask.Request{{Method: "GET", Path: "/foo bar"}}, 700*time.Millisecond)
	if err != nil || answered < 10 {
		t.Fatalf("%d answers, error %v", answered, err)
	}
	routed, all, err := s.Stop()
	if err != nil || all < 5 || float64(routed) < 0.5*float64(all) {
		t.Errorf("%d of %d samples are of routing, error %v, want most", routed, all, err)
	}
}

// An answer that ends too early, or that is none, is an error.
func TestLoadFindsBrokenAnswers(t *testing.T) {
	for says, answer := range map[string]string{"malformed HTTP": "no answer\r\n\r\n", "unexpected EOF": "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfoo"} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
				io.WriteString(conn, answer)
				conn.Close()
			}
		}))
		answered, err := Load(s.Listener.Addr().String(), []ask.Request{{Method: "GET", Path: "/"}}, 50*time.Millisecond)
		if answered > 0 || err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %d answered, error %v; want none, and one that says %q", answer, answered, err, says)
		}
		s.Close()
	}
}

// A request that is not answered 200 is an error that names it.
func TestLoadFindsWhatIsNotAnswered(t *testing.T) {
	s, err := Serve(served(t, library.Short))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Load(s.Address, []ask.Request{{Method: "PUT", Path: "/foo"}}, 50*time.Millisecond)
	if err == nil || !strings.Contains(err.Error(), `"PUT /foo HTTP/1.1`) || !strings.Contains(err.Error(), "is answered 405") {
		t.Errorf("error %v", err)
	}
	if _, _, err := s.Stop(); err != nil {
		t.Error(err)
	}
	if _, err := Load(s.Address, []ask.Request{{Method: "GET", Path: "/foo"}}, 50*time.Millisecond); err == nil {
		t.Error("a server that has stopped answers")
	}
}
