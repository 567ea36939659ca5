package contract

import (
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// shop returns a table with kinds of routes that the widget table lacks.
func shop(t testing.TB, head, ownWords bool) *routes.Table {
	t.Helper()
	table, err := routes.Parse("shop", `
GET    /                     home
GET    /items/{id:int}       showItem
PUT    /items/{id:int}       putItem
DELETE /items/{slug}         deleteItem
GET    /files/{path...}      file
GET    /parts/{id:int}       part
GET    /{a}/x/{b}            overlapA
`)
	if err != nil {
		t.Fatal(err)
	}
	table.HEAD, table.OwnWords = head, ownWords
	return table
}

// TestInWords checks an answer for each status.
func TestInWords(t *testing.T) {
	table := shop(t, true, false)
	for _, test := range []struct {
		method, path string
		want         ask.Answer
	}{
		{"GET", "/items/07", ask.Answer{Status: 200, Body: "showItem 7\n", ContentType: ask.PlainText}},
		{"HEAD", "/a/x/b c", ask.Answer{Status: 200, Body: "overlapA a/b c\n", ContentType: ask.PlainText}},
		{"POST", "/items/7", ask.Answer{Status: 405, Body: "405 method not allowed\n", Allow: "DELETE, GET, HEAD, PUT\n", ContentType: ask.PlainText}},
		{"POST", "/nope", ask.Answer{Status: 404, Body: "404 page not found\n", ContentType: ask.PlainText}},
	} {
		if got := Wanted(table, test.method, test.path); got != test.want {
			t.Errorf("Wanted(%s %s) is %+v, want %+v", test.method, test.path, got, test.want)
		}
	}
}

// departure is an edit of the required answer, and the fault that Judge must find. words is the fault if the table requires the
// contract's words, and own is the fault if the table accepts other words. nil means no fault.
type departure struct {
	name, method, path string
	edit               func(a *ask.Answer)
	words, own         *Fault
}

func fault(rule Rule, what string, part part) *Fault { return &Fault{rule, what, part} }

// departures returns an edit for every fault, for a table that serves HEAD.
func departures() []departure {
	var (
		panics, hangs = fault(AnyRequest, "panic", manners), fault(AnyRequest, "no answer within 30s", manners)
		moved, see    = fault(ExactPath, "a redirect (301)", redirect), fault(ExactPath, "404 with Location", redirect)
		status        = fault(Overlap, "404 instead of 405", routing)
		values        = fault(Overlap, "the right handler with other values", routing)
		other         = fault(Overlap, "another route's handler, or its echo", routing)
		unknown       = fault(Overlap, "a handler, or an echo, that the table does not know", routing)
		without       = fault(WrongMethod, "405 without Allow", allow)
		methods       = fault(WrongMethod, "405 with other methods in Allow", allow)
		lines         = fault(WrongMethod, "405 with Allow not in one sorted line", allow)
		onMiss        = fault(NotFound, "404 with Allow", allow)
		intact        = fault(RequestIntact, "changes the request's Method", manners)
	)
	body := func(body string) func(a *ask.Answer) { return func(a *ask.Answer) { a.Body = body } }
	allowed := func(allow string) func(a *ask.Answer) { return func(a *ask.Answer) { a.Allow = allow } }
	plain := func(a *ask.Answer) { a.ContentType = "text/html" }
	return []departure{
		{"as wanted", "GET", "/items/7", func(a *ask.Answer) {}, nil, nil},
		{"panic", "GET", "/items/7", func(a *ask.Answer) { *a = ask.Answer{Problem: "panic: runtime error: index"} }, panics, panics},
		{"no end", "GET", "/items/7", func(a *ask.Answer) { a.Problem = "no answer within 30s" }, hangs, hangs},
		{"redirect", "GET", "/items/7", func(a *ask.Answer) { *a = ask.Answer{Status: 301} }, moved, moved},
		{"Location", "GET", "/nope", func(a *ask.Answer) { a.Location = "/" }, see, see},
		{"status", "POST", "/items/7", func(a *ask.Answer) { a.Status = 404 }, status, status},
		{"values", "GET", "/items/7", body("showItem 8\n"), values, values},
		{"no newline", "GET", "/items/7", body("showItem 7"), values, values},
		{"handler", "GET", "/items/7", body("file 7\n"), other, other},
		{"body", "GET", "/items/7", body("hello\n"), unknown, unknown},
		{"empty body", "GET", "/items/7", body(""), unknown, unknown},
		{"HEAD without a body", "HEAD", "/items/7", body(""), nil, nil},
		{"HEAD of another", "HEAD", "/items/7", body("file 7\n"), other, other},
		{"no Allow", "POST", "/items/7", allowed(""), without, without},
		{"empty Allow", "POST", "/items/7", allowed("\n"), methods, methods},
		{"too few", "POST", "/items/7", allowed("GET, HEAD, PUT\n"), methods, methods},
		{"too many", "POST", "/items/7", allowed("DELETE, GET, HEAD, POST, PUT\n"), methods, methods},
		{"order", "POST", "/items/7", allowed("GET, DELETE, HEAD, PUT\n"), lines, nil},
		{"twice", "POST", "/items/7", allowed("DELETE, GET, GET, HEAD, PUT\n"), lines, nil},
		{"lines", "POST", "/items/7", allowed("DELETE\nGET\nHEAD\nPUT\n"), lines, nil},
		{"no blanks", "POST", "/items/7", allowed("DELETE,GET,HEAD,PUT\n"), lines, nil},
		{"Allow on 404", "GET", "/nope", allowed("GET\n"), onMiss, onMiss},
		{"Allow on 200", "GET", "/items/7", allowed("GET\n"), fault(OK, "200 with Allow", allow), nil},
		{"words of 405", "POST", "/items/7", body("no\n"), fault(WrongMethod, "405 in other words", words), nil},
		{"words of 404", "GET", "/nope", body(""), fault(NotFound, "404 in other words", words), nil},
		{"HEAD's 404 without a body", "HEAD", "/nope", body(""), nil, nil},
		{"HEAD's 404 in other words", "HEAD", "/nope", body("no\n"), fault(NotFound, "404 in other words", words), nil},
		{"type of 200", "GET", "/items/7", plain, fault(PlainText, "200 with another Content-Type", words), nil},
		{"type of 404", "GET", "/nope", plain, fault(PlainText, "404 with another Content-Type", words), nil},
		{"request", "GET", "/items/7", func(a *ask.Answer) { a.Changed = `Method is "PUT"` }, intact, intact},
		{"worst first", "POST", "/items/7", func(a *ask.Answer) { a.Changed, a.Body, a.Allow = `Method is "PUT"`, "", "" }, without, without},
	}
}

// TestJudge judges each departure, by tables that require the contract's words and by tables that do not.
func TestJudge(t *testing.T) {
	for _, d := range departures() {
		for ownWords, want := range map[bool]*Fault{false: d.words, true: d.own} {
			table := shop(t, true, ownWords)
			wanted := Wanted(table, d.method, d.path)
			got := wanted
			d.edit(&got)
			fault, ok := Judge(table, ask.Request{Method: d.method, Path: d.path}, wanted, got, 0)
			if want == nil {
				want = new(Fault)
			}
			if fault != *want || ok != (*want == Fault{}) {
				t.Errorf("%s, own words %v: %+v, want %+v", d.name, ownWords, fault, *want)
			}
		}
	}
}

// TestJudgeWithoutHEAD makes sure that HEAD is a method like any other if the table does not serve it.
func TestJudgeWithoutHEAD(t *testing.T) {
	table := shop(t, false, false)
	q := ask.Request{Method: "HEAD", Path: "/items/7"}
	wanted := Wanted(table, q.Method, q.Path)
	got := wanted
	if got.Body = ""; wanted.Allow != "DELETE, GET, PUT\n" {
		t.Errorf("the required answer to HEAD is %+v", wanted)
	}
	if f, ok := Judge(table, q, wanted, got, 0); ok || f != *fault(WrongMethod, "405 in other words", words) {
		t.Errorf("HEAD without a body: %+v", f)
	}
}

// TestJudgeOfCaller makes sure that the caller's rule is used for a wrong status or body, and for nothing else.
func TestJudgeOfCaller(t *testing.T) {
	table := shop(t, false, false)
	q := ask.Request{Method: "GET", Path: "/items/7"}
	wanted := Wanted(table, q.Method, q.Path)
	for got, rule := range map[ask.Answer]Rule{{Status: 500}: PositiveInt, {Status: 200}: PositiveInt, {Status: 302}: ExactPath, {Problem: "x"}: AnyRequest} {
		if f, ok := Judge(table, q, wanted, got, PositiveInt); ok || f.Rule != rule {
			t.Errorf("%+v breaks %v, want %v", got, f.Rule, rule)
		}
	}
}

// TestWithoutExtras makes sure that WithoutExtras removes HEAD and OPTIONS only if the table does not ask for them.
func TestWithoutExtras(t *testing.T) {
	for _, test := range []struct{ wanted, got, want string }{
		{"GET\n", "GET\n", "GET\n"},
		{"GET\n", "HEAD, OPTIONS, GET\n", "GET\n"},
		{"GET, POST\n", "POST\nOPTIONS\nGET\nHEAD\n", "GET, POST\n"},
		{"POST\n", "HEAD, POST\n", "HEAD, POST\n"},
		{"GET, HEAD\n", "GET, HEAD, OPTIONS\n", "GET, HEAD\n"},
		{"OPTIONS\n", "OPTIONS\n", "OPTIONS\n"},
		{"GET\n", "GET, PUT\n", "GET, PUT\n"},
		{"GET\n", "", ""},
	} {
		if got := WithoutExtras(ask.Answer{Allow: test.wanted}, ask.Answer{Allow: test.got}); got.Allow != test.want {
			t.Errorf("WithoutExtras of Allow %q, with %q required, is %q, want %q", test.got, test.wanted, got.Allow, test.want)
		}
	}
}
