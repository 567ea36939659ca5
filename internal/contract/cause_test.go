package contract

import (
	"slices"
	"strings"
	"testing"

	"gorouting/internal/ask"
)

func failure(f Fault, path string) Failure {
	return Failure{Fault: f, Request: ask.Request{Method: "GET", Path: path}}
}

// TestCauses makes sure that failures with the same fault become one cause, with their number and the shortest request.
func TestCauses(t *testing.T) {
	missing, other := Fault{NotFound, "405 instead of 404", routing}, Fault{NotFound, "404 with Allow", allow}
	var a, b Causes
	if !a.Add(failure(missing, "/long")) || a.Add(failure(missing, "/a")) || a.Add(failure(missing, "/longer")) || !a.Add(failure(other, "/x")) {
		t.Error("Add must return true for the first failure of a cause only")
	}
	b.Add(failure(missing, "/"))
	b.Add(failure(missing, "/bb"))
	b.Merge(&a)
	b.Merge(new(Causes))
	got := b.Sorted()
	if len(got) != 2 || got[0].Fault != missing || got[0].Count != 5 || got[0].Example.Request.Path != "/" || got[1].Count != 1 {
		t.Errorf("causes %+v", got)
	}
	if again := a.Sorted(); again[0].Count != 3 || again[0].Example.Request.Path != "/a" {
		t.Errorf("Merge changed its argument: %+v", again)
	}
}

// TestSorted adds causes in different orders, and makes sure that Sorted returns them in the order to fix them.
func TestSorted(t *testing.T) {
	faults := []Fault{
		{AnyRequest, "panic", manners},
		{ExactPath, "a redirect (301)", redirect},
		{WrongMethod, "404 instead of 405", routing},
		{OK, "405 instead of 200", routing},
		{OK, "404 instead of 200", routing},
		{NotFound, "404 with Allow", allow},
		{PlainText, "404 with another Content-Type", words},
		{RequestIntact, "changes the request's URL", manners},
	}
	for range faults {
		var c Causes
		for _, f := range faults {
			c.Add(failure(f, "/"))
		}
		c.Add(failure(Fault{WrongMethod, "404 instead of 405", routing}, "/")) // a second failure, so it comes first in its group
		var got []string
		for _, cause := range c.Sorted() {
			got = append(got, cause.What)
		}
		want := "panic|a redirect (301)|404 instead of 405|404 instead of 200|405 instead of 200|404 with Allow|404 with another Content-Type|changes the request's URL"
		if strings.Join(got, "|") != want {
			t.Errorf("sorted: %q", got)
		}
		faults = slices.Concat(faults[1:], faults[:1])
	}
}

func TestFailureString(t *testing.T) {
	f := failure(Fault{PlainText, "404 with another Content-Type", words}, "/x")
	f.Want = ask.Answer{Status: 404, Body: "no\n", ContentType: ask.PlainText}
	f.Got = f.Want
	f.Got.ContentType = "a"
	want := "404 with another Content-Type\n\trule 9 (the Content-Type of every answer is text/plain; charset=utf-8)\n\trequest: \"GET\" \"/x\"\n" +
		"\t    got: 404 \"no\\n\", Content-Type: \"a\"\n\t   want: 404 \"no\\n\", Content-Type: \"text/plain; charset=utf-8\""
	if f.String() != want {
		t.Errorf("reads\n%s\nwant\n%s", f, want)
	}
	f.Got = ask.Answer{Problem: "panic: x"}
	if text := f.String(); !strings.HasSuffix(text, "got: panic: x\n\t   want: 404 \"no\\n\"") {
		t.Errorf("a panic reads\n%s", text)
	}
}
