package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/bench"
	"gorouting/compare/internal/library"
)

// contract is the name of the contract among the routers of the findings.
const contract = "contract"

// router returns the findings about a router.
func (p *pages) router(name string) (behaviour.Router, error) {
	r, ok := p.Found.Router(name)
	if !ok {
		return r, fmt.Errorf("%q is not a router of the report", name)
	}
	return r, nil
}

// harmful returns how many harmful causes a router has. Behaviours with one cause count once.
func (p *pages) harmful(name string) (string, error) {
	if _, err := p.router(name); err != nil {
		return "", err
	}
	return p.marked(name, behaviour.Hurts)
}

// marked returns how many causes with a mark a router has. The router may be the contract.
func (p *pages) marked(name string, mark behaviour.Mark) (string, error) {
	return p.show(fmt.Sprintf("number of causes of %s with the mark %q", name, mark), fmt.Sprint(p.Found.Count(name)[mark]))
}

// matrix returns the number of causes with each mark, with one row for each library.
func (p *pages) matrix() (string, error) {
	t := NewTable("library", ">harmful", ">breaks a MUST", ">differs", "what it is")
	for _, r := range p.Found.Routers {
		if r.Library == "" || r.Name != r.Library {
			continue
		}
		cells := []string{Code(r.Name)}
		for _, mark := range behaviour.Marks() {
			cell, err := p.marked(r.Name, mark)
			if err != nil {
				return "", err
			}
			if _, ok := p.Found.Router(r.Name + "-options"); ok {
				set, err := p.marked(r.Name+"-options", mark)
				if err != nil {
					return "", err
				}
				if set != cell {
					cell += " → " + set
				}
			}
			cells = append(cells, cell)
		}
		t.Add(append(cells, Plain(r.Title))...)
	}
	cells := []string{"the contract"}
	for _, mark := range behaviour.Marks() {
		cell, err := p.marked(contract, mark)
		if err != nil {
			return "", err
		}
		cells = append(cells, cell)
	}
	t.Add(append(cells, "this module's eight routers")...)
	return t.String(), nil
}

// behaviours lists the harmful behaviours of a router, with one item for each cause. An item describes one question with its
// answers, and then names the other questions with the same cause.
func (p *pages) behaviours(name string) (string, error) {
	if _, err := p.router(name); err != nil {
		return "", err
	}
	var causes []string
	items := map[string]string{}
	also := map[string][]string{}
	for _, row := range p.Found.Rows {
		c, ok := row.Cell(name)
		switch {
		case !ok || c.Mark != behaviour.Hurts:
		case items[c.Cause] == "":
			causes, items[c.Cause] = append(causes, c.Cause), "- "+answered(row, c)
		default:
			also[c.Cause] = append(also[c.Cause], Plain(row.Name))
		}
	}
	var lines []string
	for _, cause := range causes {
		if also[cause] != nil {
			items[cause] += " Same cause: " + List(also[cause]) + "."
		}
		lines = append(lines, items[cause])
	}
	return strings.Join(lines, "\n"), nil
}

// answered describes a cell: its question, its first request, and the answers. It leaves out the request if the answers
// already name their requests.
func answered(row behaviour.Row, c behaviour.Cell) string {
	text := Plain(row.Name) + ": "
	if len(c.Exchanges) > 0 && !strings.Contains(c.Text, "; ") {
		text += Code(c.Exchanges[0].Request) + ", "
	}
	text += Code(c.Text) + "."
	if c.Note != "" {
		text += " " + Plain(c.Note)
	}
	return text
}

// harms lists the harmful behaviours of several routers, with one item for each router.
func (p *pages) harms(names []string) (string, error) {
	var lines []string
	for _, name := range names {
		list, err := p.behaviours(name)
		if err != nil {
			return "", err
		}
		if list == "" {
			lines = append(lines, "- "+Code(name)+": none")
			continue
		}
		lines = append(lines, "- "+Code(name)+"\n  "+strings.ReplaceAll(list, "\n", "\n  "))
	}
	return strings.Join(lines, "\n"), nil
}

