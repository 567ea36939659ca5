package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

// answer is one part of the answer to the question which router to take.
type answer struct{ Label, Text string }

// answers returns the parts that the report has findings for.
func (r view) answers() []answer {
	var all []answer
	for _, a := range []answer{
		{"Keeps this module's contract", r.keeps()}, {"Can hurt", r.marked(found.Hurts)}, {"Breaks a MUST", r.marked(found.Breaks)},
		{"Fast", r.fast()}, {"Lean", r.lean()},
	} {
		if a.Text != "" {
			all = append(all, a)
		}
	}
	return all
}

// keeps says who keeps the contract, and which libraries do not take the routes.
func (r view) keeps() string {
	var keep, refuse []string
	tried := 0
	for _, x := range r.InGroup(found.GroupOurs, found.GroupPlain) {
		if x.Kit.Asked > 0 {
			tried++
		}
		if x.Kit.Whole() {
			keep = append(keep, x.Name)
		}
	}
	for _, l := range r.libraries() {
		if len(l.Setups[0].Refusals) > 0 {
			refuse = append(refuse, l.Name)
		}
	}
	if tried == 0 {
		return ""
	}
	s := fmt.Sprintf("%s to the byte.", cmp.Or(words.List(keep), "Nobody"))
	if tried < len(r.InGroup(found.GroupOurs, found.GroupPlain)) {
		s += " Not all were tried."
	}
	if len(refuse) > 0 {
		s += fmt.Sprintf(" The routes are more than %s takes.", words.List(refuse))
	}
	return s
}

// fast says who is the fastest, where a route is found and on everything.
func (r view) fast() string {
	s := r.leaders("Where a route is found (“hits”, all eleven routes in equal shares): ", hits, ".", found.GroupOurs, found.GroupPlain)
	s += r.leaders(" Of the plain libraries: ", hits, ".", found.GroupPlain)
	s += r.leaders(" On the mix with misses and wrong methods: ", mixed, ", of "+r.measured(mixed)+".", found.GroupOurs, found.GroupPlain)
	return strings.TrimSpace(s)
}

// leaders returns a sentence on the fastest routers of the groups.
func (r view) leaders(start, request, end string, groups ...string) string {
	if why := r.noisy(request); why != "" {
		return start + why + "."
	}
	var names []string
	fastest := r.fastest(request, groups...)
	for _, c := range fastest {
		names = append(names, c.Router)
	}
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("%s%s, %s ns%s", start, names[0], middle(fastest[0].Time), end)
	default:
		return fmt.Sprintf("%s%s, not separated, %s … %s ns%s", start, words.List(names), middle(fastest[0].Time), middle(fastest[n-1].Time), end)
	}
}

// measured says how many routers answer a request rightly, and so were measured on it, and which libraries are among them.
func (r view) measured(request string) string {
	ours, libraries := 0, []string{}
	for _, x := range r.InGroup(found.GroupOurs) {
		if r.Cost(x.Name, request).Measured() {
			ours++
		}
	}
	for _, l := range r.libraries() {
		if slices.ContainsFunc(l.Setups, func(x found.Router) bool { return r.Cost(x.Name, request).Measured() }) {
			libraries = append(libraries, l.Name)
		}
	}
	return fmt.Sprintf("%d that answer all of it rightly: %d of this module%s", ours+len(libraries), ours, after(", and ", words.List(libraries)))
}

// handlerOnly is the gauge that answers without routing.
const handlerOnly = "handler"

// onOneRoute is less than one more allocation on one of the eleven routes is on the mix of all.
const onOneRoute = 0.05

