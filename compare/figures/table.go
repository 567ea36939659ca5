package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/report"
	"gorouting/compare/internal/stats"
)

const dash = "–"

// table is one in Markdown, with its first column to the left and all others to the right.
type table struct{ rows [][]string }

func newTable(head ...string) *table {
	t := &table{}
	t.add(head...)
	t.add("---")
	for range head[1:] {
		t.rows[1] = append(t.rows[1], "---:")
	}
	return t
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }
func (t *table) last() []string      { return t.rows[len(t.rows)-1] }

// String returns the table's lines.
func (t *table) String() string {
	var b strings.Builder
	for i, row := range t.rows {
		if i == 1 {
			fmt.Fprintf(&b, "|%s|\n", strings.Join(row, "|"))
		} else {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		}
	}
	return b.String()
}

// family shows any benchmark: rows and columns by the keys in the names of its sub-benchmarks.
func family(b *stats.Bench, m *marker) (string, error) {
	all := b.Family(m.kind)
	if len(all) == 0 {
		return "", fmt.Errorf("the raw lines have no %s", m.kind)
	}
	keys := all[0].Keys
	if len(keys) == 0 {
		return "", fmt.Errorf("%s has no sub-benchmarks named key=value", m.kind)
	}
	rows, cols := cmp.Or(m.options["rows"], keys[0].Key), m.options["cols"]
	if cols == "" && len(keys) > 1 {
		i := slices.IndexFunc(keys, func(k stats.Key) bool { return k.Key != rows })
		cols = keys[i].Key
	}
	switch over := m.options["over"]; {
	case cols != "" && over != "":
		return multiples(all, rows, cols, over)
	case cols != "":
		return grid(all, rows, cols, values(all, cols))
	default:
		return list(all, rows, over)
	}
}

// list has a row for each value of a key, and with over a column of multiples of the row that this names.
func list(all []*stats.Series, rows, over string) (string, error) {
	head := []string{rows, "ns/op, median", "B/op", "allocs/op"}
	unit := stats.Find(all, stats.Key{Key: rows, Value: over})
	if over != "" {
		if unit == nil {
			return "", fmt.Errorf("there is no %s=%s", rows, over)
		}
		head = append(head, "multiple of `"+over+"`")
	}
	t := newTable(head...)
	for _, value := range values(all, rows) {
		s := stats.Find(all, stats.Key{Key: rows, Value: value})
		cells := []string{"`" + value + "`", estimate(s), whole(s.Bytes), allocs(s)}
		switch {
		case unit == s:
			cells = append(cells, "1")
		case unit != nil:
			cells = append(cells, multiple(stats.Multiples(s.Time, unit.Time)))
		}
		t.add(cells...)
	}
	if len(t.rows) == 2 {
		return "", fmt.Errorf("no sub-benchmark is named %s=…", rows)
	}
	return t.String(), nil
}

// grid has medians by two keys, the columns those that are named.
func grid(all []*stats.Series, rows, cols string, columns []string) (string, error) {
	return cells(all, rows, cols, columns, func(s *stats.Series, _ string) string { return number(stats.Median(s.Time)) })
}

// multiples is grid with medians of multiples of the row that over names.
func multiples(all []*stats.Series, rows, cols, over string) (string, error) {
	if stats.Find(all, stats.Key{Key: rows, Value: over}) == nil {
		return "", fmt.Errorf("there is no %s=%s", rows, over)
	}
	return cells(all, rows, cols, values(all, cols), func(s *stats.Series, col string) string {
		text := number(stats.Median(s.Time))
		unit := stats.Find(all, stats.Key{Key: rows, Value: over}, stats.Key{Key: cols, Value: col})
		if unit == nil || unit == s {
			return text
		}
		return text + ", × " + multiple(stats.Multiples(s.Time, unit.Time))
	})
}

func cells(all []*stats.Series, rows, cols string, columns []string, cell func(s *stats.Series, col string) string) (string, error) {
	if len(values(all, rows)) == 0 || len(columns) == 0 {
		return "", fmt.Errorf("the sub-benchmarks are not named %s=…/%s=…", rows, cols)
	}
	t := newTable(append([]string{rows}, columns...)...)
	for _, row := range values(all, rows) {
		line := []string{row}
		for _, col := range columns {
			text := dash
			if s := stats.Find(all, stats.Key{Key: rows, Value: row}, stats.Key{Key: cols, Value: col}); s != nil {
				text = cell(s, col)
			}
			line = append(line, text)
		}
		t.add(line...)
	}
	return t.String(), nil
}

// values returns what a key is, in the order in which that comes first.
func values(all []*stats.Series, key string) []string {
	var found []string
	for _, s := range all {
		if v := s.Value(key); v != "" && !slices.Contains(found, v) {
			found = append(found, v)
		}
	}
	return found
}

// estimate returns the median of the times and how far from it the interval goes: "165 ± 52%".
func estimate(s *stats.Series) string {
	i := stats.Interval(s.Time)
	return fmt.Sprintf("%s ± %.0f%%", number(i.Median), 100*spread(i))
}

// spread returns how far the interval goes from its median, as a part of that.
func spread(i report.Interval) float64 {
	if i.Median == 0 {
		return 0
	}
	return max(i.High-i.Median, i.Median-i.Low) / i.Median
}

// multiple returns the median of the rounds' and their range: "1.40 (0.72 … 1.81)".
func multiple(rounds []float64) string {
	return fmt.Sprintf("%s (%s … %s)", ratio(stats.Median(rounds)), ratio(slices.Min(rounds)), ratio(slices.Max(rounds)))
}

func ratio(f float64) string {
	if f < 10 {
		return fmt.Sprintf("%.2f", f)
	}
	return fmt.Sprintf("%.1f", f)
}

// number returns f with as many digits as it is worth.
func number(f float64) string {
	if f < 10 {
		return fmt.Sprintf("%.1f", f)
	}
	return fmt.Sprintf("%.0f", f)
}

// allocs returns the median of allocations. go test rounds parts of one down to none; then the bytes tell that there are some.
func allocs(s *stats.Series) string {
	if stats.Median(s.Allocs) == 0 && stats.Median(s.Bytes) > 0 {
		return "< 1"
	}
	return whole(s.Allocs)
}

// whole returns the median of counts, or a dash if nothing was counted.
func whole(counts []float64) string {
	if len(counts) == 0 {
		return dash
	}
	return fmt.Sprintf("%.0f", stats.Median(counts))
}
