package bench

import (
	"bytes"
	"fmt"
	"go/format"
	"regexp"
	"slices"
	"strings"

	"gorouting/internal/gen"
	"gorouting/internal/routers"
	"gorouting/internal/routes"
)

// made is a router that routegen generates for a table. The overlay adds it to the worker.
type made struct {
	table     Table
	technique string
	feature   string      // what the options add to the router, for its name: "pattern"; "" for nothing
	options   gen.Options // in addition to the usual ones
	skipped   string      // why routegen refuses the table; "" if it accepts the table
	lines     int         // in router.go
}

// path returns the path of the router's package below this package: "made/widgets11tree".
func (m made) path() string {
	return "made/" + regexp.MustCompile(`[^a-z0-9]`).ReplaceAllString(strings.ToLower(fmt.Sprint(m.table.Name, m.table.size(), m.technique, m.feature)), "")
}

// baselineName is the name of the technique "after" in results for the widgets.
const baselineName = "baseline"

// name returns the router's name in benchmark lines: "tree", "after-pattern".
func (m made) name() string {
	if m.feature != "" {
		return m.technique + "-" + m.feature
	}
	if m.technique == "after" && m.table.Name == widgets {
		return baselineName
	}
	return m.technique
}

// write adds the router's package to files. The keys of files are paths in the module compare. If routegen refuses the table, write
// sets skipped instead.
func (m *made) write(files map[string][]byte, mark string) error {
	t := m.table.Routes
	options := m.options
	options.Technique, options.Package, options.Command, options.HEAD = m.technique, "made", "compare", t.HEAD
	written, err := gen.Generate(t, options)
	if err != nil {
		m.skipped = err.Error()
		return nil
	}
	handlers, err := gen.OwnHandlers(t, options, "Light", nil, light)
	if err != nil {
		return err
	}
	folder := "internal/bench/" + m.path() + "/"
	m.lines = bytes.Count(written[0].Text, []byte("\n"))
	files[folder+"router.go"] = fmt.Appendf(written[0].Text, "\n// %s\n", mark)
	files[folder+"handlers.go"] = handlers
	files[folder+"light.go"] = []byte("package made\n" + reading)
	if options.Lookup {
		files[folder+"lookup.go"] = lookupHandler(t)
	}
	return nil
}

// light returns the body of a light handler. A light handler reads its path values and answers with two bytes.
func light(route int, params []gen.Param) string {
	var text strings.Builder
	for _, p := range params {
		if p.Kind == routes.Int {
			fmt.Fprintf(&text, "lightNumber(%s)\n", p.Name)
		} else {
			fmt.Fprintf(&text, "lightText(%s)\n", p.Name)
		}
	}
	fmt.Fprintf(&text, "w.Write(lightAnswers[%d][:])", route)
	return text.String()
}

// reading is the code that light handlers share. The two bytes of an answer encode the index of a route. The functions are not
// inlined, because the compiler would then remove the code that reads unused values.
const reading = `
//go:noinline
func lightText(value string) {}

//go:noinline
func lightNumber(value int) {}

var lightAnswers = func() (all [1 << 14][2]byte) {
	for i := range all {
		all[i] = [2]byte{byte(32 + i/128), byte(32 + i%128)}
	}
	return
}()
`

// routeIn returns the index of the route with the light handler that answered body. For other answers it returns -1.
func routeIn(body string) int {
	if len(body) != 2 {
		return -1
	}
	return int(body[0]-32)*128 + int(body[1]-32)
}

// register returns the source of a file of this package. The file adds the routers to the map generated.
func register(all []made) []byte {
	var imports, adds strings.Builder
	for i, m := range all {
		if m.skipped == "" {
			fmt.Fprintf(&imports, "\tmade%d %q\n", i, "gorouting/compare/internal/bench/"+m.path())
			fmt.Fprintf(&adds, "\tgenerated[%q] = func() http.Handler { return made%d.New(new(made%[2]d.Light)) }\n", key(m.table, m.name()), i)
		}
		if m.skipped == "" && m.options.Lookup {
			fmt.Fprintf(&adds, "\tgenerated[%q] = func() http.Handler { return http.HandlerFunc(made%d.LightLookup) }\n", key(m.table, lookupName), i)
		}
	}
	return fmt.Appendf(nil, "package bench\n\nimport (\n\t\"net/http\"\n\n%s)\n\nvar _ http.Handler\n\nfunc init() {\n%s}\n", &imports, &adds)
}

// replies matches how the handlers of the eight routers answer: reply(w, "widget "+slug+"\n").
var replies = regexp.MustCompile(`reply\(w, "([a-zA-Z]+)(?: "\+(.*)\+")?\\n"\)`)

// lightCopy turns the handlers.go of one of the eight routers into light handlers.
func lightCopy(handlers []byte) ([]byte, error) {
	text, _, ok := strings.Cut(string(handlers), "\n// reply ")
	if !ok {
		return nil, fmt.Errorf("handlers.go has no function reply")
	}
	byName := map[string]int{}
	for i, r := range routes.Widgets().Routes {
		byName[r.Name] = i
	}
	found := 0
	text = replies.ReplaceAllStringFunc(text, func(call string) string {
		found++
		parts := replies.FindStringSubmatch(call)
		return readAll(parts[2]) + fmt.Sprintf("w.Write(lightAnswers[%d][:])", byName[parts[1]])
	})
	if found != len(byName) {
		return nil, fmt.Errorf("handlers.go has %d calls of reply; expected %d", found, len(byName))
	}
	text = strings.Replace(text, "\t\"io\"\n", "", 1)
	if !strings.Contains(text, "strconv.") {
		text = strings.Replace(text, "\t\"strconv\"\n", "", 1)
	}
	return format.Source([]byte(text + reading))
}

// readAll returns statements for a light handler. They read each value of an expression like slug+" "+strconv.Itoa(id).
func readAll(expression string) string {
	statements := ""
	for _, value := range strings.Split(expression, `+" "+`) {
		if number, ok := strings.CutPrefix(value, "strconv.Itoa("); ok {
			statements += "lightNumber(" + number + "; "
		} else if value != "" {
			statements += "lightText(" + value + "); "
		}
	}
	return statements
}

// theEight returns the names of the eight routers of this repository.
func theEight() []string {
	var names []string
	for _, r := range routers.All {
		names = append(names, r.Name)
	}
	return names
}

// techniques returns the names of routegen's techniques. It omits servemux, because that code only registers the routes
// with http.ServeMux.
func techniques() []string {
	var names []string
	for _, technique := range gen.Techniques() {
		if !slices.Contains(plain(), technique[0]) {
			names = append(names, technique[0])
		}
	}
	return names
}

// techniquesFor returns the techniques to measure with the table t. It returns fewer for a large table, because the Go compiler takes
// minutes for most techniques.
func techniquesFor(t *routes.Table) []string {
	switch n := len(t.Routes); {
	case n <= 300:
		return techniques()
	case n <= 2000:
		return []string{"after", "tree", "table"}
	}
	return []string{"table"}
}
