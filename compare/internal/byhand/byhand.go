// Package byhand writes routers for the tables of package growth in the techniques by hand: the technique's own router.go with
// other routes. So it can be measured from how many routes on a technique is slower than a library.
package byhand

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"gorouting/compare/internal/growth"
	"gorouting/internal/routes"
)

// Sizes are the numbers of routes that the techniques are written for. Nobody would write ten thousand, and a compiler takes
// long for them.
var Sizes = []int{10, 100, 1000}

// technique is a technique by hand.
type technique struct {
	name  string // of its package
	write func(source string, t *routes.Table) (string, error)
}

// techniques are those in which all routes stand in one place. shiftpath is not among them: there each part of a site has its
// own switch, and it depends on the routes how long these get.
var techniques = []technique{
	{"match", writeMatch}, {"split", writeSplit}, {"regexswitch", writeRegexSwitch}, {"regextable", writeRegexTable},
}

// Names returns the names of the techniques.
func Names() []string {
	var names []string
	for _, t := range techniques {
		names = append(names, t.name)
	}
	return names
}

// Files returns the files to be compiled into the program, by their paths in the module compare: a package for each technique and
// size, and one that adds them to growth's makers. Root is the folder of the repository, where the techniques are read.
func Files(root string) (map[string]string, error) {
	files := map[string]string{}
	var imports, adds strings.Builder
	for _, technique := range techniques {
		source, err := os.ReadFile(filepath.Join(root, technique.name, "router.go"))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&adds, "\tgrowth.Add(growth.OfSizes(%q, map[int]func() http.Handler{", technique.name)
		for _, size := range Sizes {
			table, err := growth.Table(size)
			if err != nil {
				return nil, err
			}
			text, err := technique.write(string(source), table)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", technique.name, err)
			}
			name := fmt.Sprint(technique.name, size)
			files["internal/byhand/"+name+"/router.go"] = text
			fmt.Fprintf(&imports, "\t%s %q\n", name, "gorouting/compare/internal/byhand/"+name)
			fmt.Fprintf(&adds, "%d: %s.New, ", size, name)
		}
		adds.WriteString("}))\n")
	}
	files["byhand.go"] = "package main\n\nimport (\n\t\"net/http\"\n\n\t\"gorouting/compare/internal/growth\"\n" + imports.String() +
		")\n\nfunc init() {\n" + adds.String() + "}\n"
	return files, nil
}

// reply is the function that answers. It is the same for all of them, and does what the libraries' handlers do.
const reply = `
func reply(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.(interface{ WriteString(string) (int, error) }).WriteString(text)
}
`

var cases = regexp.MustCompile(`(?s)\tswitch \{\n.*?\tdefault:\n\t\trefuse`)

// withCases puts other cases into the switch of a technique, and the function that they call behind it.
func withCases(source string, t *routes.Table, condition func(r routes.Route) string) (string, error) {
	if len(cases.FindAllString(source, -1)) != 1 {
		return "", fmt.Errorf("router.go has no switch, or several, that end in refuse")
	}
	var b strings.Builder
	b.WriteString("\tswitch {\n")
	for _, r := range t.Routes {
		fmt.Fprintf(&b, "\tcase on(%q, %s):\n\t\treply(w, %q)\n", r.Method, condition(r), r.Name+"\n")
	}
	b.WriteString("\tdefault:\n\t\trefuse")
	return cases.ReplaceAllLiteralString(source, b.String()) + reply, nil
}

// replaced puts new in the place of old, which has to be there.
func replaced(source string, pairs ...string) (string, error) {
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(source, pairs[i]) {
			return "", fmt.Errorf("router.go has no %q", pairs[i])
		}
		source = strings.ReplaceAll(source, pairs[i], pairs[i+1])
	}
	return source, nil
}

// targets returns ", &a" for one parameter and ", &a, &b" for two.
func targets(r routes.Route) string {
	s := ""
	for i := range parameters(r) {
		s += ", &" + string(rune('a'+i))
	}
	return s
}

