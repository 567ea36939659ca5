package behaviour

import (
	"testing"

	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
)

// refused returns a 405 with these methods in Allow.
func refused(allow string) observed {
	return observed{Answer: ask.Answer{Status: 405, Allow: allow + "\n", ContentType: ask.PlainText, Body: "no\n"}}
}

// TestSameRouting makes sure that each thing that a client acts on tells two answers apart, and nothing else does.
func TestSameRouting(t *testing.T) {
	for name, edit := range map[string]func(o *observed){
		"status":    func(o *observed) { o.Status = 404 },
		"a method":  func(o *observed) { o.Allow = "GET, PUT\n" },
		"no Allow":  func(o *observed) { o.Allow = "" },
		"Location":  func(o *observed) { o.Location = "/" },
		"a note":    func(o *observed) { o.note = "RawQuery is gone" },
		"no answer": func(o *observed) { o.Problem = "panic" },
	} {
		got := refused("GET")
		if edit(&got); got.sameRouting(refused("GET")) || refused("GET").sameRouting(got) {
			t.Errorf("%s: %v is the same as %v", name, got, refused("GET"))
		}
	}
	for name, edit := range map[string]func(o *observed){
		"words":            func(o *observed) { o.Body = "not\n" },
		"type":             func(o *observed) { o.ContentType = "" },
		"HEAD and OPTIONS": func(o *observed) { o.Allow = "HEAD, OPTIONS\nGET\n" },
	} {
		got := refused("GET")
		if edit(&got); !got.sameRouting(refused("GET")) || !refused("GET").sameRouting(got) {
			t.Errorf("%s: %v is another than %v", name, got, refused("GET"))
		}
	}
	if served("home\n").sameRouting(served("contact\n")) {
		t.Error("another handler is the same")
	}
	if got := refused("GET"); got.sameWords(observed{Answer: ask.Answer{Status: 405, Body: "not\n", ContentType: ask.PlainText}}) {
		t.Error("other words are the same")
	}
}

// TestMark has an answer for each mark, and for each reason to give none.
func TestMark(t *testing.T) {
	panics, moved := noAnswer("panic: no"), observed{Answer: ask.Answer{Status: 301, Location: "/contact"}}
	away, wrong := observed{Answer: moved.Answer, host: "evil.example"}, served("home\n")
	gone := observed{Answer: ask.Answer{Status: 404}}
	must := func(broken observed) question {
		return question{must: "MUST", breaks: func(got, _ observed) bool { return got.sameRouting(broken) }}
	}
	without := gone
	without.without = true
	for name, test := range map[string]struct {
		q              question
		got, own, want observed
		mark           found.Mark
	}{
		"as wanted":                        {question{}, wrong, observed{}, wrong, found.Unmarked},
		"another status":                   {question{}, gone, observed{}, wrong, found.Differs},
		"another handler":                  {question{}, wrong, observed{}, served("contact\n"), found.Hurts},
		"any handler":                      {question{hurts: anyHandler}, wrong, observed{}, gone, found.Hurts},
		"a handler, no harm":               {question{}, wrong, observed{}, gone, found.Differs},
		"other values, no harm":            {question{hurts: noHarm}, wrong, observed{}, served("contact\n"), found.Differs},
		"a panic, though like another":     {question{like: "x", hurts: noHarm}, panics, panics, gone, found.Hurts},
		"like another":                     {question{like: "x"}, gone, gone, wrong, found.Unmarked},
		"not like another":                 {question{like: "x"}, gone, refused("GET"), wrong, found.Differs},
		"a MUST":                           {must(gone), gone, observed{}, wrong, found.Breaks},
		"a MUST, like another":             {question{like: "x", must: "MUST", breaks: must(gone).breaks}, gone, gone, wrong, found.Unmarked},
		"a MUST that the contract breaks":  {must(gone), gone, observed{}, gone, found.Breaks},
		"kept where the contract does not": {must(gone), wrong, observed{}, gone, found.Unmarked},
		"a redirect, elsewhere":            {question{}, moved, observed{}, gone, found.Unmarked},
		"a redirect":                       {question{redirects: true}, moved, observed{}, gone, found.Differs},
		"a redirect to another host":       {question{redirects: true, hurts: noHarm}, away, observed{}, gone, found.Hurts},
		"without the route":                {question{}, without, observed{}, wrong, found.Unmarked},
		"silent":                           {question{silent: true}, wrong, observed{}, gone, found.Unmarked},
	} {
		if got := test.q.mark(test.got, test.own, test.want); got != test.mark {
			t.Errorf("%s: marked %q, want %q", name, got, test.mark)
		}
	}
}

// TestListing: a 405 breaks the MUST if its Allow lacks any of the methods that are wanted for that request, and not if it has more.
func TestListing(t *testing.T) {
	q := question{}.listing()
	for allow, want := range map[string]found.Mark{
		"GET, POST": found.Unmarked, "GET\nPOST": found.Unmarked, "GET, HEAD, OPTIONS, POST": found.Unmarked, "GET, POST, PUT": found.Differs,
		"POST": found.Breaks, "GET": found.Breaks, "GET, HEAD": found.Breaks,
	} {
		if mark := q.mark(refused(allow), observed{}, refused("GET, POST")); mark != want {
			t.Errorf("Allow %q is marked %q, want %q", allow, mark, want)
		}
	}
	if mark := q.mark(observed{Answer: ask.Answer{Status: 404}}, observed{}, refused("GET")); mark != found.Differs {
		t.Errorf("a 404 is marked %q: the MUST is one of a 405", mark)
	}
}
