// Package behaviour finds out how routers answer the requests that often cause trouble: a wrong method, an extra slash, an escaped
// letter, an id that is not a number. It runs the routers; no statement about a router is typed by hand.
//
// Each question is a row of a matrix. Every router gets the requests of the question, and its cell says what it did:
//
//	wrong method: PUT /contact
//	chi       405, Allow: GET
//	gorilla   405, no Allow      breaks a MUST of RFC 9110 §15.5.6
//	gin       404                differs
//
// An answer differs if docs/contract.md expects another status, Allow, Location, or body of a 200. The texts of refusals have their
// own row and count only there. An answer breaks a MUST if it violates a MUST of the row's source. The contract itself
// can expect such an answer. For example, it answers 405 to HEAD.
//
// To add a question, add an entry to one of the questions_*.go files.
package behaviour

import (
	"cmp"
	"context"
	"runtime"
	"slices"

	"gorouting/compare/internal/library"
	"gorouting/internal/routes"
)

// Findings is everything that we know about routers without measuring. report.json contains it; see Encode.
type Findings struct {
	Go      string   // the version that built the program: "go1.27.3"
	OldGo   string   // the oldest supported version, under which ServeMux was asked as well
	Missing string   `json:",omitempty"` // why ServeMux was not asked under OldGo
	Routers []Router // in the order of library.All
	Rows    []Row
}

// Router is what is known about one router.
type Router struct {
	library.Router
	Release  library.Release   `json:",omitzero"`
	Refusals []library.Refusal `json:",omitempty"` // of the widget routes
	Kit      Kit
}

// Row is one question, and its answers.
type Row struct {
	Name     string // "wrong method"
	About    string // what is asked, and why it matters
	Table    string `json:",omitempty"` // the routes that were asked; "" for the widgets
	Source   string // "RFC 9110 §15.5.6", or "taste"
	Must     string `json:",omitempty"` // what the source demands with a MUST
	Strict   bool   `json:",omitempty"` // Must follows only from a strict reading of the source; a violation is marked Strict
	Contract Cell   // the contract's answers, marked in the same way
	Cells    []Cell // one for each router that was asked
	Old      *Cell  `json:",omitempty"` // the cell of ServeMux under Findings.OldGo; nil if it is the same
}

// Cell is what one router did.
type Cell struct {
	Router    string
	Text      string     // "405, Allow: GET"
	Mark      Mark       `json:",omitempty"`
	Cause     string     `json:",omitempty"` // cells of one router with the same cause are one behaviour: "it redirects"
	Note      string     `json:",omitempty"` // says that the mark depends on an option which we set
	Exchanges []Exchange `json:",omitempty"`
}

// Mark says what is wrong with an answer. If several things are wrong, it is the gravest.
type Mark string

// The marks.
const (
	Unmarked Mark = ""
	Strict   Mark = "strict"  // it violates a strict reading of the row's source; not counted
	Differs  Mark = "differs" // the source or, without one, the contract says otherwise: a matter of taste
	Breaks   Mark = "must"    // it breaks a MUST of the row's source
	Hurts    Mark = "hurts"   // see HurtsMeans
)

// HurtsMeans says which behaviours can hurt.
const HurtsMeans = "a wrong handler or value, a redirect to another host or out of a mount, a POST turned into a GET, or a panic"

// Marks returns the marks that are summed up, the gravest first.
func Marks() []Mark { return []Mark{Hurts, Breaks, Differs} }

// gravity is larger for graver marks.
func (m Mark) gravity() int { return slices.Index([]Mark{Unmarked, Strict, Differs, Breaks, Hurts}, m) }

// Exchange is a request and its answer.
type Exchange struct {
	Request string `json:",omitempty"` // `PUT "/api/widgets"`
	Answer  string // `405 "405 method not allowed\n", Allow: GET, POST`
	Want    string `json:",omitempty"` // the expected answer, in the same words; "" if none is expected
}

// contractName is the name under which the contract's own answers appear.
const contractName = "contract"

// Cell returns the cell of a router, or of "contract", and whether the router was asked.
func (r Row) Cell(router string) (c Cell, ok bool) {
	if router == contractName {
		return r.Contract, true
	}
	i := slices.IndexFunc(r.Cells, func(c Cell) bool { return c.Router == router })
	if i < 0 {
		return Cell{}, false
	}
	return r.Cells[i], true
}

// Router returns what is known about the router with this name.
func (f *Findings) Router(name string) (r Router, ok bool) {
	i := slices.IndexFunc(f.Routers, func(r Router) bool { return r.Name == name })
	if i < 0 {
		return Router{}, false
	}
	return f.Routers[i], true
}

// Count returns how many behaviours of a router have each mark. The router may be "contract". Rows with the same cause are
// one behaviour, with the gravest of their marks: a router that redirects in five rows hurts once. Strict is not counted.
func (f *Findings) Count(router string) map[Mark]int {
	gravest := map[string]Mark{}
	for _, row := range f.Rows {
		c, _ := row.Cell(router)
		if c.Mark.gravity() > gravest[c.Cause].gravity() {
			gravest[c.Cause] = c.Mark
		}
	}
	count := map[Mark]int{}
	for _, mark := range gravest {
		if slices.Contains(Marks(), mark) {
			count[mark]++
		}
	}
	return count
}

// Find asks every router every question, and runs the conformance kit on it. Before each step, it calls progress with a
// description. Find takes half a minute, and up to a minute more for each request to a router that hangs.
func Find(ctx context.Context, progress func(what string)) (*Findings, error) {
	f := &Findings{Go: runtime.Version(), OldGo: OldGo}
	releases, err := library.Releases(ctx)
	if err != nil {
		return nil, err
	}
	all := library.All()
	for _, q := range questions() {
		progress(q.name)
		if err := context.Cause(ctx); err != nil {
			return nil, err
		}
		f.Rows = append(f.Rows, q.row(all))
	}
	progress("ServeMux under " + OldGo)
	f.addOldGo(ctx)
	for _, r := range all {
		progress("the kit, of " + r.Name)
		if err := context.Cause(ctx); err != nil {
			return nil, err
		}
		found := Router{Router: r, Release: releases[cmp.Or(r.Library, r.Name)]}
		kept, refusals := r.Accepted(routes.Widgets())
		found.Refusals = refusals
		if found.Kit, err = kitOfRouter(r, kept); err != nil {
			return nil, err
		}
		f.Routers = append(f.Routers, found)
	}
	return f, nil
}
