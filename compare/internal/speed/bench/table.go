package bench

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"

	"gorouting/internal/routes"
)

// Table returns the table of a name: "widgets", "hard", "grown:1000" for a made one of so many routes, or a file.
func Table(name string) (*routes.Table, error) {
	switch name {
	case "widgets":
		return routes.Widgets(), nil
	case "hard":
		return Hard(), nil
	}
	if count, ok := strings.CutPrefix(name, "grown:"); ok {
		n, err := strconv.Atoi(count)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("%q is no number of routes; want 1 or more", count)
		}
		return Grown(n)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return routes.Parse(name, string(text))
}

// Grown returns a table of n routes as an API has them that grows: resources, each with things that belong to it.
func Grown(n int) (*routes.Table, error) {
	rnd := rand.New(rand.NewPCG(1, 0))
	seen := map[string]bool{}
	word := func() string {
		for {
			text := ""
			for range 2 + rnd.IntN(3) {
				text += string("bcdfghklmnprstvw"[rnd.IntN(16)]) + string("aeiou"[rnd.IntN(5)])
			}
			if text += "s"; !seen[text] {
				seen[text] = true
				return text
			}
		}
	}
	var all []routes.Route
	add := func(method, pattern string) {
		if len(all) < n {
			all = append(all, routes.Route{Method: method, Pattern: pattern})
		}
	}
	for len(all) < n {
		prefix := "/" + word()
		for depth := 0; depth < 3 && len(all) < n; depth++ {
			param := prefix + "/{id" + strconv.Itoa(depth) + "}"
			add("GET", prefix)
			add("POST", prefix)
			add("GET", param)
			add("PATCH", param)
			add("DELETE", param)
			for range rnd.IntN(3) {
				add("PUT", param+"/"+word())
			}
			prefix = param + "/" + word()
		}
	}
	return routes.New(all...)
}