// parameters returns how many parameters a route has.
func parameters(r routes.Route) int {
	n := 0
	for _, s := range r.Segments {
		if s.Kind != routes.Text {
			n++
		}
	}
	return n
}

func writeMatch(source string, t *routes.Table) (string, error) {
	source, err := replaced(source, "\tvar slug string\n\tvar id int\n", "\tvar a, b string\n\t_, _ = a, b\n")
	if err != nil {
		return "", err
	}
	return withCases(source, t, func(r routes.Route) string {
		if r.Static() {
			return fmt.Sprintf("path == %q", r.Pattern)
		}
		return fmt.Sprintf("match(path, %q%s)", r.With(func(routes.Segment) string { return "+" }), targets(r))
	})
}

func writeSplit(source string, t *routes.Table) (string, error) {
	longest := 0
	for _, r := range t.Routes {
		longest = max(longest, len(r.Segments))
	}
	source, err := replaced(source, "var p [6]string", fmt.Sprintf("var p [%d]string", longest), "\tvar id int ", "\t// ")
	if err != nil {
		return "", err
	}
	return withCases(source, t, func(r routes.Route) string {
		condition := fmt.Sprintf("n == %d", len(r.Segments))
		for i, s := range r.Segments {
			if s.Kind == routes.Text {
				condition += fmt.Sprintf(" && p[%d] == %q", i, s.Text)
			}
		}
		return condition
	})
}

// expression returns the regular expression of a route.
func expression(r routes.Route) string {
	return r.With(func(routes.Segment) string { return "([^/]+)" })
}

var patterns = regexp.MustCompile(`(?s)\nvar \(\n.*?\n\)\n`)

func writeRegexSwitch(source string, t *routes.Table) (string, error) {
	source, err := replaced(source, "\tvar slug string\n\tvar id int\n", "\tvar a, b string\n\t_, _ = a, b\n")
	if err != nil {
		return "", err
	}
	if len(patterns.FindAllString(source, -1)) != 1 {
		return "", fmt.Errorf("router.go has no block of patterns, or several")
	}
	var b strings.Builder
	b.WriteString("\nvar (\n")
	for _, r := range t.Routes {
		if !r.Static() {
			fmt.Fprintf(&b, "\tr%d = compile(`%s`)\n", r.Line, expression(r))
		}
	}
	b.WriteString(")\n")
	return withCases(patterns.ReplaceAllLiteralString(source, b.String()), t, func(r routes.Route) string {
		if r.Static() {
			return fmt.Sprintf("path == %q", r.Pattern)
		}
		return fmt.Sprintf("match(path, r%d%s)", r.Line, targets(r))
	})
}

var rows = regexp.MustCompile(`(?s)\nvar routes = \[\]\*route\{\n.*?\n\}\n`)

// writeRegexTable has handlers with two texts where the widgets have a text and a number.
func writeRegexTable(source string, t *routes.Table) (string, error) {
	source, err := replaced(source,
		"func(http.ResponseWriter, *http.Request, string, int)", "func(http.ResponseWriter, *http.Request, string, string)",
		`[]string{"string", "int"}`, `[]string{"string", "string"}`,
		"\t\t\tid, _ := strconv.Atoi(groups[1])\n\t\t\thandle(w, r, groups[0], id)", "\t\t\thandle(w, r, groups[0], groups[1])")
	if err != nil {
		return "", err
	}
	if len(rows.FindAllString(source, -1)) != 1 {
		return "", fmt.Errorf("router.go has no table of routes, or several")
	}
	var b strings.Builder
	b.WriteString("\nvar routes = []*route{\n")
	for _, r := range t.Routes {
		values := [...]string{"", ", _ string", ", _, _ string"}[parameters(r)]
		fmt.Fprintf(&b, "\tnewRoute(%q, `%s`, func(w http.ResponseWriter, _ *http.Request%s) { reply(w, %q) }),\n", r.Method, expression(r), values, r.Name+"\n")
	}
	b.WriteString("}\n")
	return rows.ReplaceAllLiteralString(source, b.String()) + reply, nil
}
