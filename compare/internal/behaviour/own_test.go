package behaviour

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

const overlapping = "GET /ok ok\n\nDELETE /applications/{client_id}/grant one\nDELETE /applications/grants/{grant_id} two\n"

// TestOwnTable: ServeMux refuses one of two overlapping routes, and chi accepts both.
func TestOwnTable(t *testing.T) {
	var done []string
	all, err := OwnTable(t.Context(), mustParse(overlapping), func(name string) { done = append(done, name) }, "servemux", "chi")
	if err != nil || len(all) != 2 || !slices.Equal(slices.Sorted(slices.Values(done)), []string{"chi", "servemux"}) {
		t.Fatalf("%+v, %v, done %q", all, err, done)
	}
	mux, chi := all[0], all[1]
	if len(mux.Kept.Routes) != 2 || len(mux.Refusals) != 1 || mux.Refusals[0].Route.Line != 4 || mux.Refusals[0].With.Line != 3 {
		t.Errorf("ServeMux: %+v, want line 4 refused beside line 3", mux)
	}
	if len(chi.Kept.Routes) != 3 || len(chi.Refusals) != 0 || len(chi.Kit.Causes) == 0 || chi.Kit.Asked < 500 || chi.Asked != 3 {
		t.Errorf("chi: %+v", chi)
	}
}

// TestOwnTableErrors tries an unknown name, a table with a single, refused route, and a cancelled context.
func TestOwnTableErrors(t *testing.T) {
	if _, err := OwnTable(t.Context(), mustParse(overlapping), func(string) {}, "gim"); err == nil || !strings.Contains(err.Error(), `unknown router "gim"`) {
		t.Errorf("gim: %v", err)
	}
	all, err := OwnTable(t.Context(), mustParse("get /a a"), func(string) {}, "gin")
	if err != nil || len(all[0].Kept.Routes) != 0 || all[0].Asked != 0 || all[0].Kit.Asked != 0 {
		t.Errorf("a table without a route that gin accepts: %+v, %v", all, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	all, err = OwnTable(ctx, mustParse(overlapping), func(string) { cancel() })
	if len(all) != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled after the first: %d findings, %v", len(all), err)
	}
}
