package library

import (
	"gorouting/compare/internal/found"
	"gorouting/internal/baseline"
)

// Handler is the name of the contestant that answers without routing. What it allocates is what the answers allocate.
const Handler = "handler"

func newHandler() Contestant {
	return Contestant{
		Name: Handler, Group: found.GroupGauge, Title: "calls the right handler with ready arguments, and does not route",
		NewFor: baseline.Handlers,
	}
}
