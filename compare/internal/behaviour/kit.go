package behaviour

import (
	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
	"gorouting/routertest"
)

// Kit puts the written cases of the conformance kit to a contestant, and counts those that it keeps. Gauges other than floor
// are not asked: they do not route.
func Kit(c contestant.Contestant) (found.Kit, error) {
	if !routes(c) {
		return found.Kit{}, nil
	}
	results, err := routertest.Check(c.New, "written")
	if err != nil {
		return found.Kit{}, err
	}
	var kit found.Kit
	for _, r := range results {
		rule := found.Rule{Number: r.Rule, Text: r.RuleText, Kept: r.Checked - r.Failed, Cases: r.Checked}
		if len(r.Failures) > 0 {
			rule.Example = r.Failures[0]
		}
		kit.Kept += rule.Kept
		kit.Cases += rule.Cases
		kit.Rules = append(kit.Rules, rule)
	}
	return kit, nil
}
