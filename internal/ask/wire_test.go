package ask

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// tiny is a router that answers with the request that it got. On a few paths, it fails, each time in a different way.
var tiny = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/redirect":
		http.Redirect(w, r, "/a", http.StatusFound)
	case "/half":
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "half")
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	case "/panic":
		panic("no answer")
	case "/hang":
		<-r.Context().Done()
	case "/refuse":
		w.Header()["Allow"] = []string{"GET", "PUT"}
		w.WriteHeader(http.StatusMethodNotAllowed)
	default:
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("Content-Type", PlainText)
		fmt.Fprintf(w, "%s %s %q %s, query %q, %s, Accept %q, %s", r.Proto, r.Method, r.URL.Path, r.URL.RawPath, r.URL.RawQuery, r.RequestURI, r.Header["Accept"], body)
	}
})

// served calls f with the address of a server for tiny.
func served(t *testing.T, f func(addr string)) {
	t.Helper()
	called := false
	if err := Serve(tiny, func(addr string) { called = true; f(addr) }); err != nil || !called {
		t.Fatalf("Serve: called %v, %v", called, err)
	}
}

// TestRoundTrip sends requests over HTTP/1 and HTTP/2.
func TestRoundTrip(t *testing.T) {
	for _, proto := range []string{"HTTP/1.1", "HTTP/2.0"} {
		transport := &http.Transport{Protocols: new(http.Protocols)}
		transport.Protocols.SetHTTP1(proto == "HTTP/1.1")
		transport.Protocols.SetUnencryptedHTTP2(proto == "HTTP/2.0")
		served(t, func(addr string) {
			defer transport.CloseIdleConnections()
			for _, test := range []struct {
				q    Request
				want Answer
			}{
				{Request{Method: "PUT", Path: "/a/b", RawPath: "/a%2Fb", Query: "c=d", Header: "Accept: x"}, Answer{
					Status: 200, ContentType: PlainText,
					Body: proto + ` PUT "/a/b" /a%2Fb, query "c=d", /a%2Fb?c=d, Accept ["x"], ` + usualBody,
				}},
				{Request{Method: "GET", Path: "//x/../y"}, Answer{
					Status: 200, ContentType: PlainText, Body: proto + ` GET "//x/../y" , query "", //x/../y, Accept ["application/json"], ` + usualBody,
				}},
				{Request{Method: "HEAD", Path: "/a"}, Answer{Status: 200, ContentType: PlainText}},
				{Request{Method: "PUT", Path: "/redirect"}, Answer{Status: 302, Location: "/a"}},
				{Request{Method: "POST", Path: "/refuse"}, Answer{Status: 405, Allow: "GET\nPUT\n"}},
			} {
				if got := RoundTrip(transport, addr, test.q); got != test.want {
					t.Errorf("%s: %v is answered\n%+v, want\n%+v", proto, test.q, got, test.want)
				}
			}
			for path, want := range map[string]string{"/half": "incomplete answer: ", "/panic": "no answer: "} {
				if got := RoundTrip(transport, addr, Request{Method: "PUT", Path: path}); !strings.HasPrefix(got.Problem, want) || got.Status != 0 {
					t.Errorf("%s: %s is %+v, want %q", proto, path, got, want)
				}
			}
		})
	}
}

// TestRaw sends request lines that an HTTP client would not send.
func TestRaw(t *testing.T) {
	served(t, func(addr string) {
		for line, want := range map[string]Answer{
			"OPTIONS * HTTP/1.1":          {Status: 200, ContentType: PlainText, Body: `HTTP/1.1 OPTIONS "*" , query "", *, Accept [], `},
			"GET http://x/%61?b HTTP/1.0": {Status: 200, ContentType: PlainText, Body: `HTTP/1.0 GET "/a" /%61, query "b", http://x/%61?b, Accept [], `},
			"HEAD /a HTTP/1.1":            {Status: 200, ContentType: PlainText},
			"PUT /redirect HTTP/1.1":      {Status: 302, Location: "/a"},
			"POST /refuse HTTP/1.1":       {Status: 405, Allow: "GET\nPUT\n"},
		} {
			if got := Raw(addr, line); got != want {
				t.Errorf("%q is answered\n%+v, want\n%+v", line, got, want)
			}
		}
		for line, want := range map[string]string{
			"GET /half HTTP/1.1": "incomplete answer: unexpected EOF", "GET /panic HTTP/1.1": "no answer: unexpected EOF",
		} {
			if got := Raw(addr, line); got != (Answer{Problem: want}) {
				t.Errorf("%q: %+v, want %q", line, got, want)
			}
		}
	})
}

// TestWireHasPatience makes sure that RoundTrip and Raw give up on a router that hangs and on a server that is gone.
func TestWireHasPatience(t *testing.T) {
	impatient(t, 50*time.Millisecond)
	var addr string
	served(t, func(a string) {
		addr = a
		for name, got := range map[string]Answer{
			"RoundTrip": RoundTrip(new(http.Transport), addr, Request{Method: "GET", Path: "/hang"}), "Raw": Raw(addr, "GET /hang HTTP/1.1"),
		} {
			if !strings.HasPrefix(got.Problem, "no answer: ") {
				t.Errorf("%s of what hangs: %+v", name, got)
			}
		}
	})
	if got := RoundTrip(new(http.Transport), addr, Request{Method: "GET", Path: "/"}); !strings.HasPrefix(got.Problem, "no answer: ") {
		t.Errorf("RoundTrip to a server that is gone: %+v", got)
	}
	if got := Raw(addr, "GET / HTTP/1.1"); !strings.HasPrefix(got.Problem, "no connection: ") {
		t.Errorf("Raw to a server that is gone: %+v", got)
	}
}
