package contestant

import (
	"gorouting/compare/internal/found"
	"gorouting/internal/floor"
	"gorouting/internal/routes"
)

func newFloor() Contestant {
	return Contestant{
		Name: "floor", Group: found.GroupGauge, Title: "the routes written out by hand, with nothing around them",
		New: floor.New, Takes: routes.Widgets(),
	}
}
