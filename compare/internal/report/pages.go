package report

import (
	"fmt"
	"slices"
	"strings"
	"text/template"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/bench"
)

// Run is the result of one run. Pages are made from it.
type Run struct {
	Bench  *bench.Results
	Second *bench.Results // another run of the same command, or nil
	Found  *behaviour.Findings
}

// pages renders the pages of a run. It remembers every figure that it has shown, so that no page shows another figure for the
// same quantity.
type pages struct {
	Run
	page  string           // the page that is being rendered
	shown map[string]shown // by quantity, such as "time of gin, hits"
}

// shown is the text of a figure, and the first page that showed it.
type shown struct{ text, page string }

func (r Run) pages() *pages { return &pages{Run: r, shown: map[string]shown{}} }

// show returns text, the figure for a quantity. It returns an error if a page already shows another text for this quantity.
func (p *pages) show(quantity, text string) (string, error) {
	first, ok := p.shown[quantity]
	if !ok {
		p.shown[quantity] = shown{text, p.page}
	} else if first.text != text {
		return "", fmt.Errorf("%s is %s on %s and %s on %s; expected one figure for one thing", quantity, first.text, first.page, text, p.page)
	}
	return text, nil
}

// render executes a template that is part of a page.
func (p *pages) render(page, name, text string, data any) (string, error) {
	p.page = page
	t, err := template.New(name).Funcs(p.functions()).Parse(text)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = t.Execute(&b, data)
	return b.String(), err
}

// functions returns the functions that templates may call. The package comment explains most of them.
func (p *pages) functions() template.FuncMap {
	return template.FuncMap{
		// One figure in a sentence.
		"ratio": p.ratio, "mid": p.mid, "over": p.over, "verdict": p.verdict, "time": p.time, "allocs": p.allocs, "bytes": p.bytes,
		"overtaken": p.overtaken, "share": p.share, "version": p.version, "released": p.released, "modules": p.modules, "direct": p.direct,
		"binary": p.binary, "harmful": p.harmful, "config": p.config, "coverage": p.coverage,
		// Tables and lists.
		"machine": p.machine, "costs": p.costs, "ratios": p.ratios, "growth": p.growth, "growntimes": p.grownTimes, "making": p.making, "techniques": p.techniques,
		"features": p.features, "realtables": p.realTables, "heaps": p.heaps, "shares": p.shares, "behaviours": p.behaviours, "harms": p.harms, "matrix": p.matrix, "questions": p.questions,
		"versions": p.versions, "refusals": p.refusals, "glance": p.glance, "notes": p.notes, "facts": p.facts, "programs": p.programs, "configurations": p.configurations,
		"part": p.part,
		// Whether there is anything to show.
		"measured": p.measured, "sizes": p.sizes, "busy": p.busy, "processes": p.processes, "second": func() bool { return p.Second != nil },
		// Sets of routers.
		"routers": func(names ...string) []string { return names }, "libraries": p.libraries, "options": p.options, "ours": p.ours,
		"generated": p.generated, "join": join,
		// Text from outside.
		"plain": Plain, "code": Code, "raw": func(key string) string { return p.Bench.Config[key] }, "hurts": func() string { return behaviour.HurtsMeans },
	}
}

// measured reports whether the run has measurements of a family.
func (p *pages) measured(family string) bool {
	for _, c := range p.Bench.Cells() {
		if c.Family == family {
			return true
		}
	}
	return false
}

// processes returns the number of processes that measured.
func (p *pages) processes() int {
	n := 0
	for _, c := range p.Bench.Cells() {
		n = max(n, p.Bench.Time(c).N)
	}
	return n
}

// busyPercent is the percentage of processor time that other programs may use before a page warns.
const busyPercent = 10

// busy returns the percentage of the processor time that other programs used. It returns "" below busyPercent.
func (p *pages) busy() string {
	others := slices.Sorted(slices.Values(p.Bench.Others))
	if len(others) == 0 || 100*others[len(others)/2] < busyPercent {
		return ""
	}
	return fmt.Sprintf("%.0f", 100*others[len(others)/2])
}

// config returns what the run says about itself, such as its "go", "date" or "cpu".
func (p *pages) config(key string) (string, error) {
	text := p.Bench.Config[key]
	if text == "" {
		return "", fmt.Errorf("no raw line begins with %q", key+":")
	}
	return p.show("the run's "+key, Plain(text))
}
