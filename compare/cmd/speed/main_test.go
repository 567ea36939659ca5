package main

import (
	"strings"
	"testing"
)

// TestFaults: what is wrong is said.
func TestFaults(t *testing.T) {
	for want, args := range map[string]string{
		"no/such.txt":             "no/such.txt",
		`"x" is no number`:        "grown:x",
		"at least one round":      "-rounds 0",
		`"guess" is no technique`: "-techniques guess widgets",
	} {
		var out, log strings.Builder
		if err := run(t.Context(), &out, &log, strings.Fields(args)); err == nil || !strings.Contains(err.Error(), want) || out.Len() > 0 {
			t.Errorf("%s: %v, want %s; it prints %q", args, err, want, &out)
		}
	}
}
