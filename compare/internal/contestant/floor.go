package contestant

import (
	"gorouting/compare/internal/found"
	"gorouting/internal/floor"
	"gorouting/internal/routes"
)

func newFloor() Contestant {
	return Contestant{
		Name: "floor", Group: found.GroupGauge, Title: "what routegen writes for the routes, in its technique after",
		New: floor.New, Takes: routes.Widgets(),
	}
}
