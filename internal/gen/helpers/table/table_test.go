package table

import "testing"

// TestWalk searches the states in doc.go. In the hard cases, a state leads on in several ways, and the first is wrong.
func TestWalk(t *testing.T) {
	for _, c := range []struct {
		method methods
		path   string // after the first slash
		want   any    // the answer, or the methods of the path
	}{
		{methodGET, "posts/new", "newPost"},
		{methodPOST, "posts/new", "makePage posts"},
		{methodPUT, "posts/new", methodGET | methodPOST},
		{methodGET, "posts/7", "showPost 7"},
		{methodPUT, "posts/7", "savePost 7"},
		{methodPOST, "posts/7", methodGET | methodPUT},
		{methodGET, "posts/0", methods(0)},
		{methodGET, "posts/7/comments", "listComments 7"},
		{methodGET, "posts/new/comments", "listComments new"},
		{methodGET, "posts//comments", methods(0)},
		{methodGET, "posts/7/comments/", methods(0)},
		{methodGET, "posts/about", "showPage posts"},
		{methodGET, "other/about", "showPage other"},
		{methodGET, "/about", methods(0)},
		{methodGET, "static/", "showFile "},
		{methodGET, "static/a/b", "showFile a/b"},
		{methodPOST, "static/about", methodGET},
		{methodGET, "static", methods(0)},
		{methodGET, "", methods(0)},
	} {
		q := request{method: c.method}
		var got any = q.walk(&states[0], 0, c.path)
		if got.(methods) >= served {
			got = q.answer
		}
		if got != c.want {
			t.Errorf("%b %q: %v, want %v", c.method, c.path, got, c.want)
		}
	}
}

// TestHash: the hash includes eight bytes, or the whole segment and its length.
func TestHash(t *testing.T) {
	if Hash("a12345678") != Hash("12345678") || Hash("bb12345678") != Hash("12345678") {
		t.Error("a byte before the last eight changes the hash")
	}
	seen := map[uint64]string{}
	for _, segment := range []string{"", "\x00", "a", "\x00a", "a\x00", "1234567", "\x001234567", "02345678", "12345670"} {
		if other, ok := seen[Hash(segment)]; ok {
			t.Errorf("%q and %q have the same hash", segment, other)
		}
		seen[Hash(segment)] = segment
	}
}