// lean says who allocates no more than its handlers do.
func (r view) lean() string {
	handler := r.Cost(handlerOnly, hits)
	if !handler.Measured() {
		return ""
	}
	names, tried := r.among(func(x found.Router) bool { return r.Cost(x.Name, hits).Measured() },
		func(x found.Router) bool { return r.Cost(x.Name, hits).Allocs < handler.Allocs+onOneRoute })
	if tried == 0 {
		return ""
	}
	if len(names) == 0 {
		return "Every router allocates more than its handlers do."
	}
	return fmt.Sprintf("%s allocate nothing to find a route, which leaves what the handler does (%s allocs/op): these are %d of %s.",
		words.List(names), number(handler.Allocs), len(names), r.measured(hits))
}

// marked says how many libraries have a mark anywhere, in which rows most of them do, and how the contract is marked.
func (r view) marked(m found.Mark) string {
	libraries := r.libraries()
	if len(libraries) == 0 || len(r.Rows) == 0 {
		return ""
	}
	never := func(x found.Router) bool { return r.Behaviours(x.Name)[m] == 0 }
	var free []string
	for _, l := range libraries {
		switch i := slices.IndexFunc(l.Setups, never); {
		case i == 0:
			free = append(free, l.Name)
		case i > 0:
			free = append(free, l.Name+" with its options set")
		}
	}
	s := without(free, len(libraries))
	if most := r.most(m); most != "" {
		s += " Most often, as documentation begins: " + most + "."
	}
	if ours := r.rowsOf(m); len(ours) > 0 {
		s += " The contract, and so the routers of this module: " + words.List(ours) + "."
	}
	return s
}

// without says which of so many libraries have none of something.
func without(libraries []string, of int) string {
	switch len(libraries) {
	case 0:
		return fmt.Sprintf("Each of the %d libraries has one at least.", of)
	case 1:
		return fmt.Sprintf("Of the %d libraries, only %s has none.", of, libraries[0])
	}
	return fmt.Sprintf("Of the %d libraries, %s have none.", of, words.List(libraries))
}

// rowsOf returns the names of the rows in which the contract has a mark.
func (r view) rowsOf(m found.Mark) []string {
	var all []string
	for _, row := range r.Rows {
		if row.Contract.Mark == m {
			all = append(all, row.Name)
		}
	}
	return all
}

// most returns the three rows in which most libraries have a mark, as their documentation begins.
func (r view) most(m found.Mark) string {
	count := func(row found.Row) (n int) {
		for _, l := range r.libraries() {
			if c, _ := row.Cell(l.Setups[0].Name); c.Mark == m {
				n++
			}
		}
		return n
	}
	rows := slices.Clone(r.Rows)
	slices.SortStableFunc(rows, func(a, b found.Row) int { return cmp.Compare(count(b), count(a)) })
	var parts []string
	for _, row := range rows[:min(3, len(rows))] {
		if n := count(row); n > 0 {
			parts = append(parts, fmt.Sprintf("%s (%d of %d)", row.Name, n, len(r.libraries())))
		}
	}
	return words.List(parts)
}

// warnings returns what a reader has to keep in mind about the whole report.
func (r view) warnings() []string {
	var all []string
	if load := r.Run.Load; load.Busy() {
		all = append(all, fmt.Sprintf("The machine was busy: others used %.0f %% of its processors' time while this was measured. Repeat it on a quiet one.", 100*load.Others))
	}
	if r.Run.Quick {
		all = append(all, "A quick run, of few and short rounds: for a look, not for publishing.")
	}
	if r.Run.Interrupted {
		all = append(all, fmt.Sprintf("Interrupted after %d of %d rounds: this is what was found until then.", r.Run.Rounds, r.Run.Wanted))
	}
	if parts := r.Run.Parts; len(parts) > 0 && len(parts) < len(found.Parts()) {
		all = append(all, fmt.Sprintf("Only a part was looked at: %s.", words.List(parts)))
	}
	if r.Run.Rounds == 0 && (len(r.Run.Parts) == 0 || slices.Contains(r.Run.Parts, found.PartRequests)) {
		all = append(all, "No round was completed, so there are no times.")
	}
	return all
}

// after returns s with the words before it, if it is not empty.
func after(words, s string) string {
	if s == "" {
		return ""
	}
	return words + s
}
