// Package routertest tests and measures routers, for any table of routes: one built with a library, written by hand, or
// generated.
//
//	var table = routertest.MustParse(`
//		GET    /posts/{slug}   showPost
//		DELETE /posts/{slug}   deletePost
//	`)
//
//	func TestRoutes(t *testing.T) { routertest.Run(t, table, newRouter) }
//
//	func FuzzRoutes(f *testing.F) { routertest.Fuzz(f, table, newRouter) }
//
//	func BenchmarkRoutes(b *testing.B) { routertest.Benchmark(b, table, newRouter) }
//
//	func newRouter() http.Handler { return NewRouter(echo{}) }
//
// Here echo is the program's handlers with others in their place, which call Echo with their name and the values that they
// got: so the kit can tell which handler was called, and with what. A failure names the rule of docs/contract.md that was broken,
// the request, what the router did and what the table wants:
//
//	404 where 405 is wanted
//	    rule 7 (candidates, but none with the method: 405, and Allow lists the methods of all candidates)
//	    request: "PUT" "/posts/foo"
//	        got: 404 "404 page not found\n"
//	       want: 405 "405 method not allowed\n", Allow: DELETE, GET
//
// Check returns what Run would print, for a program that compares routers.
//
// All requests are derived from the table: near every route, every path over its words up to a length, a random walk, every
// number of segments and length of value up to a limit, headers, hosts and bodies of all sorts, many at once, and over HTTP/1,
// HTTP/2 and plain TCP. An oracle works their answers out from the table as well; it shares no code with any router. For the
// table of docs/contract.md, which Widgets returns, some 1,700 requests were written down with their answers besides.
// docs/kit.md lists the tests, and how many requests each makes.
//
// What the kit does not look at: headers of an answer other than Content-Type, Allow and Location; how long a router takes,
// but for one that does not come back; and data races, which need go test -race.
package routertest
