package gorillarouter

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gorilla/mux"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, routertest.Widgets(), New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, routertest.Widgets(), New) }

// TestMistakes makes sure that an invalid pattern stops the program at start.
func TestMistakes(t *testing.T) {
	defer func() {
		if p := fmt.Sprint(recover()); !strings.Contains(p, "gorillarouter: route 2 of New: error parsing regexp: missing closing ]") {
			t.Errorf("an invalid pattern panics with %q", p)
		}
	}()
	r := mux.NewRouter()
	r.HandleFunc("/{slug}", widget)
	r.HandleFunc("/{id:[0-9}", widget)
	mustCompile(r)
}
