package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"gorouting/compare/internal/stats"
)

// packages are those of the root with benchmarks.
var packages = []string{".", "./internal/cost"}

// measure runs every benchmark once a round, in a process for each round and package, so that what the machine does
// meanwhile spreads over all of them. It returns what they print, below lines that say when and where that was.
func (c config) measure(ctx context.Context, stderr io.Writer) ([]byte, error) {
	version, err := c.goCommand(ctx, "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	var raw bytes.Buffer
	fmt.Fprintf(&raw, "date: %s\ngo: %s\ncores: %d\n", time.Now().UTC().Format(time.DateOnly), bytes.TrimSpace(version), runtime.GOMAXPROCS(0))
	begin := time.Now()
	for round := range c.count {
		fmt.Fprintf(stderr, "round %d of %d%s\n", round+1, c.count, left(time.Since(begin), round, c.count))
		for _, p := range packages {
			lines, err := c.benchmark(ctx, p)
			if err != nil {
				return nil, err
			}
			raw.Write(lines)
		}
	}
	return raw.Bytes(), nil
}

// benchmark runs a package's benchmarks once, and returns what is worth keeping of what they print.
func (c config) benchmark(ctx context.Context, pkg string) ([]byte, error) {
	out, err := c.goCommand(ctx, "test", "-run", "^$", "-bench", ".", "-benchmem", "-benchtime", c.each.String(), pkg)
	var lines bytes.Buffer
	for line := range strings.Lines(string(out)) {
		if !strings.HasPrefix(line, "ok ") && !strings.HasPrefix(line, "PASS") { // how long it took is not for comparing
			lines.WriteString(line)
		}
	}
	return lines.Bytes(), err
}

// goCommand runs the go command in the root, and returns what it prints.
func (c config) goCommand(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = c.root
	out, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return nil, errors.New("interrupted: nothing is changed")
	case err != nil:
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return out, nil
}

// left says how long the rest will take, once that is known.
func left(passed time.Duration, done, all int) string {
	if done == 0 {
		return ""
	}
	return fmt.Sprintf(", about %v left", (passed / time.Duration(done) * time.Duration(all-done)).Round(time.Second))
}

// load reads raw lines, and sees to it that every benchmark is there once for each round: or the rounds could not be
// compared.
func load(raw []byte, name string) (*stats.Bench, error) {
	bench, err := stats.Read(bytes.NewReader(raw), name)
	switch {
	case err != nil:
		return nil, err
	case len(bench.Series) == 0:
		return nil, fmt.Errorf("%s has no benchmarks", name)
	}
	rounds := len(bench.Series[0].Time)
	for _, s := range bench.Series {
		if len(s.Time) != rounds {
			return nil, fmt.Errorf("%s has %s%v %d times, and other benchmarks %d times", name, s.Family, s.Keys, len(s.Time), rounds)
		}
	}
	if rounds < stats.MinRounds {
		return nil, fmt.Errorf("%s has %d rounds; it takes %d to give an interval", name, rounds, stats.MinRounds)
	}
	return bench, nil
}
