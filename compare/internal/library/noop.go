package library

import (
	"net/http"

	"gorouting/compare/internal/found"
)

// Noop is the name of the contestant that answers nothing: its time is that of the measuring itself, and there is no use in
// asking it anything.
const Noop = "noop"

func newNoop() Contestant {
	return Contestant{
		Name: Noop, Group: found.GroupGauge, Title: "answers nothing: what the measuring costs",
		New: func() http.Handler { return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}) },
	}
}
