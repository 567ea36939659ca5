package measure

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Root returns the folder of the module around this one. It takes the go command, run in this module.
func Root(ctx context.Context) (string, error) { return folderOf(ctx, root) }

// folderOf returns the folder of a module in the build.
func folderOf(ctx context.Context, module string) (string, error) {
	out, err := goCommand(ctx, "", "list", "-m", "-f", "{{.Dir}}", module)
	return strings.TrimSpace(string(out)), err
}

// Benchmarks is benchmarks of other packages, which go test runs.
type Benchmarks struct {
	Dir      string        // where the go command runs
	Packages []string      // the packages that have them, as in "./internal/cost"
	Names    []string      // "BenchmarkMatch"
	Time     time.Duration // for how long each is measured
}

// Find returns an error that names the benchmarks that no package has. It compiles the packages, so that Run only links.
func (b Benchmarks) Find(ctx context.Context) error {
	out, err := goCommand(ctx, b.Dir, append([]string{"test", "-list", b.pattern()}, b.Packages...)...)
	if err != nil {
		return err
	}
	there := strings.Split(string(out), "\n")
	missing := slices.DeleteFunc(slices.Clone(b.Names), func(name string) bool { return slices.Contains(there, name) })
	if len(missing) > 0 {
		return fmt.Errorf("no %s in the packages %s", strings.Join(missing, ", "), strings.Join(b.Packages, ", "))
	}
	return nil
}

// Run runs each benchmark once, the packages one after the other, each in a process of its own with the layout of that process
// of p, from 1. It returns the lines that are worth keeping.
func (b Benchmarks) Run(ctx context.Context, p *Processes, process int) ([]byte, error) {
	args := []string{"test", "-vet=off", "-run", "^$", "-bench", b.pattern(), "-benchmem", "-benchtime", b.Time.String()}
	if p.Layouts != nil {
		args = append(args, "-ldflags="+randomLayout(p.Layouts[process-1]))
	}
	out, err := goCommand(ctx, b.Dir, append(args, b.Packages...)...)
	if err != nil && ctx.Err() == nil {
		return nil, fmt.Errorf("%w: %s", err, out) // what a benchmark says of its failure is in out
	} else if err != nil {
		return nil, err
	}
	var lines bytes.Buffer
	for line := range strings.Lines(string(out)) {
		if !strings.HasPrefix(line, "ok ") && !strings.HasPrefix(line, "PASS") { // how long it took is not for comparing
			lines.WriteString(line)
		}
	}
	return lines.Bytes(), nil
}

// pattern returns the regexp of all names.
func (b Benchmarks) pattern() string { return "^(" + strings.Join(b.Names, "|") + ")$" }
