package measure

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

// What go build -v prints comes in pieces; packages are told, and what is left is what was wrong.
func TestVerbose(t *testing.T) {
	var told []string
	v := &verbose{compiling: func(path string) { told = append(told, path) }}
	for _, piece := range []string{"net/http\nexample.com/", "a\n# example.com/b\n", "b.go:3:1: undefined: x", "\n"} {
		if n, err := v.Write([]byte(piece)); n != len(piece) || err != nil {
			t.Fatal(n, err)
		}
	}
	if want := []string{"net/http", "example.com/a"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	if got := complaint(v.rest.String()); got != "b.go:3:1: undefined: x" {
		t.Errorf("the complaint is %q", got)
	}
}

// Ctrl-C goes to the go command too. That it failed is not what is said, though ctx is done only a moment later.
func TestGoCommandStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(moment/4, cancel)
	if _, err := goCommand(ctx, "", "no-such-command"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that it was stopped", err)
	}
	if _, err := goCommand(t.Context(), "", "no-such-command"); err == nil || errors.Is(err, context.Canceled) {
		t.Errorf("nobody stopped it: error %v", err)
	}
}
