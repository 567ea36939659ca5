package ask

import (
	"slices"
	"strings"
	"testing"
)

// TestAllowed has Allow headers, with their lines and their methods.
func TestAllowed(t *testing.T) {
	for allow, want := range map[string]struct{ lines, methods []string }{
		"":                          {nil, nil},
		"\n":                        {[]string{""}, nil},
		"PUT, GET\n":                {[]string{"PUT, GET"}, []string{"GET", "PUT"}},
		"PUT,GET ,\t,PUT\n":         {[]string{"PUT,GET ,\t,PUT"}, []string{"GET", "PUT"}},
		"PUT\nGET, DELETE\nget\n\n": {[]string{"PUT", "GET, DELETE", "get", ""}, []string{"DELETE", "GET", "PUT", "get"}},
	} {
		a := Answer{Allow: allow}
		if !slices.Equal(a.AllowLines(), want.lines) || !slices.Equal(a.Allowed(), want.methods) {
			t.Errorf("%q has the lines %q and the methods %q, want %+v", allow, a.AllowLines(), a.Allowed(), want)
		}
	}
}

func TestAnswerString(t *testing.T) {
	for want, a := range map[string]Answer{
		`200 "x\n"`: {Status: 200, Body: "x\n", ContentType: PlainText},
		`405 "", Allow: GET | PUT, Content-Type: "", Location: "/y", and the request's Method is "GET" afterwards`: {Status: 405, Allow: "GET\nPUT\n", Location: "/y", Changed: `Method is "GET"`},
		"panic: x": {Status: 200, Problem: "panic: x", Changed: "?"},
		`200 "` + strings.Repeat("a", 60) + `"…"` + strings.Repeat("b", 60) + `" (400 bytes)`: {
			Status: 200, Body: strings.Repeat("a", 200) + strings.Repeat("b", 200), ContentType: PlainText,
		},
	} {
		if got := a.String(); got != want {
			t.Errorf("%+v reads %s, want %s", a, got, want)
		}
	}
}
