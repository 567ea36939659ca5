package gen

import (
	"cmp"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// The tree of patterns has a node for each prefix. The patterns /repos/{owner} and /repos/{user}/issues share the nodes for their
// first two segments, because the names of parameters do not matter:
//
//	/repos
//	└── {owner}        the end of the first route
//	    └── issues     the end of the second route

// trieNode is a node of the tree.
type trieNode struct {
	prefix  string // the segments up to here, as in the first route: "/repos/{owner}"
	segment routes.Segment
	depth   int   // the number of these segments
	routes  []int // the indexes of the routes that end here, in the table's order

	texts          []*trieNode // sorted
	byText         map[string]*trieNode
	int, any, rest *trieNode

	weight int // the number of routes that end here or at a descendant
}

// newTrie returns the root of the tree, which is the empty prefix.
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

// child returns the node for one more segment. It adds the node if necessary.
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

// written returns the segment in the syntax of a table.
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

// sort sorts the texts of all nodes, so that the generated code depends less on the order of the routes.
func (n *trieNode) sort() {
	slices.SortFunc(n.texts, func(a, b *trieNode) int { return strings.Compare(a.segment.Text, b.segment.Text) })
	for _, child := range n.children() {
		child.sort()
	}
}

// children returns the nodes with one more segment, the most specific first.
func (n *trieNode) children() []*trieNode {
	all := slices.Clone(n.texts)
	for _, child := range []*trieNode{n.int, n.any, n.rest} {
		if child != nil {
			all = append(all, child)
		}
	}
	return all
}

// isInner reports whether the node has children.
func (n *trieNode) isInner() bool { return n.weight > len(n.routes) }

// hasParam reports whether a parameter can follow.
func (n *trieNode) hasParam() bool { return n.int != nil || n.any != nil || n.rest != nil }

// overlapping returns the indexes of the routes that overlap r, including r itself, in the table's order.
func (n *trieNode) overlapping(r routes.Route) []int {
	found := n.collect(nil, r.Segments)
	slices.Sort(found)
	return found
}

// collect appends the routes of the node and its descendants that overlap a pattern with these segments. The first n.depth segments
// are known to overlap.
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

// collectAll appends the routes of all descendants. It leaves out the node's own routes, because {name...} matches only after a
// slash.
func (n *trieNode) collectAll(found []int) []int {
	for _, child := range n.children() {
		found = child.collectAll(append(found, child.routes...))
	}
	return found
}

// overlaps reports whether a route of the node or its descendants overlaps a pattern with these segments. The first n.depth-1
// segments are known to overlap.
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
