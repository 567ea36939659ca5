// Package routertest tests and times routers for any table of routes. A router may use a library, or be written by hand, or be
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
// Here echo is a type with substitutes for the program's handlers. Each calls Echo with its name and the values that it got,
// which tells the kit which handler was called, and with what. A failure prints the rule of docs/contract.md that was broken,
// the request, the answer and the required answer:
//
//	404 instead of 405
//	    rule 7 (candidates, but none with the method: 405, and Allow lists the methods of all candidates)
//	    request: "PUT" "/posts/foo"
//	        got: 404 "404 page not found\n"
//	       want: 405 "405 method not allowed\n", Allow: DELETE, GET
//
// Check returns the same findings as values.
//
// All requests are derived from the table: near misses of every route, every path over the words of the table up to a length,
// random paths, every number of segments and every length of a value up to a limit, all sorts of headers, hosts and bodies, many
// requests at once, and requests over HTTP/1, HTTP/2 and plain TCP. The required answers come from an oracle that shares no code
// with any router. For the table of docs/contract.md, which Widgets returns, the kit also has some 1,700 requests with answers
// worked out by hand. docs/kit.md lists all tests with their numbers of requests.
//
// The kit checks no headers of an answer except Content-Type, Allow and Location. It does not check how long a router takes,
// unless it hangs. It finds data races only with go test -race.
package routertest
