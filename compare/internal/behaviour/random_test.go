package behaviour

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/differ"
	"gorouting/internal/routes"
)

// randomRequests returns requests near the routes of a table. It shares no code with package differ: it joins texts, values and
// mistakes at random.
func randomRequests(t *routes.Table, n int, seed uint64) []differ.Request {
	random := rand.New(rand.NewPCG(seed, 18))
	pick := func(all ...string) string { return all[random.IntN(len(all))] }
	odd := func() string {
		return pick("foo", "7", "0", "x.y", "a%20b", "a+b", "%C3%A9", "a%2Fb", "a%25b", "..", ".", "%2e%2e", "", "a%3Fb", "a:b", "%41", "a;b", "*")
	}
	segment := func(s routes.Segment) string {
		text := s.Sample()
		if s.IsParam() && random.IntN(3) == 0 {
			text = odd()
		}
		switch random.IntN(40) {
		case 0:
			return strings.ToUpper(text)
		case 1:
			return odd()
		case 2:
			return text + odd()
		case 3:
			return fmt.Sprintf("%%%02x", 'a'+random.IntN(26)) + text
		}
		return text
	}
	var all []differ.Request
	for len(all) < n {
		r := t.Routes[random.IntN(len(t.Routes))]
		target := ""
		for _, s := range r.Patterns[random.IntN(len(r.Patterns))] {
			target += pick("/", "/", "/", "/", "/", "/", "/", "/", "/", "/", "/", "/", "//", "/./", "/../", "/x/../") + segment(s)
		}
		target += pick("", "", "", "", "/", "/", "/..", "/.", "//", "?x=1", "/?x=1", "/x", ".json")
		method := r.Method
		if random.IntN(3) == 0 || method == routes.AnyMethod {
			method = pick("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE", "PURGE")
		}
		if _, err := url.ParseRequestURI(target); err == nil {
			all = append(all, differ.Request{Method: method, Target: target})
		}
	}
	return all
}

// TestRandomDifferences: random requests show no change between two libraries that the list lacks. The list has a change if it has one
// with the same cause and the same meaning for a client.
func TestRandomDifferences(t *testing.T) {
	text, err := os.ReadFile("../../../internal/routes/testdata/parse.txt")
	if err != nil {
		t.Fatal(err)
	}
	table := mustParse(string(text))
	n := 20_000 // for each pair
	pairs := [][2]string{{"gin", "servemux"}, {"gorilla", "servemux"}, {"chi", "servemux"}, {"echo", "chi"}, {"httprouter", "servemux"}}
	if testing.Short() {
		n, pairs = 2_000, pairs[:1]
	}
	for i, pair := range pairs {
		t.Run(pair[0]+" to "+pair[1], func(t *testing.T) {
			t.Parallel()
			listed, err := Diff(table, pair[0], pair[1])
			if err != nil || len(listed.Result.Changes) == 0 {
				t.Fatalf("%+v, %v", listed, err)
			}
			all, err := Diff(table, pair[0], pair[1], randomRequests(table, n, uint64(i))...)
			if err != nil {
				t.Fatal(err)
			}
			if all.Result.Requests < listed.Result.Requests+n/4 {
				t.Errorf("%d requests, want many more than %d", all.Result.Requests, listed.Result.Requests)
			}
			for _, c := range all.Result.Changes {
				isListed := slices.ContainsFunc(listed.Result.Changes, func(l differ.Change) bool { return l.Cause == c.Cause && l.Kind == c.Kind })
				if !isListed {
					t.Errorf("the list lacks %s (%s): %v\n%s: %v\n%s: %v", c.Name(), c.Kind, c.Request, pair[0], c.Before, pair[1], c.After)
				}
			}
		})
	}
}
