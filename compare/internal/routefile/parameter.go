package routefile

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// parameters are the path parameters of an operation or a path.
type parameters struct {
	byName map[string]parameterKind
	lost   string // why one of them could not be read; "" if all could
}

// parameterKind is the kind of values of a path parameter.
type parameterKind struct {
	isInt bool
	why   string // why an integer is not {name:int}; "" for other parameters
}

// parameters returns the path parameters of a path item or an operation.
func (d *document) parameters(n *yaml.Node) parameters {
	list := d.get(n, "parameters")
	if _, ok := d.lists[list]; !ok {
		d.lists[list] = d.readParameters(list)
	}
	return d.lists[list]
}

func (d *document) readParameters(list *yaml.Node) parameters {
	all := parameters{byName: map[string]parameterKind{}}
	for _, one := range d.items(list) {
		one, wrong := d.follow(one)
		switch {
		case wrong != "" && all.lost == "":
			all.lost = wrong
		case wrong == "" && d.text(one, "in") == "path":
			all.byName[d.text(one, "name")] = d.kind(one)
		}
	}
	return all
}

// kind returns the kind of a parameter. {name:int} matches 1 … math.MaxInt. So an integer becomes {name:int} only if its schema
// excludes numbers below 1: a router must not refuse a 0 that the document allows.
func (d *document) kind(parameter *yaml.Node) parameterKind {
	schema := parameter
	if own := d.get(parameter, "schema"); own != nil {
		var wrong string
		if schema, wrong = d.follow(own); wrong != "" {
			return parameterKind{why: wrong}
		}
	}
	switch style := d.text(parameter, "style"); {
	case !d.isInteger(schema):
		return parameterKind{}
	case style != "" && style != "simple":
		return parameterKind{why: "its style " + strconv.Quote(style) + " puts more than digits into the path"}
	case !d.isPositive(schema):
		return parameterKind{why: "its schema allows integers below 1, and {name:int} does not; add a minimum of 1 if they never occur"}
	}
	return parameterKind{isInt: true}
}

// isInteger reports whether a schema allows only integers.
func (d *document) isInteger(schema *yaml.Node) bool {
	types := d.get(schema, "type")
	if list := d.items(types); len(list) == 1 {
		types = list[0]
	}
	return scalar(types) == "integer"
}

// isPositive reports whether an integer schema excludes numbers below 1. An exclusiveMinimum is a number since OpenAPI 3.1; before, it
// was true or false.
func (d *document) isPositive(schema *yaml.Node) bool {
	minimum, hasMinimum := number(d.text(schema, "minimum"))
	exclusive := d.text(schema, "exclusiveMinimum")
	if over, ok := number(exclusive); ok && over >= 0 {
		return true
	}
	return hasMinimum && (minimum > 0 || minimum == 0 && strings.EqualFold(exclusive, "true"))
}

func number(text string) (float64, bool) {
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}
