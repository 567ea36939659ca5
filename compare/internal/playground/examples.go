package playground

import (
	_ "embed"

	"gorouting/internal/routes"
)

// The texts of examples. github.txt is internal/routes/testdata/github-2013.txt.
var (
	//go:embed examples/github.txt
	githubText string
	//go:embed examples/gin.txt
	ginText string
	//go:embed examples/openapi.yaml
	openAPIText string
	//go:embed examples/overlap.txt
	overlapText string
)

// examples returns the texts to begin with. Each has a request that several libraries answer in different ways.
func examples() []Example {
	return []Example{
		{Name: "widgets", Title: "11 routes of a site and its API", Source: Source{Text: routes.Widgets().String()}, Method: "GET", Target: "/api/widgets/a%2Fb"},
		{Name: "github", Title: "203 routes of GitHub's API", Source: Source{Text: githubText}, Method: "GET", Target: "/gists/1/star/"},
		{Name: "gin", Title: "routes that a gin program prints", Source: Source{Text: ginText}, Method: "GET", Target: "/users/7/"},
		{Name: "openapi", Title: "an OpenAPI document", Source: Source{File: "openapi.yaml", Text: openAPIText}, Method: "GET", Target: "/books/go/pages/0"},
		{Name: "overlap", Title: "two routes that overlap", Source: Source{Text: overlapText}, Method: "GET", Target: "/users/latest/posts"},
	}
}
