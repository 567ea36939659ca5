// Package routertest tests and times routers for any table of routes. A router may use a library, be written by hand, or be
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
// Here the methods of the type echo replace the program's handlers. Each method calls Echo with its name and its values, so the
// answer shows the handler and the values that it got. A failure prints the broken rule of docs/contract.md, the request, the
// answer and the required answer:
//
//	404 instead of 405
//	    rule 7 (candidates, but none with the method: 405, and Allow lists the methods of all candidates)
//	    request: "PUT" "/posts/foo"
//	        got: 404 "404 page not found\n"
//	       want: 405 "405 method not allowed\n", Allow: DELETE, GET
//
// Check returns the same findings as values. Accept makes a test accept a finding. With a Witness in place of Echo, the kit also
// checks the request that a handler gets.
//
// Same compares two routers, for a program that moves from one to the other. There, Table.Echo replaces the program's handlers;
// docs/same.md has programs for many libraries.
//
// The kit derives all requests from the table:
//   - near misses of every route
//   - a sample of all paths made of the words of the table, up to a number of segments
//   - random paths
//   - paths with every number of segments, and values of every length, up to a limit
//   - many headers, hosts and bodies
//   - handlers that are counted, panic, or keep their values
//   - many requests at once
//   - requests over HTTP/1, HTTP/2 and plain TCP
//
// The required answers come from an oracle that shares no code with any router. For the table of docs/contract.md, which
// Widgets returns, the kit also has some 1,700 requests with answers worked out by hand. docs/kit.md lists all tests with their
// numbers of requests.
//
// The kit checks no headers of an answer except Content-Type, Allow and Location. It does not check how long a router takes,
// unless it hangs. It finds data races only with go test -race.
package routertest
