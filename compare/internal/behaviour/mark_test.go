package behaviour

import (
	"testing"

	"gorouting/internal/ask"
)

// denied returns a 405 with these methods in Allow.
func denied(allow string) observed {
	return observed{Answer: ask.Answer{Status: 405, Allow: allow + "\n", ContentType: ask.PlainText, Body: "no\n"}}
}

// TestSameRouting: sameRouting compares everything that a client acts on, and nothing else.
func TestSameRouting(t *testing.T) {
	for name, edit := range map[string]func(o *observed){
		"status":    func(o *observed) { o.Status = 404 },
		"a method":  func(o *observed) { o.Allow = "GET, PUT\n" },
		"no Allow":  func(o *observed) { o.Allow = "" },
		"Location":  func(o *observed) { o.Location = "/" },
		"a note":    func(o *observed) { o.note = "RawQuery is gone" },
		"no answer": func(o *observed) { o.Problem = "panic" },
	} {
		got := denied("GET")
		if edit(&got); got.sameRouting(denied("GET")) || denied("GET").sameRouting(got) {
			t.Errorf("%s: %v is the same as %v", name, got, denied("GET"))
		}
	}
	for name, edit := range map[string]func(o *observed){
		"words":            func(o *observed) { o.Body = "not\n" },
		"type":             func(o *observed) { o.ContentType = "" },
		"HEAD and OPTIONS": func(o *observed) { o.Allow = "HEAD, OPTIONS\nGET\n" },
	} {
		got := denied("GET")
		if edit(&got); !got.sameRouting(denied("GET")) || !denied("GET").sameRouting(got) {
			t.Errorf("%s: %v is another than %v", name, got, denied("GET"))
		}
	}
	if served("home\n").sameRouting(served("contact\n")) {
		t.Error("another handler is the same")
	}
	if got := denied("GET"); got.sameWords(observed{Answer: ask.Answer{Status: 405, Body: "not\n", ContentType: ask.PlainText}}) {
		t.Error("other words are the same")
	}
}

// TestMark checks an answer for each mark, and an answer for each reason to give no mark.
func TestMark(t *testing.T) {
	panics, moved := noAnswer("panic: no"), observed{Answer: ask.Answer{Status: 301, Location: "/contact"}}
	away, wrong := observed{Answer: moved.Answer, host: "evil.example"}, served("home\n")
	gone := observed{Answer: ask.Answer{Status: 404}}
	must := func(broken observed) question {
		return question{must: "MUST", breaks: func(got, _ observed) bool { return got.sameRouting(broken) }}
	}
	strict := must(gone)
	strict.strict = true
	without := gone
	without.without = true
	for name, test := range map[string]struct {
		q              question
		got, own, want observed
		mark           Mark
	}{
		"as wanted":                        {question{}, wrong, observed{}, wrong, Unmarked},
		"another status":                   {question{}, gone, observed{}, wrong, Differs},
		"another handler":                  {question{}, wrong, observed{}, served("contact\n"), Hurts},
		"any handler":                      {question{hurts: anyHandler}, wrong, observed{}, gone, Hurts},
		"a handler, no harm":               {question{}, wrong, observed{}, gone, Differs},
		"other values, no harm":            {question{hurts: noHarm}, wrong, observed{}, served("contact\n"), Differs},
		"a panic, though like another":     {question{like: "x", hurts: noHarm}, panics, panics, gone, Hurts},
		"like another":                     {question{like: "x"}, gone, gone, wrong, Unmarked},
		"not like another":                 {question{like: "x"}, gone, denied("GET"), wrong, Differs},
		"a MUST":                           {must(gone), gone, observed{}, wrong, Breaks},
		"a strict reading":                 {strict, gone, observed{}, wrong, Strict},
		"a MUST, like another":             {question{like: "x", must: "MUST", breaks: must(gone).breaks}, gone, gone, wrong, Unmarked},
		"a MUST that the contract breaks":  {must(gone), gone, observed{}, gone, Breaks},
		"kept where the contract does not": {must(gone), wrong, observed{}, gone, Unmarked},
		"a redirect, elsewhere":            {question{}, moved, observed{}, gone, Unmarked},
		"a redirect":                       {question{redirects: true}, moved, observed{}, gone, Differs},
		"a redirect to another host":       {question{redirects: true, hurts: noHarm}, away, observed{}, gone, Hurts},
		"without the route":                {question{}, without, observed{}, wrong, Unmarked},
		"silent":                           {question{silent: true}, wrong, observed{}, gone, Unmarked},
	} {
		if got := test.q.mark(test.got, test.own, test.want); got != test.mark {
			t.Errorf("%s: marked %q, want %q", name, got, test.mark)
		}
	}
}

// TestListing: a 405 breaks the MUST if its Allow lacks a method of the path, and not if it has more.
func TestListing(t *testing.T) {
	q := question{}.listing()
	for allow, want := range map[string]Mark{
		"GET, POST": Unmarked, "GET\nPOST": Unmarked, "GET, HEAD, OPTIONS, POST": Unmarked, "GET, POST, PUT": Differs,
		"POST": Breaks, "GET": Breaks, "GET, HEAD": Breaks,
	} {
		if mark := q.mark(denied(allow), observed{}, denied("GET, POST")); mark != want {
			t.Errorf("Allow %q is marked %q, want %q", allow, mark, want)
		}
	}
	if mark := q.mark(observed{Answer: ask.Answer{Status: 404}}, observed{}, denied("GET")); mark != Differs {
		t.Errorf("a 404 is marked %q: the MUST is one of a 405", mark)
	}
}