// versions says what can hurt in ServeMux, and lists the questions that it answers differently under the oldest supported Go.
func (p *pages) versions() string {
	if p.Found.Missing != "" {
		return muxHarms(p.Found.Go, p.muxHurts(false)) + "\n\nServeMux was not asked under another version of Go: " + Plain(p.Found.Missing) + "."
	}
	lines := []string{muxHarms(p.Found.OldGo, p.muxHurts(true)) + "\n" + muxHarms(p.Found.Go, p.muxHurts(false)) + "\n"}
	for _, row := range p.Found.Rows {
		if c, ok := row.Cell(bench.ServeMux); ok && row.Old != nil {
			lines = append(lines, fmt.Sprintf("- %s: %s with %s, %s with %s.", Plain(row.Name), Plain(row.Old.Text), Plain(p.Found.OldGo), Plain(c.Text), Plain(p.Found.Go)))
		}
	}
	if len(lines) == 1 {
		lines = append(lines, fmt.Sprintf("ServeMux answers every question alike with %s and %s.", Plain(p.Found.OldGo), Plain(p.Found.Go)))
	}
	return strings.Join(lines, "\n")
}

// muxHurts returns the questions whose answers by ServeMux can hurt, under the oldest supported Go or under the current one.
func (p *pages) muxHurts(old bool) []string {
	var names []string
	for _, row := range p.Found.Rows {
		c, ok := row.Cell(bench.ServeMux)
		if old && row.Old != nil {
			c = *row.Old
		}
		if ok && c.Mark == behaviour.Hurts {
			names = append(names, Plain(row.Name))
		}
	}
	return names
}

// muxHarms says what can hurt in ServeMux under one version of Go.
func muxHarms(version string, names []string) string {
	if len(names) == 0 {
		return "With " + Plain(version) + ", nothing that was asked can hurt."
	}
	return "With " + Plain(version) + ", this can hurt: " + List(names) + "."
}

// refusals lists the routes that libraries refuse, in their own words.
func (p *pages) refusals() string {
	var lines []string
	for _, r := range p.eachLibrary() {
		for _, refused := range r.Refusals {
			line := "- " + Code(r.Name) + " refuses " + Code(refused.Route.Method+" "+refused.Route.Pattern)
			if refused.With != nil {
				line += " beside " + Code(refused.With.Method+" "+refused.With.Pattern)
			}
			lines = append(lines, line+": "+Code(refused.Text)+".")
		}
	}
	if lines == nil {
		return "None."
	}
	return strings.Join(lines, "\n")
}

// questions returns a table of the questions, with the libraries that have each mark.
func (p *pages) questions() (string, error) {
	if len(p.Found.Rows) == 0 {
		return "", nil
	}
	t := NewTable("question", "source", "harmful", "breaks a MUST", "differs")
	var alike []string
	for _, row := range p.Found.Rows {
		who := map[behaviour.Mark][]string{}
		for _, c := range row.Cells {
			who[c.Mark] = append(who[c.Mark], c.Router)
		}
		if len(who) == 1 && who[behaviour.Unmarked] != nil {
			alike = append(alike, Plain(row.Name))
			continue
		}
		breaks := p.short(who[behaviour.Breaks])
		if row.Strict {
			breaks = "strictly: " + p.short(who[behaviour.Strict])
		}
		t.Add(Plain(row.Name), Plain(row.Source), p.short(who[behaviour.Hurts]), breaks, p.short(who[behaviour.Differs]))
	}
	if alike != nil {
		return t.String() + "\n\nNo library has a mark for: " + strings.Join(alike, "; ") + ".", nil
	}
	return t.String(), nil
}

