package routertest

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// everyMethod lists the methods to try on each route.
var everyMethod = []string{
	"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PURGE", "M-SEARCH", "BASELINE-CONTROL",
	"get", "Post", "FOO", "",
}

// methodsNear returns everyMethod, and texts that differ a little from a method.
func methodsNear(method string) []string {
	return append(slices.Clip(everyMethod), method+"X", method[1:], method[:len(method)-1], "X"+method, method+method,
		strings.ToLower(method), method[:1]+strings.ToLower(method[1:]), method+" ", " "+method, method+"\n", method+"\x00", method+",POST")
}

// most is the approximate limit of requests in the derived section.
const most = 200_000

// derivedTests returns a test of each route with its neighbours, and a test of well-known paths. The larger the table, the
// fewer neighbours each route has.
func derivedTests(t *routes.Table) []test {
	var tests []test
	for i, r := range t.Routes {
		tests = append(tests, test{name: "route=" + r.Name, run: func(e *exam) {
			for _, q := range neighboursOf(t, i, most/len(t.Routes)) {
				e.ask(e.fresh(), q)
			}
		}})
	}
	return append(tests, test{name: "well-known", run: func(e *exam) {
		for _, path := range wellKnown {
			for _, method := range append(t.Methods(), unused(t)) {
				e.ask(e.fresh(), ask.Request{Method: method, Path: path})
			}
		}
	}})
}

// wellKnown lists the shortest paths that are not clean, and paths that servers, middleware and scanners know. A router must treat
// them like any others.
var wellKnown = []string{
	"//", "/.", "/..",
	"/favicon.ico", "/robots.txt", "/index.html", "/index", "/health", "/healthz", "/livez", "/readyz", "/ping", "/status", "/version",
	"/metrics", "/debug/pprof/", "/debug/pprof/profile", "/debug/vars", "/debug/requests", "/.well-known/security.txt", "/.git/config",
	"/.env", "/swagger", "/swagger/index.html", "/openapi.json", "/docs", "/routes", "/static/", "/assets/app.js", "/graphql", "/admin/", "/login",
}

// neighboursOf returns about n neighbours of a route: its own path with every method, and some of the others.
func neighboursOf(t *routes.Table, route, n int) []ask.Request {
	all := neighbours(t, route)
	own := len(methodsNear(methodOf(t.Routes[route])))
	return append(all[:own:own], some(all[own:], max(0, n-own))...)
}

// neighbours returns requests near a route: its own path with every method, and similar paths with each method of the table and
// one other. For /{slug}/admin, the own path is /foo/admin, and some similar paths are /foo/admin/, //admin, /admin,
// /foo/ADMIN, /foo/admins, /foo/admin.json and /foo/%61%64%6D%69%6E. For a {name:int}, there are also numbers at the limits of
// integer types, and for {id}.json, texts such as .json and x.jso.
func neighbours(t *routes.Table, route int) []ask.Request {
	var all []ask.Request
	for _, method := range methodsNear(methodOf(t.Routes[route])) {
		all = append(all, ask.Request{Method: method, Path: t.Routes[route].Sample()})
	}
	methods := append(t.Methods(), unused(t))
	for _, p := range t.Routes[route].Patterns {
		near(t, p, func(path, rawPath string) {
			for _, method := range methods {
				all = append(all, ask.Request{Method: method, Path: path, RawPath: rawPath})
			}
		})
	}
	return all
}

