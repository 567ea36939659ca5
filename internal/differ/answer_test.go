package differ

import (
	"net/http"
	"testing"

	"gorouting/internal/ask"
)

// TestKinds checks each pair of an answer before and an answer after.
func TestKinds(t *testing.T) {
	ok := Answer{Status: 200, Route: "a", Values: "1"}
	values := Answer{Status: 200, Route: "a", Values: "2"}
	other := Answer{Status: 200, Route: "b"}
	gone, wrong := Answer{Status: 404}, Answer{Status: 405, Allow: []string{"GET"}}
	wrong2 := Answer{Status: 405, Allow: []string{"GET", "HEAD"}}
	to := func(status int, target string, final Answer) Answer {
		return Answer{Status: status, Location: target, Target: "GET " + target, Final: &final}
	}
	panics := Answer{Problem: "panic: no"}
	for _, test := range []struct {
		before, after Answer
		want          Kind
		what          string
	}{
		{ok, gone, Fails, "200 → 404"},
		{ok, panics, Crashes, "200 → panic"},
		{gone, panics, Crashes, "404 → panic"},
		{ok, other, Another, "200 from another handler"},
		{ok, values, Values, "200 with other values"},
		{ok, to(307, "/x", ok), Redirected, "200 → 307"},
		{ok, to(307, "/x", values), Values, "200 → 307 with other values"},
		{ok, to(307, "/x", other), Another, "200 → 307 from another handler"},
		{ok, to(307, "/x", gone), Fails, "200 → 307 to a failure"},
		{ok, to(307, "/x", Answer{Problem: abroad}), Abroad, "200 → 307 to another host"},
		{gone, to(307, "/x", Answer{Problem: abroad}), Abroad, "404 → 307 to another host"},
		{gone, to(307, "/x", Answer{Problem: endless}), Crashes, "404 → 307 without end"},
		{to(301, "/x", ok), gone, Lost, "301 → 404"},
		{to(301, "/x", ok), to(301, "/y", gone), Lost, "301 to another address to a failure"},
		{to(301, "/x", ok), to(301, "/y", values), Values, "301 to another address with other values"},
		{to(301, "/x", ok), to(307, "/x", ok), Moved, "301 → 307"},
		{to(301, "/x", ok), ok, Moved, "301 → 200"},
		{to(301, "/x", gone), gone, Moved, "301 to a failure → 404"},
		{to(301, "/x", gone), ok, Moved, "301 to a failure → 200"},
		{to(301, "/x", ok), values, Values, "301 → 200 with other values"},
		{to(301, "/x", ok), other, Another, "301 → 200 from another handler"},
		{gone, ok, Answered, "404 → 200"},
		{gone, to(301, "/x", ok), Sent, "404 → 301"},
		{gone, to(301, "/x", gone), Sent, "404 → 301"},
		{panics, ok, Answered, "panic → 200"},
		{panics, gone, Refused, "panic → 404"},
		{wrong, gone, Refused, "405 → 404"},
		{wrong, wrong2, Allow, "405 with other methods in Allow"},
		{Answer{Status: 200}, Answer{Status: 204, Allow: []string{"GET"}}, Status, "200 → 204"},
		{Answer{Status: 204, Allow: []string{"PUT"}}, Answer{Status: 204, Allow: []string{"GET"}}, Allow, "204 with other methods in Allow"},
		{Answer{Status: 200, Body: "x"}, Answer{Status: 200, Body: "y"}, Another, "200 with another body"},
	} {
		if alike(requestOf("GET /a"), test.before, test.after) || alike(requestOf("GET /a"), test.after, test.before) {
			t.Errorf("%v and %v: alike", test.before, test.after)
		}
		got := kindOf("GET", test.before, test.after)
		if what := describe(got, test.before, test.after); got != test.want || what != test.what {
			t.Errorf("%v, and then %v: %s (%s), want %s (%s)", test.before, test.after, got, what, test.want, test.what)
		}
	}
	head, get := requestOf("HEAD /a"), requestOf("GET /a")
	if !alike(head, Answer{Status: 200}, ok) || alike(get, Answer{Status: 200}, ok) || alike(head, other, ok) {
		t.Error("an empty body must be like any other after HEAD, and only then")
	}
}

// TestFollow follows redirects of several kinds.
func TestFollow(t *testing.T) {
	table := parse(t, "GET /a a\nPOST /a post\nGET /v/{x} value")
	router := model(table, func(r *http.Request, a *ask.Answer) {
		status, location := 0, ""
		switch r.URL.Path {
		case "/301":
			status, location = 301, "/a"
		case "/307":
			status, location = 307, "a"
		case "/two":
			status, location = 302, "http://example.com/301"
		case "/host":
			status, location = 301, "//evil.example/a"
		case "/backslash":
			status, location = 301, `/\evil.example/a`
		case "/loop":
			status, location = 302, "/loop"
		case "/escaped":
			status, location = 307, "/v/a%2520b"
		case "/invalid":
			status, location = 307, "/%zz"
		case "/none":
			status = 304
		}
		if status > 0 {
			*a = ask.Answer{Status: status, Location: location}
		}
	})
	c := newComparison(table, Ready(router), Ready(router), new(ask.Client))
	for request, want := range map[string]string{
		"POST /301":      "301, Location: /a, then GET /a → 200 from a",
		"HEAD /301":      "301, Location: /a, then HEAD /a → 405, Allow: GET, POST",
		"POST /307":      "307, Location: a, then POST /a → 200 from post",
		"GET /two":       "302, Location: http://example.com/301, then GET /a → 200 from a",
		"GET /host":      "301, Location: //evil.example/a, then GET //evil.example/a → redirect to another host",
		"GET /backslash": `301, Location: /\evil.example/a, then GET //evil.example/a → redirect to another host`,
		"GET /loop":      "302, Location: /loop, then GET /loop → redirects without end",
		"GET /escaped":   `307, Location: /v/a%2520b, then GET /v/a%2520b → 200 from value with "a%20b"`,
		"GET /invalid":   "307, Location: /%zz, then GET /%zz → redirect to an invalid address",
		"GET /none":      "304",
	} {
		q := requestOf(request)
		if got := c.answer(c.before, q).String(); got != want {
			t.Errorf("%s: %s, want %s", request, got, want)
		}
	}
}

// requestOf reads a request as String writes it.
func requestOf(text string) Request {
	for i := range text {
		if text[i] == ' ' {
			return Request{text[:i], text[i+1:]}
		}
	}
	return Request{}
}
