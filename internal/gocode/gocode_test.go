package gocode

import (
	"maps"
	"slices"
	"testing"
)

func TestLines(t *testing.T) {
	const text = `// Package a is a comment.
package a // 2

/* A comment
over lines. */ var b = 1 // 5

var c = ` + "`7\n8 // no comment\n9`" + `

func d() { // 11
	b++
}
`
	want := []int{2, 5, 7, 8, 9, 11, 12, 13}
	if got := slices.Sorted(maps.Keys(Lines([]byte(text)))); !slices.Equal(got, want) {
		t.Errorf("lines with code are %v, want %v", got, want)
	}
}
