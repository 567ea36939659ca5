package ownroutes

import (
	"bytes"
	"strings"
	"testing"
)

// TestList cuts a list that is long, and links to the whole one; not for the sake of one item.
func TestList(t *testing.T) {
	for items, want := range map[int]string{
		0: "",
		4: "### T and T-2: x\n\nI\n\n- x\n- x\n- x\n- x\n\n",
		6: "### T and T-2: x\n\nI\n\n- x\n- x\n- x\n- and 3 more: [All of T-2](#all-of-t-2)\n\n",
	} {
		l := list{names: []string{"T", "T-2"}, title: "x", intro: "I\n\n", whole: "All of T-2", items: strings.SplitAfter(strings.Repeat("- x\n", items), "\n")[:items]}
		var b bytes.Buffer
		if l.write(&b, 3); b.String() != want {
			t.Errorf("%d items: %q, want %q", items, b.String(), want)
		}
		if got := l.isCut(3); got != strings.Contains(want, "more") {
			t.Errorf("%d items: cut %v", items, got)
		}
	}
}

// TestNoTitle: a list that has an introduction needs no heading.
func TestNoTitle(t *testing.T) {
	var b bytes.Buffer
	if (list{intro: "Two of them.\n\n", items: []string{"- x\n"}}).write(&b, 3); b.String() != "Two of them.\n\n- x\n\n" {
		t.Errorf("%q", b.String())
	}
}
