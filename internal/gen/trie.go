package gen

import (
	"cmp"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// trieNode is a place in the tree of a table's patterns. Patterns that begin with the same segments share the nodes for these,
// whatever their parameters are called.
type trieNode struct {
	prefix  string // the segments that lead here, as the first route has them: "/repos/{owner}"
	segment routes.Segment
	depth   int   // how many segments lead here
	routes  []int // the indexes of the routes whose pattern ends here, in the table's order

	texts          []*trieNode // in the order of their texts
	byText         map[string]*trieNode
	int, any, rest *trieNode

	weight int // the routes that end here or further on
}

// newTrie returns the tree of all patterns: the root is the place before the first slash.
func newTrie(t *routes.Table) *trieNode {
	root := new(trieNode)
	for i, r := range t.Routes {
		at := root
		for _, s := range r.Segments {
			at.weight++
			at = at.child(s)
		}
		at.weight++
		at.routes = append(at.routes, i)
	}
	root.sort()
	return root
}

// child returns the node that the segment leads to. It makes the node if there is none.
func (n *trieNode) child(s routes.Segment) *trieNode {
	fresh := &trieNode{prefix: n.prefix + "/" + written(s), segment: s, depth: n.depth + 1}
	switch s.Kind {
	case routes.Int:
		n.int = cmp.Or(n.int, fresh)
		return n.int
	case routes.Any:
		n.any = cmp.Or(n.any, fresh)
		return n.any
	case routes.Rest:
		n.rest = cmp.Or(n.rest, fresh)
		return n.rest
	}
	if n.byText == nil {
		n.byText = map[string]*trieNode{}
	}
	if n.byText[s.Text] == nil {
		n.byText[s.Text] = fresh
		n.texts = append(n.texts, fresh)
	}
	return n.byText[s.Text]
}

// written returns the segment as a table has it.
func written(s routes.Segment) string {
	switch s.Kind {
	case routes.Int:
		return "{" + s.Text + ":int}"
	case routes.Any:
		return "{" + s.Text + "}"
	case routes.Rest:
		return "{" + s.Text + "...}"
	}
	return s.Text
}

// sort sorts the texts of all nodes, so that what is written does not depend on the order of the routes more than it must.
func (n *trieNode) sort() {
	slices.SortFunc(n.texts, func(a, b *trieNode) int { return strings.Compare(a.segment.Text, b.segment.Text) })
	for _, child := range n.children() {
		child.sort()
	}
}

// children returns the nodes that are a segment on, in the order in which they win.
func (n *trieNode) children() []*trieNode {
	all := slices.Clone(n.texts)
	for _, child := range []*trieNode{n.int, n.any, n.rest} {
		if child != nil {
			all = append(all, child)
		}
	}
	return all
}

// isInner reports whether there is something behind the node.
func (n *trieNode) isInner() bool { return n.weight > len(n.routes) }

// hasParam reports whether a segment that is a parameter can follow.
func (n *trieNode) hasParam() bool { return n.int != nil || n.any != nil || n.rest != nil }

// overlapping returns the indexes of the routes that match a path that r matches too, r among them, in the order of the table.
func (n *trieNode) overlapping(r routes.Route) []int {
	found := n.collect(nil, r.Segments)
	slices.Sort(found)
	return found
}

// collect appends the routes behind the node, or its own, that have a path in common with the segments behind those that lead here.
func (n *trieNode) collect(found []int, segments []routes.Segment) []int {
	if n.depth == len(segments) {
		return append(found, n.routes...)
	}
	switch s := segments[n.depth]; s.Kind {
	case routes.Rest:
		return n.collectAll(found)
	case routes.Text:
		if child := n.byText[s.Text]; child != nil {
			found = child.collect(found, segments)
		}
	default:
		for _, child := range n.texts {
			if s.Fits(child.segment.Text) {
				found = child.collect(found, segments)
			}
		}
	}
	if n.int != nil && (segments[n.depth].Kind != routes.Text || n.int.segment.Fits(segments[n.depth].Text)) {
		found = n.int.collect(found, segments)
	}
	if n.any != nil && segments[n.depth] != (routes.Segment{}) {
		found = n.any.collect(found, segments)
	}
	if n.rest != nil {
		found = append(found, n.rest.routes...)
	}
	return found
}

// collectAll appends all routes behind the node, and not its own, which have no slash there.
func (n *trieNode) collectAll(found []int) []int {
	for _, child := range n.children() {
		found = child.collectAll(append(found, child.routes...))
	}
	return found
}

// overlaps reports whether a pattern behind the node, or its own, and one with these segments match some path. The segments up to
// the node are known to fit, but for the last one.
func (n *trieNode) overlaps(segments []routes.Segment) bool {
	s := segments[n.depth-1]
	switch {
	case s.Kind == routes.Rest || n.segment.Kind == routes.Rest:
		return true
	case s.Kind == routes.Text && !n.segment.Fits(s.Text), n.segment.Kind == routes.Text && !s.Fits(n.segment.Text):
		return false
	case n.depth == len(segments):
		return len(n.routes) > 0
	}
	return slices.ContainsFunc(n.children(), func(child *trieNode) bool { return child.overlaps(segments) })
}
