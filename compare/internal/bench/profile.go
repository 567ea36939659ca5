package bench

import (
	"path"
	"slices"
	"strings"

	"github.com/google/pprof/profile"
)

// samplesOf returns the number of samples of routing in a server's CPU profile, and the number of all samples.
//
// It reads a stack from net/http's call of the server's handler inwards:
//
//	serverHandler.ServeHTTP → chi.(*Mux).ServeHTTP → …                            routing
//	serverHandler.ServeHTTP → chi.(*Mux).ServeHTTP → handler                      not routing
//	serverHandler.ServeHTTP → chi.(*Mux).ServeHTTP → handler → chi.URLParam → …   routing: it reads a path value
//
// A function of the standard library counts as part of its caller. Garbage collection in the background never counts as routing, even
// if a router made the garbage.
func samplesOf(p *profile.Profile) (routing, all int64) {
	for _, s := range p.Sample {
		all += s.Value[0]
		if isRouting(frames(s)) {
			routing += s.Value[0]
		}
	}
	return routing, all
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

// serverCall is net/http's call of its handler.
const serverCall = "net/http.serverHandler.ServeHTTP"

// isRouting reports whether a sample with this stack is a sample of routing.
func isRouting(stack []frame) bool {
	reached := false
	for i := slices.IndexFunc(stack, func(f frame) bool { return f.function == serverCall }) - 1; i >= 0; i-- {
		if isHandler(stack[i]) {
			return slices.ContainsFunc(stack[:i], readsValues)
		}
		reached = reached || isRouter(stack[i])
	}
	return reached
}

// librariesPackage has the handlers for the libraries.
const librariesPackage = "gorouting/compare/internal/library"

// isHandler reports whether f is a handler. Every handler is in a file called handlers.go.
func isHandler(f frame) bool { return path.Base(f.file) == "handlers.go" }

// readsValues reports whether f, which a handler calls, reads path values. Package library has such a function in each library's file,
// such as chi.go. The handlers of match need no such function.
func readsValues(f frame) bool { return packageOf(f.function) == librariesPackage && !isHandler(f) }

// isRouter reports whether f is part of a router: of a library, of a package of this repository, or of ServeMux.
func isRouter(f frame) bool {
	name := packageOf(f.function)
	if name == "net/http" {
		return isServeMux(f.function)
	}
	first, _, _ := strings.Cut(name, "/")
	return strings.Contains(first, ".") || first == "gorouting" && name != librariesPackage
}

// isServeMux reports whether a function of net/http is part of ServeMux.
func isServeMux(function string) bool {
	return slices.ContainsFunc([]string{"(*ServeMux)", "(*routingNode)", "(*routingIndex)", "(*pattern)", "(*mapping[", "PathValue", "patIndex", "cleanPath", "stripHostPort"},
		func(part string) bool { return strings.Contains(function, part) })
}

// packageOf returns the path of a function's package. For "net/http.(*ServeMux).ServeHTTP" it returns "net/http".
func packageOf(function string) string {
	function, _, _ = strings.Cut(function, "[") // type arguments have paths of their own
	begin := strings.LastIndexByte(function, '/') + 1
	name, _, _ := strings.Cut(function[begin:], ".")
	return function[:begin] + name
}
