package measure

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"gorouting/compare/internal/contestant"
)

// heavy is a router that holds on to so many bytes.
type heavy struct {
	http.Handler
	weight []byte
}

func TestTables(t *testing.T) {
	all := append(three(), contestant.Contestant{Name: "heavy", New: func() http.Handler {
		return &heavy{http.NotFoundHandler(), make([]byte, 64<<10)}
	}})
	steps := 0
	tables, err := Tables(t.Context(), all, 6, time.Microsecond, func() { steps++ })
	if err != nil || steps != 6*len(all) {
		t.Fatalf("%d steps, error %v", steps, err)
	}
	if got := tables["heavy"]; got.Heap < 64<<10 || got.Heap > 80<<10 || got.Register.N != 6 || got.Register.Median <= 0 {
		t.Errorf("heavy: %+v, want some more than 65536 bytes, and a time", got)
	}
	if got := tables["noop"]; got.Heap > 4<<10 || got.Register.N != 6 {
		t.Errorf("noop: %+v, want hardly any bytes, and a time", got)
	}
}

func TestCancelledTablesKeepWhatThereIs(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	steps := 0
	tables, err := Tables(ctx, three(), 6, time.Microsecond, func() {
		if steps++; steps == 4 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || len(tables) != 3 || tables["absent"].Register.N != 2 || tables["whole"].Register.N != 1 {
		t.Errorf("%+v, error %v, want one sample of each and another of the second", tables, err)
	}
}
