package gen

import (
	"cmp"
	"math"
	"slices"
)

// asWritten returns the indexes of the rows in the table's order.
func asWritten(rows []row) []int {
	all := make([]int, len(rows))
	for i := range all {
		all[i] = i
	}
	return all
}

// longestFirst returns the indexes of the rows: first the rows without parameters, and then the others from the longest to the
// shortest. A regular expression that does not match costs more on a longer path, so a long path should meet few of them.
func longestFirst(rows []row) []int {
	weight := func(i int) int {
		if rows[i].pattern.Static() {
			return math.MinInt
		}
		return -len(rows[i].pattern)
	}
	all := asWritten(rows)
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(weight(a), weight(b)) })
	return all
}

// inOrder returns an order for a router that serves the first row that matches. Each row is before the rows that it wins over. If GET
// routes serve HEAD too, a HEAD row is also before the GET rows that it overlaps, unless the router asks for HEAD routes first; see
// asksForHEAD. Otherwise, the given order does not change.
func (c *code) inOrder(given []int) []int {
	var order []int
	patterns := newTrie(c.rows)
	placed := make([]bool, len(c.rows))
	headFirst := c.table.HEAD && !c.asksForHEAD()
	var place func(i int)
	place = func(i int) {
		if placed[i] {
			return
		}
		placed[i] = true
		for _, k := range patterns.overlapping(c.rows[i].pattern) {
			if c.rows[k].before(c.rows[i]) || headFirst && c.rows[k].method == "HEAD" && c.rows[i].method == "GET" {
				place(k)
			}
		}
		order = append(order, i)
	}
	for _, i := range given {
		place(i)
	}
	return order
}

// before reports whether a router must try the row before the row other, if some path matches both. The relation has no cycle: among
// the patterns that match a path, the leftmost difference decides, and among equal patterns a row with a method is before a row for every
// method.
func (r row) before(other row) bool {
	if r.method != other.method && !r.isAny() && !other.isAny() {
		return false
	}
	difference := r.pattern.Compare(other.pattern)
	return difference < 0 || difference == 0 && other.isAny() && !r.isAny()
}
