package paths

import (
	"net/http"
	"testing"
)

func TestBuildPath(t *testing.T) {
	for slug, want := range map[string]string{"a": "/posts/a", "a b%": "/posts/a%20b%25", "..": "", "a/b": ""} {
		if got, err := buildPath("GET", "ShowPost", "posts", slug); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v; want %q", slug, got, err, want)
		}
	}
	for _, segments := range [][]string{{"", "a"}, {"posts"}} {
		if got, err := buildPath("GET", "ShowPost", segments...); err == nil {
			t.Errorf("%q: %q, want an error", segments, got)
		}
	}
}

// TestPaths does the same as a generated test.
func TestPaths(t *testing.T) {
	for _, slug := range []string{"a", "a b%é?#+;"} {
		path, err := buildPath("GET", "ShowPost", "posts", slug)
		checkPath(t, "GET", path, err, func(w http.ResponseWriter) { echo{}.ShowPost(w, nil, slug) })
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{segmentError("slug", "a"), ""},
		{segmentError("slug", ""), `slug is ""; it must not be empty or contain a slash`},
		{segmentError("slug", "a/b"), `slug is "a/b"; it must not be empty or contain a slash`},
		{numberError("id", 1), ""},
		{numberError("id", 0), "id is 0; it must be at least 1"},
		{listError("v", "b", "a", "b"), ""},
		{listError("v", "c", "a", "b"), `v is "c"; it must be one of ["a" "b"]`},
	} {
		got := ""
		if c.err != nil {
			got = c.err.Error()
		}
		if got != c.want {
			t.Errorf("the error is %q, want %q", got, c.want)
		}
	}
}
