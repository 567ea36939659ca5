// Package routertest tests and measures routers for the eleven widget routes of docs/contract.md. It is for anyone's
// router: one that is built with another library, or written by hand.
//
//	func TestContract(t *testing.T) { routertest.Run(t, NewRouter) }
//
//	func FuzzContract(f *testing.F) { routertest.Fuzz(f, NewRouter) }
//
//	func BenchmarkRoutes(b *testing.B) { routertest.Benchmark(b, NewRouter) }
//
// NewRouter stands for a func() http.Handler. A failure names the rule of the contract that was broken, the request, what
// the router did and what the contract wants:
//
//	rule 4 ({id} is ASCII digits with a value of 1 … math.MaxInt, handed over as a number)
//	    request: "POST" "/api/widgets/foo/parts/0/update"
//	        got: 200 "apiUpdateWidgetPart foo 0\n"
//	       want: 404 "404 page not found\n"
//
// Check returns what Run would report, for a program that compares routers.
//
// The contract is data, the table that Widgets returns. Some hundred requests were written down with their answers; all
// others (near every route, every path up to a length, a random walk, over HTTP/1.1, HTTP/2 and plain TCP) are derived
// from the table, and an oracle works their answers out from the table as well. It shares no code with any router.
//
// What the kit does not look at: headers other than Content-Type, Allow and Location; how long a router takes, but for
// one that does not come back; and data races, which need go test -race.
package routertest
