// Package share finds out what part routing has in a whole request: it runs a real server, keeps it busy over loopback, and reads
// from a CPU profile whose code the time went to.
package share

import (
	"path"
	"slices"
	"strings"

	"github.com/google/pprof/profile"
)

// part is whose code a sample of a profile is of.
type part string

const (
	routing part = "routing" // the router's: from where the server calls it to where it calls the handler, and reading the path's values
	handler part = "handler" // the handler's
	server  part = "server"  // net/http's, the network's and the runtime's: whatever is neither
)

// parts returns how many samples of a CPU profile are of routing, and how many there are. What the garbage collector does in the
// background is the server's, whoever made the garbage: the profile does not tell.
func parts(p *profile.Profile) (inRouting, all int64) {
	for _, s := range p.Sample {
		n := s.Value[0]
		all += n
		if partOf(frames(s)) == routing {
			inRouting += n
		}
	}
	return inRouting, all
}

// frame is a function call on a stack.
type frame struct{ function, file string }

// frames returns the stack of a sample, the innermost call first.
func frames(s *profile.Sample) []frame {
	var all []frame
	for _, location := range s.Location {
		for _, line := range location.Line {
			if line.Function != nil {
				all = append(all, frame{line.Function.Name, line.Function.Filename})
			}
		}
	}
	return all
}

// serverCall is the call with which net/http hands a request over.
const serverCall = "net/http.serverHandler.ServeHTTP"

// partOf returns whose code a stack is of. From the call with which the server hands the request over, it goes inwards: what is
// before the handler is routing as soon as the router is reached, and what is below the handler is the handler's, but for the
// reading of path values. So what the standard library does for someone is that one's.
func partOf(stack []frame) part {
	end := slices.IndexFunc(stack, func(f frame) bool { return f.function == serverCall })
	of := server
	for i := end - 1; i >= 0; i-- {
		switch f := stack[i]; {
		case isHandler(f) && slices.ContainsFunc(stack[:i], readsValues):
			return routing
		case isHandler(f):
			return handler
		case isRouter(f):
			of = routing
		}
	}
	return of
}

// contestants is the package in which the libraries' handlers are. Those of the eight routers, like those, are in handlers.go.
const contestants = "gorouting/compare/internal/library"

func isHandler(f frame) bool {
	return path.Base(f.file) == "handlers.go" || packageOf(f.function) == "gorouting/internal/answer"
}

// readsValues reports whether a call below a handler reads path values: package contestant has a function for each library that
// does, and the handlers of chirouter and gorillarouter do it themselves.
func readsValues(f frame) bool {
	return packageOf(f.function) == contestants && !isHandler(f) || strings.HasSuffix(f.function, ".URLParam") || strings.HasSuffix(f.function, "/mux.Vars")
}

// isRouter reports whether a call is of a router's code: of a library, of a package of this repository, or of what net/http has
// for ServeMux.
func isRouter(f frame) bool {
	name := packageOf(f.function)
	if name == "net/http" {
		return isServeMux(f.function)
	}
	first, _, _ := strings.Cut(name, "/")
	return strings.Contains(first, ".") || first == "gorouting" && name != contestants
}

// isServeMux reports whether a function of net/http is part of ServeMux or of path values.
func isServeMux(function string) bool {
	return slices.ContainsFunc([]string{"(*ServeMux)", "(*routingNode)", "(*routingIndex)", "(*pattern)", "(*mapping[", "PathValue", "patIndex", "cleanPath", "stripHostPort"},
		func(part string) bool { return strings.Contains(function, part) })
}

// packageOf returns the path of a function's package: "net/http" of "net/http.(*ServeMux).ServeHTTP".
func packageOf(function string) string {
	function, _, _ = strings.Cut(function, "[") // type arguments have paths of their own
	begin := strings.LastIndexByte(function, '/') + 1
	name, _, _ := strings.Cut(function[begin:], ".")
	return function[:begin] + name
}
