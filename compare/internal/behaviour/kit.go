package behaviour

import (
	"fmt"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
	"gorouting/internal/contract"
	"gorouting/routertest"
)

// Kit puts the written cases of the conformance kit to a contestant, counts those that it keeps, and says why it does not keep
// the others. Gauges other than floor are not asked: they do not route.
func Kit(c contestant.Contestant) (found.Kit, error) {
	if !isAsked(c) {
		return found.Kit{}, nil
	}
	r, err := routertest.Check(routertest.Widgets(), c.New, "written")
	if err != nil {
		return found.Kit{}, err
	}
	var kit found.Kit
	for _, t := range r.Tests {
		kit.Kept += t.Checked - t.Failed
		kit.Cases += t.Checked
	}
	for _, cause := range r.Causes {
		f := cause.Example
		kit.Causes = append(kit.Causes, found.Cause{Count: cause.Count, What: f.What, Rule: f.Rule, RuleText: f.RuleText, Example: exchange(f)})
	}
	return kit, nil
}

// exchange returns the request of a failure and what was answered. A Content-Type is only in a text where it is unusual, but
// where it is what is wrong, the one that is wanted is there too.
func exchange(f routertest.Failure) found.Exchange {
	e := found.Exchange{Request: f.Request.Text, Answer: f.Got.Text, Want: f.Want.Text}
	if f.Rule == int(contract.PlainText) {
		e.Want += fmt.Sprintf(", Content-Type: %q", f.Want.ContentType)
	}
	return e
}
