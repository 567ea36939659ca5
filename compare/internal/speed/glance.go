package speed

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/speed/bench"
	"gorouting/compare/internal/stats"
	"gorouting/internal/gen"
)

// glance returns a table of all sections: what the technique that routegen advises takes for each load, and how many times as
// long the libraries take. It is "" for a single section, which says it all.
func glance(all []Section) string {
	if len(all) < 2 {
		return ""
	}
	var text strings.Builder
	text.WriteString("\n## At a glance\n\nWhat a request takes in the technique that routegen advises, and how many times as long in libraries: medians of the ratios of each round. " +
		"A dash is a library that does not take the table.\n\n| table | routes | load | technique | ns |")
	line := "|---|---:|---|---|---:|"
	for _, l := range bench.Libraries {
		fmt.Fprintf(&text, " %s |", l.Name)
		line += "---:|"
	}
	text.WriteString("\n" + line + "\n")
	for _, s := range all {
		for i, load := range s.measured[0].Loads {
			if !load.PerByte() {
				text.WriteString(s.glance(i))
			}
		}
	}
	return text.String()
}

// glance returns the line of a load.
func (s Section) glance(load int) string {
	routers := s.measured[0].Loads[load].Routers
	base := max(0, indexOf(routers, "routegen "+s.advised()))
	text := fmt.Sprintf("| %s | %d | %s | %s | %.0f |", s.name, len(s.routes.Routes), s.measured[0].Loads[load].Load,
		strings.TrimPrefix(routers[base].Name, "routegen "), stats.Median(nanoseconds(s.measured, load, base)))
	for _, l := range bench.Libraries {
		ratio := "–"
		if k := indexOf(routers, l.Name); k >= 0 {
			ratio = fmt.Sprintf("%.1f", stats.Median(multiples(s.measured, load, k, base)))
		}
		text += " " + ratio + " |"
	}
	return text + "\n"
}

// advised returns the technique that routegen advises for the section's table.
func (s Section) advised() string {
	technique, _ := gen.Sensible(s.routes)
	return technique
}

// indexOf returns the index of a router by its name, or -1.
func indexOf(routers []bench.RouterTimes, name string) int {
	return slices.IndexFunc(routers, func(r bench.RouterTimes) bool { return r.Name == name })
}
