package routertest

import (
	"net/http"
	"strconv"
	"sync/atomic"

	"gorouting/internal/ask"
)

// Witness writes the answers of one router's handlers, as Echo does, and reports what a handler can see. Give each router a
// Witness of its own:
//
//	type echo struct{ *routertest.Witness }
//
//	func (e echo) UpdatePart(w http.ResponseWriter, r *http.Request, slug string, id int) {
//		e.Echo(w, r, "updatePart", slug, id)
//	}
//
//	func newRouter() http.Handler { return NewRouter(echo{routertest.NewWitness()}) }
//
// With a Witness, the kit also checks that a handler gets the client's query, header and body, a context that derives from the
// request's, and a ResponseWriter with Flush and, over HTTP/1, Hijack. It checks that a router calls its own handlers, even
// after another router was made.
type Witness struct{ name string }

// witnesses is the number of Witnesses that were made.
var witnesses atomic.Int64

// witnessHeader is the field of an answer's header that names the Witness.
const witnessHeader = "Routertest-Witness"

// NewWitness returns a Witness for a new router.
func NewWitness() *Witness { return &Witness{strconv.FormatInt(witnesses.Add(1), 10)} }

// Echo writes the answer that the function Echo writes. r is the request that the handler got.
func (t *Witness) Echo(w http.ResponseWriter, r *http.Request, name string, values ...any) {
	if handed := ask.Handed(w, r); handed != "" {
		w.Header().Set(ask.HandedHeader, handed)
	}
	w.Header().Set(witnessHeader, t.name)
	Echo(w, name, values...)
}
