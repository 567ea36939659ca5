package library

import (
	"gorouting/compare/internal/found"
	"gorouting/internal/baseline"
	"gorouting/internal/routes"
)

func newBaseline() Contestant {
	return Contestant{
		Name: "baseline", Group: found.GroupGauge, Title: "what routegen writes for the routes, in its technique after",
		New: baseline.New, Takes: routes.Widgets(),
	}
}
