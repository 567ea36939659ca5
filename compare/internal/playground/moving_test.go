package playground

import (
	"net/http"
	"slices"
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/internal/differ"
	"gorouting/internal/routes"
)

// TestMovingAgreesWithDiffer: the list is what package differ finds, also for generated routers, for documented options, and for routes that a library
// takes under other names.
func TestMovingAgreesWithDiffer(t *testing.T) {
	e := NewEngine("native")
	names := Source{Text: "GET /modules/{module-name} module\nGET /modules/{module-name}/files/{path...} files\nGET /{x}/files/b b\n"}
	for _, c := range []struct {
		source   Source
		from, to string
	}{
		{sources()[0], "gin", "servemux"},
		{sources()[1], "gorilla:StrictSlash", "routegen"},
		{names, "chi", "servemux"},
	} {
		table, err := newTable(c.source)
		if err != nil {
			t.Fatal(err)
		}
		routers, err := library.Named(c.from, c.to)
		if err != nil {
			t.Fatal(err)
		}
		from, to := &taken{routers[0], routers[0].Take(table.Table)}, &taken{routers[1], routers[1].Take(table.Table)}
		common := table.common(from, to)
		want, err := differ.Compare(common, side(t, from, common), side(t, to, common))
		if err != nil {
			t.Fatal(err)
		}
		got := get[Moving](t, e, CallMoving, MovingArgument{c.source, c.from, c.to})
		if got.Compared != len(common.Routes) || got.Asked != want.Requests || got.Hurts != want.Hurting() {
			t.Errorf("%s to %s: %d routes, %d requests, %d changes that hurt; want %d, %d, %d", c.from, c.to, got.Compared, got.Asked, got.Hurts,
				len(common.Routes), want.Requests, want.Hurting())
		}
		if len(got.To.Refused) != len(to.Refusals) || len(got.From.Renamed) != len(from.Renamed) || len(got.To.Renamed) != len(to.Renamed) {
			t.Errorf("%s to %s: %+v, want %+v", c.from, c.to, got.To, to.Taken)
		}
		var all []Change
		for _, g := range got.Groups {
			for _, change := range g.Changes {
				if len(g.Changes) == 0 || g.Impact == "" {
					t.Errorf("the group is %+v", g)
				}
				all = append(all, change)
			}
		}
		same := slices.EqualFunc(all, want.Changes, func(a Change, b differ.Change) bool {
			return a.What == b.What && a.Cause == string(b.Cause) && a.Method+" "+a.Target == b.Request.String() && a.Count == b.Count &&
				a.Before == printable(b.Before.String()) && a.After == printable(b.After.String())
		})
		if !same || len(all) == 0 {
			t.Errorf("%s to %s: the changes are\n%+.1000v\nwant\n%+.1000v", c.from, c.to, all, want.Changes)
		}
	}
}

// side returns a router of the routes that it takes under its own names.
func side(t *testing.T, s *taken, common *routes.Table) differ.Side {
	return differ.New(func() http.Handler {
		router, err := s.New(s.among(common), library.Echo)
		if err != nil {
			t.Fatal(err)
		}
		return router
	})
}
