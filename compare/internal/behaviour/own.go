package behaviour

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"gorouting/compare/internal/library"
	"gorouting/internal/routes"
)

// Own is what we found out about a router for a user's own table.
type Own struct {
	library.Router
	Kept     *routes.Table     `json:"-"` // the routes that the router accepts
	Refusals []library.Refusal // of all other routes
	Kit      Kit               // for the kept routes
	Asked    int               // the number of kept routes that the kit tested
}

// OwnTable tests the named routers with a table. Without names, it tests all routers of the group Library. Each processor
// tests one router at a time. OwnTable calls done after each router. When ctx is done, it returns the finished findings and
// the cause.
func OwnTable(ctx context.Context, t *routes.Table, done func(name string), names ...string) ([]Own, error) {
	routers, err := pick(names)
	if err != nil {
		return nil, err
	}
	all, errs := make([]Own, len(routers)), make([]error, len(routers))
	var group sync.WaitGroup
	var lock sync.Mutex
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, r := range routers {
		group.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			if ctx.Err() != nil {
				return
			}
			own, err := ownTable(t, r)
			lock.Lock()
			defer lock.Unlock()
			if ctx.Err() != nil {
				return
			}
			if all[i], errs[i] = own, err; err == nil {
				done(r.Name)
			}
		})
	}
	finished := make(chan struct{})
	go func() { group.Wait(); close(finished) }()
	select {
	case <-finished:
	case <-ctx.Done(): // do not wait for a router that hangs
	}
	lock.Lock()
	defer lock.Unlock()
	found := slices.DeleteFunc(slices.Clone(all), func(o Own) bool { return o.Name == "" })
	return found, cmp.Or(append(errs, context.Cause(ctx))...)
}

// ownTable tests one router.
func ownTable(t *routes.Table, r library.Router) (Own, error) {
	own := accept(t, r)
	if len(own.Kept.Routes) == 0 {
		return own, nil
	}
	asked := library.Sample(own.Kept)
	own.Asked = len(asked.Routes)
	newRouter, err := r.Maker(asked)
	if err != nil {
		return own, err
	}
	own.Kit, err = kitOf(asked, newRouter)
	return own, err
}

func accept(t *routes.Table, r library.Router) Own {
	kept, refusals := r.Accepted(t)
	return Own{Router: r, Kept: kept, Refusals: refusals}
}

// pick returns the named routers. Without names, it returns all routers of the group Library.
func pick(names []string) ([]library.Router, error) {
	if len(names) == 0 {
		return library.In(library.Library), nil
	}
	return library.Named(names...)
}
