package gen

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestServeMuxAccepts: servemux accepts these tables, and some random ones.
func TestServeMuxAccepts(t *testing.T) {
	for name, table := range shipped(t) {
		if err := refuseMux(table); (err == nil) != (name == "static.txt" || name == "github-2013.txt" || name == "parse.txt" || name == "prometheus.txt") {
			t.Errorf("%s: %.300v", name, err)
		}
	}
	rnd := rand.New(rand.NewPCG(3, 0))
	accepted := 0
	for range 1000 {
		table := randomTable(rnd)
		table.HEAD, table.OPTIONS = true, false
		if refuseMux(table) == nil {
			accepted++
		}
	}
	if accepted < 20 {
		t.Errorf("servemux accepts %d of 1000 random tables, want 20 or more", accepted)
	}
}

// TestServeMuxListsAll: the error has a line for every pair of overlapping routes and for every segment that ServeMux does not have.
func TestServeMuxListsAll(t *testing.T) {
	table := shippedTable(t, "github-2025")
	table.HEAD = true
	err := refuseMux(table)
	for _, x := range table.Overlaps(math.MaxInt) {
		a, b := table.Routes[max(x.Wins, x.Loses)].String(), table.Routes[min(x.Wins, x.Loses)].String()
		if want := `"` + a + `" conflicts with "` + b + `" of line`; !strings.Contains(err.Error(), want) {
			t.Errorf("%s is not in the error", want)
		}
	}
	few := parsed(t, "GET /a/{id:int}/{v:x|y}\nGET /{b}.json{/}\nGET /c")
	few.HEAD = true
	if err := refuseMux(few); strings.Count(err.Error(), "http.ServeMux has no segment") != 3 {
		t.Errorf("the error is %v, want three segments", err)
	}
}
