package playground

import (
	"net/http"
	"slices"
	"testing"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/library"
	"gorouting/internal/differ"
	"gorouting/routertest"
)

// TestMovingAgreesWithDiff: the list is that of "compare diff", also for generated routers, for documented options, and for routes that a
// library takes under other names. If both take all routes, routertest.Compare finds the same in the two routers.
func TestMovingAgreesWithDiff(t *testing.T) {
	e := NewEngine("native")
	names := Source{Text: "GET /modules/{module-name} module\nGET /modules/{module-name}/files/{path...} files\nGET /{x}/files/b b\n"}
	plain := Source{Text: "GET /users users\nGET /users/{id} user\nGET /files/{path...} files\n"}
	for _, c := range []struct {
		source   Source
		from, to string
		whole    bool // both take all routes
	}{
		{sources()[0], "gin", "servemux", false},
		{sources()[1], "gorilla:StrictSlash", "routegen", false},
		{names, "chi", "servemux", false},
		{plain, "httprouter", "servemux", true},
		{plain, "gorilla", "chi", true},
	} {
		table, err := newTable(c.source)
		if err != nil {
			t.Fatal(err)
		}
		want, err := behaviour.Diff(table.Table, c.from, c.to)
		if err != nil {
			t.Fatal(err)
		}
		got := get[Moving](t, e, CallMoving, MovingArgument{c.source, c.from, c.to})
		if got.Compared != len(want.Asked) || got.Asked != want.Result.Requests || got.Hurts != want.Result.Hurting() {
			t.Errorf("%s to %s: %d routes, %d requests, %d changes that hurt; want %d, %d, %d", c.from, c.to, got.Compared, got.Asked, got.Hurts,
				len(want.Asked), want.Result.Requests, want.Result.Hurting())
		}
		if len(got.To.Refused) != len(want.To.Refused) || len(got.From.Renamed) != len(want.From.Renamed) || len(got.To.Renamed) != len(want.To.Renamed) {
			t.Errorf("%s to %s: %+v, want %+v", c.from, c.to, got.To, want.To)
		}
		var all []Change
		for _, g := range got.Groups {
			if len(g.Changes) == 0 || g.Impact == "" {
				t.Errorf("the group is %+v", g)
			}
			all = append(all, g.Changes...)
		}
		same := slices.EqualFunc(all, want.Result.Changes, func(a Change, b differ.Change) bool {
			return a.What == b.What && a.Cause == string(b.Cause) && a.Method+" "+a.Target == b.Request.String() && a.Count == b.Count &&
				a.Before == printable(b.Before.String()) && a.After == printable(b.After.String())
		})
		if !same || len(all) == 0 {
			t.Errorf("%s to %s: the changes are\n%+.1000v\nwant\n%+.1000v", c.from, c.to, all, want.Result.Changes)
		}
		if !c.whole {
			continue
		}
		routers, err := library.Named(c.from, c.to)
		if err != nil {
			t.Fatal(err)
		}
		var handlers []http.Handler
		for _, r := range routers {
			router, err := r.New(table.Table, library.Echo)
			if err != nil {
				t.Fatal(err)
			}
			handlers = append(handlers, router)
		}
		kit, err := routertest.Compare(routertest.MustParse(c.source.Text), handlers[0], handlers[1])
		if err != nil {
			t.Fatal(err)
		}
		same = slices.EqualFunc(all, kit.Changes, func(a Change, b routertest.Change) bool {
			return a.Cause == b.Cause && a.What == b.What && a.Method == b.Method && a.Target == b.Target && a.Count == b.Count
		})
		if !same || kit.Requests != got.Asked {
			t.Errorf("%s to %s: the changes are\n%+.1000v\nand routertest.Compare finds\n%+.1000v", c.from, c.to, all, kit.Changes)
		}
	}
}
