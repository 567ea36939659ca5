package bench

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"gorouting/internal/routes"
)

// Profile is scratch.
func Profile(t *routes.Table, handlers Handlers, what string, tree http.Handler) {
	name, load, _ := strings.Cut(what, ":")
	h := tree
	if name == "touch" {
		h = http.HandlerFunc(touch)
	}
	for _, l := range Libraries {
		if l.Name == name {
			h, _ = l.take(t, handlers)
		}
	}
	for _, l := range Loads(t) {
		if l.Name != load {
			continue
		}
		p := newLoop(l)
		p.last(h, 200*time.Millisecond)
		for range 5 {
			fmt.Printf("%.1f ", p.last(h, 400*time.Millisecond))
		}
		fmt.Println(name, load)
	}
}
