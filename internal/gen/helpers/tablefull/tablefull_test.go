package tablefull

import "testing"

// TestWalk searches the states in doc.go.
func TestWalk(t *testing.T) {
	for _, c := range []struct {
		method methods
		path   string // after the first slash
		want   any    // the answer, or the methods of the path
	}{
		{methodGET, "v/v1/x", "showVersion v1"},
		{methodGET, "v/latest/x", "showVersion latest"},
		{methodGET, "v/v2/x", methods(0)},
		{methodPUT, "v/v1/x", methodGET},
		{methodGET, "v/n7.pdf", "showNumber 7"},
		{methodGET, "v/n0.pdf", "anyFile n0"},
		{methodGET, "v/7.pdf", "anyFile 7"},
		{methodGET, "v/n.json", "showFile n"},
		{methodGET, "v/.json", "other .json"},
		{methodPUT, "v/n7.pdf", "anyFile n7"},
		{methodPUT, "v/n.json", "save n.json"},
		{0, "v/7.pdf", "anyFile 7"},
		{0, "v/v1", "other v1"},
		{0, "v/", methods(0)},
		{0, "v", methods(0)},
	} {
		q := request{method: c.method, every: every}
		var got any = q.walk(&states[0], 0, c.path)
		if got.(methods) >= served {
			got = q.answer
		}
		if got != c.want {
			t.Errorf("%b %q: %v, want %v", c.method, c.path, got, c.want)
		}
	}
}

// TestAsk: a request without methods gets no answer.
func TestAsk(t *testing.T) {
	var q request
	if got, want := q.walk(&states[0], 0, "v/n7.pdf"), methodGET|methodPUT|every; got != want || q.answer != "" {
		t.Errorf("the methods are %b and the answer is %q, want %b", got, q.answer, want)
	}
}
