package words

import (
	"strings"
	"testing"
)

func TestList(t *testing.T) {
	for names, want := range map[string]string{"": "", "a": "a", "a b": "a and b", "a b c": "a, b and c"} {
		if got := List(strings.Fields(names)); got != want {
			t.Errorf("%q is listed as %q, want %q", names, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for want, n := range map[string]int{"1 process": 1, "2 processes": 2, "0 processes": 0} {
		if got := Count(n, "process"); got != want {
			t.Errorf("%d are %q, want %q", n, got, want)
		}
	}
	if got := Count(3, "route"); got != "3 routes" {
		t.Errorf("three are %q", got)
	}
}