// notes lists the marks that depend on an option that we set.
func (p *pages) notes() string {
	var lines []string
	for _, row := range p.Found.Rows {
		for _, c := range row.Cells {
			if c.Note != "" {
				lines = append(lines, "- "+Code(c.Router)+", "+Plain(row.Name)+": "+Plain(c.Note))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// short lists routers by library: "chi" if names contains both configurations, "gin (plain)" or "gin (options)" if it
// contains only one.
func (p *pages) short(names []string) string {
	var all []string
	for _, r := range p.Found.Routers {
		if r.Library == "" || r.Name != r.Library {
			continue
		}
		_, both := p.Found.Router(r.Name + "-options")
		plain, set := slices.Contains(names, r.Name), slices.Contains(names, r.Name+"-options")
		switch {
		case plain && both && !set:
			all = append(all, Plain(r.Name)+" (plain)")
		case plain:
			all = append(all, Plain(r.Name))
		case set:
			all = append(all, Plain(r.Name)+" (options)")
		}
	}
	return strings.Join(all, ", ")
}

// version returns the version of a library in this comparison.
func (p *pages) version(name string) (string, error) {
	return p.fact(name, "version", func(r behaviour.Router) string { return r.Release.Version })
}

// released returns the release date of this version.
func (p *pages) released(name string) (string, error) {
	return p.fact(name, "release date", func(r behaviour.Router) string {
		if r.Release.Date.IsZero() {
			return ""
		}
		return r.Release.Date.Format("2 January 2006")
	})
}

// modules returns how many modules a library adds to a program.
func (p *pages) modules(name string) (string, error) {
	return p.fact(name, "number of modules", func(r behaviour.Router) string { return fmt.Sprint(r.Release.Direct + r.Release.Indirect) })
}

// direct returns the number of modules from which a library imports packages.
func (p *pages) direct(name string) (string, error) {
	return p.fact(name, "number of direct modules", func(r behaviour.Router) string { return fmt.Sprint(r.Release.Direct) })
}

// indirect returns the number of further modules that the direct modules need.
func (p *pages) indirect(name string) (string, error) {
	return p.fact(name, "number of indirect modules", func(r behaviour.Router) string { return fmt.Sprint(r.Release.Indirect) })
}

// lines returns how many lines of Go a library adds to a program.
func (p *pages) lines(name string) (string, error) {
	return p.fact(name, "number of lines", func(r behaviour.Router) string { return thousands(r.Release.Lines) })
}

func (p *pages) fact(name, what string, of func(r behaviour.Router) string) (string, error) {
	r, err := p.router(name)
	if err != nil {
		return "", err
	}
	text := of(r)
	if text == "" {
		return "", fmt.Errorf("%s: the %s is not known", name, what)
	}
	return p.show(what+" of "+name, Plain(text))
}

// facts returns a table of what each library's documentation says. A respect is "handler", "groups", "mounting",
// "middleware", "own 404" or "own 405".
func (p *pages) facts(respects ...string) (string, error) {
	t := NewTable(append([]string{"library"}, respects...)...)
	for _, r := range p.eachLibrary() {
		f := r.Facts
		known := map[string]library.Link{"handler": f.Handler, "groups": f.Groups, "mounting": f.Mount, "middleware": f.Middleware, "own 404": f.NotFound, "own 405": f.MethodNotAllowed}
		cells := []string{Code(r.Name)}
		for _, respect := range respects {
			l, ok := known[respect]
			if !ok {
				return "", fmt.Errorf("facts about %q are not known; expected some of %q", respect, slices.Sorted(maps.Keys(known)))
			}
			cells = append(cells, link(l))
		}
		t.Add(cells...)
	}
	return t.String(), nil
}

// programs returns a table of the libraries' versions, modules and sizes.
func (p *pages) programs() (string, error) {
	t := NewTable("library", "version", "released", ">direct modules", ">indirect", ">lines of Go", ">added to a program")
	for _, r := range p.eachLibrary() {
		cells := []string{Code(r.Name)}
		for _, of := range []func(string) (string, error){p.version, p.released, p.direct, p.indirect, p.lines, p.binary} {
			text, err := of(r.Name)
			if err != nil {
				text = dash // for net/http, only the version is known
			}
			cells = append(cells, text)
		}
		t.Add(cells...)
	}
	return t.String(), nil
}

// configurations lists the options that the second configuration of each library sets.
func (p *pages) configurations() string {
	var lines []string
	for _, r := range p.Found.Routers {
		var set []string
		for _, o := range r.Options {
			set = append(set, link(o))
		}
		if set != nil {
			lines = append(lines, "- "+Code(r.Name)+": "+strings.Join(set, "; ")+".")
		}
	}
	return strings.Join(lines, "\n")
}

// eachLibrary returns each library in its plain configuration, including the libraries with their own server.
func (p *pages) eachLibrary() []behaviour.Router {
	var all []behaviour.Router
	for _, r := range p.Found.Routers {
		if r.Library != "" && r.Name == r.Library {
			all = append(all, r)
		}
	}
	return all
}

// link returns a Markdown link from a statement to its source. It returns a dash if there is no statement.
func link(l library.Link) string {
	switch {
	case l.Text == "":
		return dash
	case l.URL == "":
		return Plain(l.Text)
	}
	return "[" + Plain(l.Text) + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A", "|", "%7C").Replace(l.URL) + ">)"
}
