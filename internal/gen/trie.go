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
	rows    []int // the indexes of the rows that end here, in the table's order

	texts            []*trieNode // sorted
	byText           map[string]*trieNode
	special          []*trieNode // lists and parameters with text beside them, in order of precedence
	int, whole, rest *trieNode   // {n:int}, {name} and {name...}

	weight int // the number of rows that end here or at a descendant
}

// newTrie returns the root of the tree, which is the empty prefix.
func newTrie(rows []row) *trieNode {
	root := new(trieNode)
	for i, r := range rows {
		at := root
		for _, s := range r.pattern {
			at.weight++
			at = at.child(s)
		}
		at.weight++
		at.rows = append(at.rows, i)
	}
	root.sort()
	return root
}

// child returns the node for one more segment. It adds the node if necessary.
func (n *trieNode) child(s routes.Segment) *trieNode {
	fresh := &trieNode{prefix: n.prefix + "/" + s.Text, segment: s, depth: n.depth + 1}
	if s.IsParam() {
		fresh.prefix += s.String()
	}
	switch {
	case s.Kind == routes.Rest:
		n.rest = cmp.Or(n.rest, fresh)
		return n.rest
	case s.IsBeside() || s.Kind == routes.List:
		at := slices.IndexFunc(n.special, func(o *trieNode) bool {
			return o.segment.Before == s.Before && o.segment.After == s.After && o.segment.Compare(s) == 0
		})
		if at < 0 {
			at = len(n.special)
			n.special = append(n.special, fresh)
		}
		return n.special[at]
	case s.Kind == routes.Int:
		n.int = cmp.Or(n.int, fresh)
		return n.int
	case s.IsParam():
		n.whole = cmp.Or(n.whole, fresh)
		return n.whole
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

// sort sorts the texts of all nodes, so that the generated code depends less on the order of the routes. It also sorts their lists and
// parameters with text beside them.
func (n *trieNode) sort() {
	slices.SortFunc(n.texts, func(a, b *trieNode) int { return strings.Compare(a.segment.Text, b.segment.Text) })
	slices.SortFunc(n.special, func(a, b *trieNode) int { return a.segment.Compare(b.segment) })
	for _, child := range n.children() {
		child.sort()
	}
}

// children returns the nodes with one more segment, the most specific first.
func (n *trieNode) children() []*trieNode {
	return slices.Concat(n.texts, n.params())
}

// params returns the nodes with one more parameter, the most specific first.
func (n *trieNode) params() []*trieNode {
	all := slices.Clone(n.special)
	for _, child := range []*trieNode{n.int, n.whole, n.rest} {
		if child != nil {
			all = append(all, child)
		}
	}
	return all
}

// isInner reports whether the node has children.
func (n *trieNode) isInner() bool { return n.weight > len(n.rows) }

// overlapping returns the indexes of the rows that overlap a pattern, including the pattern's own row, in the table's order.
func (n *trieNode) overlapping(p routes.Pattern) []int {
	found := n.collect(nil, p)
	slices.Sort(found)
	return found
}

// collect appends the rows of the node and its descendants that overlap a pattern. The first n.depth segments are known to overlap.
func (n *trieNode) collect(found []int, p routes.Pattern) []int {
	if n.depth == len(p) {
		return append(found, n.rows...)
	}
	s := p[n.depth]
	if s.Kind == routes.Rest {
		return n.collectAll(found)
	}
	if !s.IsParam() {
		if child := n.byText[s.Text]; child != nil {
			found = child.collect(found, p)
		}
	} else {
		for _, child := range n.texts {
			if s.Fits(child.segment.Text) {
				found = child.collect(found, p)
			}
		}
	}
	for _, child := range n.special {
		if s.Meets(child.segment) {
			found = child.collect(found, p)
		}
	}
	for _, child := range []*trieNode{n.int, n.whole} {
		if child != nil && s.Meets(child.segment) {
			found = child.collect(found, p)
		}
	}
	if n.rest != nil {
		found = append(found, n.rest.rows...)
	}
	return found
}

// collectAll appends the rows of all descendants. It leaves out the node's own rows, because {name...} matches only after a slash.
func (n *trieNode) collectAll(found []int) []int {
	for _, child := range n.children() {
		found = child.collectAll(append(found, child.rows...))
	}
	return found
}

// overlaps reports whether a row of the node or its descendants overlaps a pattern. The first n.depth-1 segments are known to overlap.
func (n *trieNode) overlaps(p routes.Pattern) bool {
	s := p[n.depth-1]
	switch {
	case s.Kind == routes.Rest || n.segment.Kind == routes.Rest:
		return true
	case !s.Meets(n.segment):
		return false
	case n.depth == len(p):
		return len(n.rows) > 0
	}
	return slices.ContainsFunc(n.children(), func(child *trieNode) bool { return child.overlaps(p) })
}
