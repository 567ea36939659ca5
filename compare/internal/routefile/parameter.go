package routefile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"gorouting/internal/routes"
)

// parameters are the path parameters of an operation or a path.
type parameters struct {
	byName map[string]parameterKind
	lost   string // why one of them could not be read; "" if all could
}

// parameterKind is the kind of values of a path parameter.
type parameterKind struct {
	isInt     bool
	isInteger bool     // the remark is about an integer
	texts     []string // its values, if there are few
	span      []string // if the parameter is several segments: their texts, "*" for a parameter, "**" for the rest of the path
	wrong     string   // why the parameter is not a segment; "" for most
	remark    string   // how the parameter in the table differs; "" for most
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
		at := d.follow(one)
		switch {
		case at.wrong != "" && all.lost == "":
			all.lost = at.wrong
		case at.wrong == "" && d.text(at.node, "in") == "path":
			all.byName[d.text(at.node, "name")] = d.kind(at.node)
		}
	}
	return all
}

// kind returns the kind of a parameter.
func (d *document) kind(parameter *yaml.Node) parameterKind {
	schema := parameter
	if own := d.get(parameter, "schema"); own != nil {
		at := d.follow(own)
		if at.wrong != "" {
			return parameterKind{remark: at.wrong}
		}
		schema = at.node
	}
	pattern := d.text(schema, "pattern")
	if span := spanOf(pattern); span != nil {
		return parameterKind{span: span}
	}
	if slashed(pattern) {
		return parameterKind{wrong: "its pattern " + strconv.Quote(pattern) + " allows slashes, which separate segments in the decoded path"}
	}
	for _, raw := range []string{"allowReserved", "x-ms-skip-url-encoding"} {
		if d.text(parameter, raw) == "true" {
			return parameterKind{wrong: "its values may contain slashes, because the document has " + raw}
		}
	}
	style := d.text(parameter, "style")
	isPlain := style == "" || style == "simple"
	if texts := d.texts(schema); texts != nil {
		return listOf(texts, isPlain)
	}
	return d.integer(schema, style, isPlain)
}

// integer returns the kind of a parameter that has no list of values. {name:int} matches 1 … math.MaxInt. So an integer becomes
// {name:int} only if its schema excludes numbers below 1, or if the option Int says that they never occur: a router must not refuse a 0
// that the document allows.
func (d *document) integer(schema *yaml.Node, style string, isPlain bool) parameterKind {
	switch {
	case !d.isInteger(schema):
		return parameterKind{}
	case !isPlain:
		return parameterKind{isInteger: true, remark: "its style " + strconv.Quote(style) + " puts more than digits into the path"}
	case !d.Int && !d.isPositive(schema):
		return parameterKind{isInteger: true, remark: "its schema allows integers below 1, and {name:int} does not; add a minimum of 1 if they never occur, or use -int"}
	}
	return parameterKind{isInt: true}
}

// texts returns the values of an enum, or nil.
func (d *document) texts(schema *yaml.Node) []string {
	var all []string
	for _, one := range d.items(d.get(schema, "enum")) {
		if text := scalar(one); text != "" && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// listOf returns the kind of a parameter with these values.
func listOf(texts []string, isPlain bool) parameterKind {
	switch {
	case !isPlain:
		return parameterKind{remark: "its style puts more than its value into the path"}
	case len(texts) == 1:
		return parameterKind{remark: "its only value is " + strconv.Quote(texts[0]) + ", and a list has two or more"}
	case len(texts) > routes.MaxTexts:
		return parameterKind{remark: fmt.Sprintf("it has %d values, and a list has up to %d", len(texts), routes.MaxTexts)}
	case !isList(texts):
		return parameterKind{remark: "a list cannot contain one of its values, such as " + strconv.Quote(texts[0])}
	}
	return parameterKind{texts: texts}
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
