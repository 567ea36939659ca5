package routertest_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"

	"gorouting/routertest"
)

// An error names the place of each mistake in a table, and says how to fix it.
func ExampleParseTable() {
	_, err := routertest.ParseTable("routes.txt", "GET /posts/{slug} showPost\nGET /posts/\n")
	fmt.Println(err)

	// Output:
	// routes.txt:2:11: pattern "/posts/" ends in a slash; write "/posts/{$}" for that path only, "/posts{/}" for the path with and without the slash, or "/posts/{path...}" for all paths below it
}

// A router that forgets to refuse other methods. Run would report the same.
func ExampleCheck() {
	table := routertest.MustParse("GET /about about")
	newRouter := func() http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/about" {
				http.NotFound(w, r)
				return
			}
			routertest.Echo(w, "about")
		})
	}
	report, err := routertest.Check(table, newRouter)
	if err != nil {
		fmt.Println(err)
	}
	for _, cause := range report.Causes {
		fmt.Printf("%s, rule %d: %s\n", cause.Example.What, cause.Example.Rule, cause.Example.RuleText)
	}

	// Output:
	// 200 instead of 405, rule 7: candidates, but none with the method: 405, and Allow lists the methods of all candidates
}

// Echo answers with the handler's name and its values.
func ExampleEcho() {
	w := httptest.NewRecorder()
	routertest.Echo(w, "updatePart", "blue-gear", 7)
	fmt.Print(w.Body)

	// Output:
	// updatePart blue-gear 7
}
