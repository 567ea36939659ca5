package behaviour

import (
	"cmp"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// cellOfServer asks a server of its own over a connection. What is about middleware, handlers or the *http.Request of net/http is not
// asked.
func (q question) cellOfServer(s library.Server, wants []observed) (cell found.Cell) {
	if q.ask != nil || q.local {
		return found.Cell{Router: s.Name, Text: "not asked"}
	}
	err := s.ServeMounted(cmp.Or(q.table, routes.Widgets()), q.mount, library.Echoing, func(addr string) {
		q.ask = overWire(addr)
		if q.follows {
			q.ask = followedAt(addr)
		}
		cell = q.cell(library.Contestant{Name: s.Name}, wants)
	})
	if err != nil {
		return refusal(s.Name, err)
	}
	return cell
}

// overWire returns an asking that sends a request to a server.
func overWire(addr string) asking {
	return func(_ library.Contestant, request string) observed {
		a := ask.Raw(addr, request+" HTTP/1.1")
		return observed{Answer: a, host: otherHost(read(request), a.Location)}
	}
}

// followedAt returns an asking that sends a request to a server, with a client that follows redirects.
func followedAt(addr string) asking {
	return func(_ library.Contestant, request string) observed { return follow(addr, request) }
}
