package library

import (
	"strings"
	"testing"

	"gorouting/internal/ask"
)

// TestServers asks each server over a connection, for a table with each kind of segment.
func TestServers(t *testing.T) {
	table := mustParse(t, "GET / home\nGET /items/{id:int}/{tag} tagged\nGET /files/{path...} file\nGET /a.b/c-d text\n")
	for _, s := range Servers() {
		if err := s.Serve(table, Echoing, func(addr string) {
			for path, want := range map[string]string{
				"/": "home\n", "/items/007/new": "tagged 7/new\n", "/files/a/b": "file a/b\n", "/a.b/c-d": "text\n",
			} {
				if a := ask.Raw(addr, "GET "+path+" HTTP/1.1"); a.Status != 200 || a.Body != want || a.ContentType != ask.PlainText {
					t.Errorf("%s: GET %s is answered %v, want %q", s.Name, path, a, want)
				}
			}
			if a := ask.Raw(addr, "GET /nope/x/y/z HTTP/1.1"); a.Status != 404 {
				t.Errorf("%s: a path that does not exist is answered %v", s.Name, a)
			}
		}); err != nil {
			t.Errorf("%s: %v", s.Name, err)
		}
	}
}

// TestServerRefuses makes sure that a server that does not take a table says so.
func TestServerRefuses(t *testing.T) {
	hertz := hertzServers()[0]
	err := hertz.Serve(mustParse(t, "get /a a"), Echoing, func(string) { t.Error("it serves") })
	if err == nil || !strings.Contains(err.Error(), "is not valid") {
		t.Errorf("error %v", err)
	}
}

// TestServerStops makes sure that a server that nobody asks anything is stopped as well.
func TestServerStops(t *testing.T) {
	table := mustParse(t, "GET /a a")
	for _, s := range Servers() {
		for range 3 {
			if err := s.Serve(table, Echoing, func(string) {}); err != nil {
				t.Errorf("%s: %v", s.Name, err)
			}
		}
	}
}
