package ask

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// saying answers with the method, host, path and body that it got. It redirects /from-301 with a 301, /from-308 with a 308, and
// so on.
func saying(w http.ResponseWriter, r *http.Request) {
	var status int
	if _, err := fmt.Sscanf(r.URL.Path, "/from-%d", &status); err == nil {
		http.Redirect(w, r, "http://elsewhere.example/to?x=1", status)
		return
	}
	body, _ := io.ReadAll(r.Body)
	fmt.Fprintf(w, "%s %s %s %s", r.Method, r.Host, r.URL.Path, body)
}

// TestFollow makes sure that Follow continues with GET and without the body after a 301, but with POST and the body after a
// 308, even when the redirect is to another host.
func TestFollow(t *testing.T) {
	err := Serve(http.HandlerFunc(saying), func(addr string) {
		for path, want := range map[string][3]string{
			"/from-301": {"GET elsewhere.example /to ", "GET", "/to?x=1"},
			"/from-308": {"POST elsewhere.example /to " + usualBody, "POST", "/to?x=1"},
			"/a b":      {"POST example.com /a b " + usualBody, "POST", "/a%20b"},
		} {
			a, method, target := Follow(addr, Request{Method: "POST", Path: path})
			if got := [3]string{a.Body, method, target}; got != want || a.Status != 200 {
				t.Errorf("POST %s ends with %v %q, want %q", path, a, got, want)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFollowWithoutAnswer(t *testing.T) {
	before := Patience
	Patience = 20 * time.Millisecond
	defer func() { Patience = before }()
	late := make(chan bool)
	err := Serve(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-late }), func(addr string) {
		if a, _, _ := Follow(addr, Request{Method: "GET", Path: "/"}); !strings.HasPrefix(a.Problem, "no answer: ") {
			t.Errorf("a server that does not answer: %v", a)
		}
	})
	close(late)
	if err != nil {
		t.Fatal(err)
	}
}
