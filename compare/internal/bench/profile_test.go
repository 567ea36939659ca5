package bench

import (
	"strings"
	"testing"
)

// TestIsRouting checks stacks as they are in profiles, with the innermost call first.
func TestIsRouting(t *testing.T) {
	const (
		server  = "net/http.serverHandler.ServeHTTP@net/http/server.go net/http.(*conn).serve@net/http/server.go"
		chi     = "github.com/go-chi/chi/v5.(*Mux).routeHTTP@chi/mux.go github.com/go-chi/chi/v5.(*Mux).ServeHTTP@chi/mux.go "
		handler = "gorouting/compare/internal/library.(*handler).serve@library/handlers.go gorouting/compare/internal/library.openChi.func1@library/chi.go "
	)
	for stack, want := range map[string]bool{
		"runtime.mallocgc@runtime/malloc.go " + chi + server:                                                                                   true,
		"internal/poll.(*FD).Write@internal/poll/fd.go " + server:                                                                              false,
		"net/http.(*response).Write@net/http/server.go " + handler + chi + server:                                                              false,
		"gorouting/compare/internal/library.openChi.func1.1@library/chi.go " + handler + chi + server:                                          true, // reads a value
		"net/http.(*routingNode).match@net/http/routing_tree.go net/http.(*ServeMux).ServeHTTP@net/http/server.go " + server:                   true,
		"net/http.Error@net/http/server.go gorouting/match.refuse@match/router.go " + server:                                                   true,
		"gorouting/match.lightText@match/handlers.go gorouting/match.widget@match/handlers.go gorouting/match.serve@match/router.go " + server: false,
		"gorouting/compare/internal/bench/made/widgets11tree.slash@made/router.go " + server:                                                   true,
		"runtime.gcBgMarkWorker@runtime/mgc.go":                                                                                                false,
	} {
		var frames []frame
		for _, one := range strings.Fields(stack) {
			function, file, _ := strings.Cut(one, "@")
			frames = append(frames, frame{function, file})
		}
		if got := isRouting(frames); got != want {
			t.Errorf("%s is of routing: %t, want %t", stack, got, want)
		}
	}
}