// near calls add with paths near a pattern of the table, and with the escaped path if it is not the usual one.
func near(t *routes.Table, segments routes.Pattern, add func(path, rawPath string)) {
	path := segments.Sample()
	for _, near := range append(around(path), "/x/.."+path, path+"/../"+strings.TrimPrefix(path, "/")) {
		add(near, "")
	}
	add(path, strings.ReplaceAll(escapePath(path), ".", "%2e"))
	values := strings.Split(path[1:], "/")
	escaped := strings.Split(escapePath(path)[1:], "/")
	for i, s := range segments {
		with := func(values []string, value string) string {
			v := slices.Clone(values)
			v[i] = value
			return "/" + strings.Join(v, "/")
		}
		replaced := func(value string) string { return with(values, value) }
		rawly := func(value string) string { return with(escaped, value) }
		for _, more := range []string{"foo", "7", "", ".", ".."} {
			add("/"+strings.Join(slices.Insert(slices.Clone(values), i, more), "/"), "")
		}
		add("/"+strings.Join(slices.Delete(slices.Clone(values), i, i+1), "/"), "")
		for _, value := range []string{"", strings.ToUpper(values[i]), "%" + values[i], values[i] + ";jsessionid=1", values[i] + "..;", values[i] + ".xml"} {
			add(replaced(value), "")
		}
		for _, text := range append(s.Samples(), s.NearMisses()...) {
			add(replaced(text), "")
		}
		switch {
		case takesText(s):
			for _, value := range append(some(t.Texts(), 20), oddValues...) {
				add(replaced(s.With(value)), "")
				if s.Kind == routes.Rest {
					add(replaced("foo/"+value), "")
					add(replaced(value+"/"), "")
				}
			}
			if s.Kind == routes.Rest && i > 0 { // an empty rest, a missing one, and a slash
				before := "/" + strings.Join(values[:i], "/")
				add(before+"/", "")
				add(before, "")
				add(before+"//", "")
			}
			add(replaced(s.With("a/b")), rawly(s.With("a%2Fb")))
			add(replaced(s.With("a b")), rawly(s.With("a%20b")))
		case takesNumber(s):
			for _, n := range extremeInts() {
				add(replaced(s.With(n)), "")
			}
			add(path, rawly(s.With("%37")))
		default:
			for _, near := range nearly(values[i]) {
				add(replaced(near), "")
			}
			add(path, rawly(escapeAll(values[i])))
			add(replaced(escapeAll(values[i])), "")
		}
	}
}

// around returns paths that differ from path at its beginning or end.
func around(path string) []string {
	var all []string
	for _, more := range []string{"foo", "7", "", ".", ".."} {
		all = append(all, path+"/"+more)
	}
	return append(all, "/"+path, path[1:], path+"?", path+".json", path+";x=1", path+"..;/", path+"%00", path+"\x00", path+"#top")
}

// oddValues are values for a parameter that matches any text. Some are numbers that another parameter may match.
var oddValues = []string{
	"foo+bar", "foo bar", "a%2Fb", "%2e", "\x00", "\n", "a\nb", " a", "a\t", "\xff", "é", ":id", "{id}", "7", "0", "07", "-1", "..", "...", "~", "*", "$", "$1", "(.*)", "a=b", "a&b", "a,b",
}

// nearly returns texts that differ from s by a byte.
func nearly(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s[1:], s[:len(s)-1], s + "s", "x" + s, s + " ", s[:len(s)-1] + "~", strings.ToUpper(s[:1]) + s[1:]}
}

// escapeAll percent-encodes every byte of s.
func escapeAll(s string) string {
	escaped := ""
	for _, b := range []byte(s) {
		escaped += fmt.Sprintf("%%%02X", b)
	}
	return escaped
}

// extremeInts returns the numbers at the limits of an Int, texts that are almost such numbers, and the limits of other integer
// types.
func extremeInts() []string {
	all := []string{"0", "1", "00", "01", "+1", "-1", "1.0", "1_0", "0x1", "١", " 1", "1 ", strings.Repeat("0", 25) + "7", strings.Repeat("0", 25)}
	for _, end := range []uint64{1 << 7, 1 << 8, 1 << 15, 1 << 16, 1 << 31, 1 << 32, 1 << 53, math.MaxInt} {
		for _, n := range []uint64{end - 1, end, end + 1} {
			all = append(all, strconv.FormatUint(n, 10))
		}
	}
	maxInt := strconv.Itoa(math.MaxInt)
	all = append(all, "0"+maxInt, maxInt+"0", strconv.FormatUint(math.MaxUint64, 10), "18446744073709551617")
	// Numbers that overflow: some wrap around to a small number, and others to a larger one than at the digit before.
	for n := range int64(9) {
		wrapped := new(big.Int).Lsh(big.NewInt(1+n), 64)
		all = append(all, wrapped.Add(wrapped, big.NewInt(7)).String(), fmt.Sprint(1+n)+strings.Repeat("0", 19), fmt.Sprint(1+n)+"5"+strings.Repeat("0", 18))
	}
	return all
}
