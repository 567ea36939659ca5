package contestant

import (
	"gorouting/compare/internal/found"
	handwritten "gorouting/internal/floor"
)

func floor() Contestant {
	return Contestant{
		Name: "floor", Group: found.GroupGauge, Title: "the routes written out by hand, with nothing around them",
		New: handwritten.New,
	}
}
