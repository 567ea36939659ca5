package ask

import (
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

func TestRequestString(t *testing.T) {
	for want, q := range map[string]Request{
		`"" ""`:         {},
		`"GET" "/\x00"`: {Method: "GET", Path: "/\x00"},
		`"GET" "/a"`:    {Method: "GET", Path: "/a", Body: FormBody},
		`"M" "p", RawPath "r", query "q", RequestURI "u", Host "h", header "n: v", body nil`: {"M", "p", "r", "q", "u", "h", "n: v", NilBody},
		`"" "", no body`:                            {Body: NoBody},
		`"" "", body in chunks`:                     {Body: ChunkedBody},
		`"GET" "/` + strings.Repeat("a", 299) + `"`: {Method: "GET", Path: "/" + strings.Repeat("a", 299)},
		`"GET" "/` + strings.Repeat("a", 59) + `"…"` + strings.Repeat("a", 60) + `" (301 bytes)`: {Method: "GET", Path: "/" + strings.Repeat("a", 300)},
	} {
		if got := q.String(); got != want {
			t.Errorf("%+v reads %s, want %s", q, got, want)
		}
	}
	if got := (Request{"M", "p", "r", "q", "u", "h", "n: v", NilBody}).Plain(); got != (Request{Method: "M", Path: "p"}) {
		t.Errorf("Plain leaves %+v", got)
	}
}

// TestHTTP makes sure that the *http.Request has the fields of q, and the usual values for empty ones.
func TestHTTP(t *testing.T) {
	r := Request{Method: "PUT", Path: "/a b", Query: "c=d"}.HTTP(usualHeader)
	if r.Method != "PUT" || r.URL.Path != "/a b" || r.URL.RawPath != "" || r.URL.RawQuery != "c=d" || r.RequestURI != "/a%20b?c=d" || r.Host != "example.com" {
		t.Errorf("a usual request is %+v, URL %+v", r, r.URL)
	}
	if r.Context().Value(contextKey{}) == nil || r.RemoteAddr == "" || r.Proto != "HTTP/1.1" {
		t.Errorf("a usual request has context %v, RemoteAddr %q, Proto %q", r.Context(), r.RemoteAddr, r.Proto)
	}
	r = Request{Method: "GET", Path: "/a/b", RawPath: "/a%2Fb", URI: "/x", Host: "y"}.HTTP(usualHeader)
	if r.URL.RawPath != "/a%2Fb" || r.RequestURI != "/x" || r.Host != "y" {
		t.Errorf("an odd request is %+v, URL %+v", r, r.URL)
	}
}

// TestBodies tries each kind of body.
func TestBodies(t *testing.T) {
	for body, want := range map[Body]struct {
		text     string
		length   int64
		encoding []string
	}{
		FormBody: {usualBody, int64(len(usualBody)), nil}, NilBody: {"nil", 0, nil}, NoBody: {"", 0, nil}, ChunkedBody: {usualBody, -1, []string{"chunked"}},
	} {
		r := Request{Body: body}.HTTP(usualHeader)
		text := "nil"
		if r.Body != nil {
			all, _ := io.ReadAll(r.Body)
			text = string(all)
		}
		if text != want.text || r.ContentLength != want.length || !reflect.DeepEqual(r.TransferEncoding, want.encoding) || (r.Body == http.NoBody) != (body == NoBody) {
			t.Errorf("body %d is %q, length %d, %q, want %+v", body, text, r.ContentLength, r.TransferEncoding, want)
		}
	}
}

// TestHeaderLines makes sure that the lines of a request replace the usual ones, and that usualHeader does not change.
func TestHeaderLines(t *testing.T) {
	before := usualHeader.Clone()
	if got := (Request{}).header(usualHeader); !reflect.DeepEqual(got, before) {
		t.Errorf("without lines the header is %v", got)
	}
	got := Request{Header: "accept: text/html\nX-Id: 1\nAccept: a: b\nX-Empty: "}.header(usualHeader)
	want := before.Clone()
	want["Accept"], want["X-Id"], want["X-Empty"] = []string{"text/html", "a: b"}, []string{"1"}, []string{""}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("header %v, want %v", got, want)
	}
	got["X-Forwarded-For"][0] = "?"
	if !reflect.DeepEqual(usualHeader, before) {
		t.Error("lines of one request changed the usual header")
	}
}
