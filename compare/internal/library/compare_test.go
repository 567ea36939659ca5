package library

import (
	"fmt"
	"strings"
	"testing"
)

// TestSample: from a very large table, Sample picks routes evenly.
func TestSample(t *testing.T) {
	var text strings.Builder
	for i := range 2 * mostSampled {
		fmt.Fprintf(&text, "GET /text%d\n", i)
	}
	got := Sample(mustParse(t, text.String()))
	if len(got.Routes) != mostSampled || got.Routes[1].Pattern != "/text2" || got.Routes[mostSampled-1].Pattern != fmt.Sprintf("/text%d", 2*mostSampled-2) {
		t.Errorf("%d routes, with %v and %v", len(got.Routes), got.Routes[1], got.Routes[len(got.Routes)-1])
	}
}
