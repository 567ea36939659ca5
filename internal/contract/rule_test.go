package contract

import (
	"strings"
	"testing"
)

// TestRules makes sure that there are twelve rules, as in docs/contract.md, with different texts.
func TestRules(t *testing.T) {
	all := Rules()
	if len(all) != 12 || all[0] != DecodedPath || all[11] != Concurrent {
		t.Fatalf("rules %v", all)
	}
	seen := map[string]bool{"": true}
	for i, r := range all {
		if int(r) != i+1 || seen[r.Text()] {
			t.Errorf("rule %d is %v", i+1, r)
		}
		seen[r.Text()] = true
	}
	if got := NotFound.String(); !strings.HasPrefix(got, "rule 8 (no candidate: 404") {
		t.Errorf("NotFound reads %q", got)
	}
}
