package playground

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

// generate writes the code of a router.
func (c *call) generate(g GenerateArgument) (*Generated, error) {
	t, err := c.table(g.Source)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(gen.Techniques(), func(one [2]string) bool { return one[0] == g.Technique }) {
		return nil, &Error{Kind: KindArgument, Text: "unknown technique " + g.Technique}
	}
	g.Package, g.HEAD = cmp.Or(g.Package, "router"), t.HEAD
	result := &Generated{Command: g.command(), Warning: gen.Warning(t.Table, g.Technique)}
	files, err := gen.Generate(t.file.Table, gen.Options{
		Technique: g.Technique, Package: g.Package, Command: result.Command, HEAD: t.HEAD, OPTIONS: t.OPTIONS, Paths: g.Paths, Pattern: g.Pattern,
		PathValues: g.PathValues, Hooks: g.Hooks, Lookup: g.Lookup, Standalone: g.Standalone,
	})
	var refused routes.Errors
	if errors.As(err, &refused) {
		return nil, mistakesOf(KindRefused, err)
	}
	if err != nil {
		return nil, &Error{Kind: KindRefused, Text: err.Error()}
	}
	for _, f := range files {
		result.Files = append(result.Files, File{f.Name, string(f.Text), f.Once})
	}
	return result, nil
}

// command returns the command line of routegen for the same code. routegen writes its flags in this order.
func (g GenerateArgument) command() string {
	words := []string{"routegen", "-technique", g.Technique}
	for _, flag := range []struct {
		word string
		set  bool
	}{
		{"-head=false", !g.HEAD}, {"-hooks", g.Hooks}, {"-lookup", g.Lookup}, {"-options", g.OPTIONS}, {"-package " + g.Package, g.Package != "router"},
		{"-paths", g.Paths}, {"-pathvalues", g.PathValues}, {"-pattern", g.Pattern}, {"-standalone", g.Standalone},
	} {
		if flag.set {
			words = append(words, flag.word)
		}
	}
	return strings.Join(append(words, "routes.txt"), " ")
}
