package bench

import (
	"path"
	"slices"
	"strings"

	"github.com/google/pprof/profile"
)

// samplesOf returns how many samples of a server's CPU profile are of routing, and how many there are.
//
// A stack is read inwards, from net/http's call of its handler:
//
//	serverHandler.ServeHTTP → chi.(*Mux).ServeHTTP → …                            routing
//	serverHandler.ServeHTTP → chi.(*Mux).ServeHTTP → handler                      not routing
//	serverHandler.ServeHTTP → chi.(*Mux).ServeHTTP → handler → chi.URLParam → …   routing: it reads a value of the path
//
// The standard library's functions belong to their caller. The garbage collector in the background belongs to nobody's router,
// whoever made the garbage.
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

// isRouting reports whether a stack is of routing.
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

// libraries is the package with the libraries' handlers.
const librariesPackage = "gorouting/compare/internal/library"

// isHandler reports whether a call is of a handler. All of them are in files of that name.
func isHandler(f frame) bool { return path.Base(f.file) == "handlers.go" }

// readsValues reports whether a call below a handler reads values of the path. Package library has a function in each library's
// file for that; the handlers of match do not need any.
func readsValues(f frame) bool { return packageOf(f.function) == librariesPackage && !isHandler(f) }

// isRouter reports whether a call is of a router's code: of a library, of a package of this repository, or of ServeMux.
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

// packageOf returns the path of a function's package: "net/http" of "net/http.(*ServeMux).ServeHTTP".
func packageOf(function string) string {
	function, _, _ = strings.Cut(function, "[") // type arguments have paths of their own
	begin := strings.LastIndexByte(function, '/') + 1
	name, _, _ := strings.Cut(function[begin:], ".")
	return function[:begin] + name
}
