package measure

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"gorouting/compare/internal/library"
)

// heavy is a router that holds on to so many bytes.
type heavy struct {
	http.Handler
	weight []byte
}

func TestTables(t *testing.T) {
	all := append(three(), library.Contestant{Name: "heavy", New: func() http.Handler {
		return &heavy{http.NotFoundHandler(), make([]byte, 64<<10)}
	}})
	steps := 0
	tables, err := Tables(t.Context(), workers(t, all), names(all), time.Microsecond, 1, func() { steps++ })
	if err != nil || steps != ProcessCount*len(all) {
		t.Fatalf("%d steps, error %v", steps, err)
	}
	if got := tables["heavy"]; got.Heap < 64<<10 || got.Heap > 80<<10 || got.Register.N != ProcessCount || got.Register.Median <= 0 {
		t.Errorf("heavy: %+v, want some more than 65536 bytes, and a time", got)
	}
	if got := tables["noop"]; got.Heap > 4<<10 || got.Register.N != ProcessCount {
		t.Errorf("noop: %+v, want hardly any bytes, and a time", got)
	}
}

func names(all []library.Contestant) []string {
	var names []string
	for _, c := range all {
		names = append(names, c.Name)
	}
	return names
}

func TestCancelledTablesKeepWhatThereIs(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	steps, samples := 0, 0
	tables, err := Tables(ctx, workers(t, three()), names(three()), time.Microsecond, 1, func() {
		if steps++; steps == 4 {
			cancel()
		}
	})
	for _, table := range tables {
		samples += table.Register.N
	}
	if !errors.Is(err, context.Canceled) || len(tables) != 3 || samples != 4 {
		t.Errorf("%+v, error %v, want one sample of each and another of one", tables, err)
	}
}
