package playground

import (
	"slices"
	"testing"

	"gorouting/compare/internal/behaviour"
	"gorouting/internal/differ"
)

// TestMovingAgreesWithDiff: the list is that of compare diff, also for generated routers, for documented options, and for routes that a library
// takes under other names.
func TestMovingAgreesWithDiff(t *testing.T) {
	e := NewEngine("native")
	names := Source{Text: "GET /modules/{module-name} module\nGET /modules/{module-name}/files/{path...} files\nGET /{x}/files/b b\n"}
	for _, c := range []struct {
		source   Source
		from, to string
	}{
		{sources()[0], "gin", "servemux"},
		{sources()[1], "gorilla:StrictSlash", "chi-options"},
		{sources()[1], "echo", "routegen"},
		{names, "chi", "servemux"},
		{names, "httprouter", "httptreemux"},
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
			for _, change := range g.Changes {
				if len(g.Changes) == 0 || g.Impact == "" {
					t.Errorf("the group is %+v", g)
				}
				all = append(all, change)
			}
		}
		same := slices.EqualFunc(all, want.Result.Changes, func(a Change, b differ.Change) bool {
			return a.What == b.What && a.Cause == string(b.Cause) && a.Method+" "+a.Target == b.Request.String() && a.Count == b.Count &&
				a.Before == printable(b.Before.String()) && a.After == printable(b.After.String())
		})
		if !same || len(all) == 0 {
			t.Errorf("%s to %s: the changes are\n%+v\nwant\n%+v", c.from, c.to, all, want.Result.Changes)
		}
	}
}
