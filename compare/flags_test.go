package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gorouting/compare/internal/generated"
)

func TestBadInputIsOneLineAndANonZeroExit(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	done, stop := context.WithCancel(t.Context())
	stop() // what is taken for good input does not measure for long
	for _, test := range []struct {
		args string   // separated by blanks
		code int      // wanted
		says []string // what the line must contain
	}{
		{"-router (", 2, []string{"-router: ", "missing closing )", "`(`"}},
		{"-request [", 2, []string{"-request: ", "missing closing ]"}},
		{"-router chy", 2, []string{`-router "chy" matches none of regextable, `, "httprouter", "hertz-options, after, tree, table (compare -h lists the flags)"}},
		{"-request ^hit$", 2, []string{`-request "^hit$" matches none of home, contact`, "hits, mixed"}},
		{"-count 0", 2, []string{`"0"`, "-count", "want a number, 1 or more"}},
		{"-quick -count -1", 2, []string{`"-1"`, "want a number, 1 or more"}},
		{"-count ten", 2, []string{`"ten"`, "want a number"}},
		{"-quick=perhaps", 2, []string{`"perhaps"`, "-quick"}},
		{"-o ", 2, []string{`-o "": want a folder`}},
		{"-check", 2, []string{"-check: want -docs with it"}},
		{"-docs -router chi", 2, []string{"-docs shows every router and request, and docs/report: want no -router with it"}},
		{"-docs -o elsewhere", 2, []string{"want no -o with it"}},
		{"-from report -seed 1", 2, []string{"-from measures nothing: want no -seed with it"}},
		{"-seed -1", 2, []string{`"-1"`, "-seed"}},
		{"-docs -check -from report", 2, []string{"-check only looks at what docs/report has: want no -from with it"}},
		{"-from report -quick", 2, []string{"-from measures nothing: want no -quick with it"}},
		{"-from ", 2, []string{`-from "": want the folder of a report`}},
		{"-only cost", 2, []string{`-only "cost" matches none of behaviour, programs, making, requests, growth, share`}},
		{"-docs -only share", 2, []string{"want no -only with it"}},
		{"-against report", 2, []string{`-against "report": want the folder of a report, and -from with that of the other one`}},
		{"-from report -against report -o elsewhere", 2, []string{"-against only prints: want no -o with it"}},
		{"-from none -against none", 1, []string{"none", "no such file"}},
		{"-from none", 1, []string{"none", "no such file"}},
		{"report", 2, []string{`unexpected argument "report": there are only flags, and files behind -routes`}},
		{"-quick two\nlines", 2, []string{`"two\nlines"`}},
		{"-x", 2, []string{"flag provided but not defined: -x (compare -h lists the flags)"}},
		{"-o " + file, 1, []string{file, "cannot be written into", "not a directory", "-o names another"}},
		{"-o " + file + "/below", 1, []string{"not a directory"}},
	} {
		var stdout, stderr strings.Builder
		code := exitCode(run(done, strings.Split(test.args, " "), &stdout, &stderr), &stderr)
		line := stderr.String()
		if code != test.code {
			t.Errorf("compare %q exits with %d, want %d", test.args, code, test.code)
		}
		if !strings.HasPrefix(line, "compare: ") || strings.Count(line, "\n") != 1 || !strings.HasSuffix(line, "\n") {
			t.Errorf("compare %q prints %q, want one line", test.args, line)
		}
		for _, part := range test.says {
			if !strings.Contains(line, part) {
				t.Errorf("compare %q prints %q, want it to say %q", test.args, line, part)
			}
		}
		if stdout.Len() > 0 {
			t.Errorf("compare %q prints %q to stdout", test.args, stdout.String())
		}
	}
}

func TestHelp(t *testing.T) {
	for _, flag := range []string{"-h", "-help"} {
		var stdout, stderr strings.Builder
		if code := exitCode(run(t.Context(), []string{flag}, &stdout, &stderr), &stderr); code != 0 || stderr.Len() > 0 {
			t.Errorf("%s exits with %d and prints %q to stderr", flag, code, stderr.String())
		}
		for _, part := range []string{"Usage: compare", "  -quick\n", "  -count number\n", "  -router regexp\n", "  -request regexp\n",
			"  -o folder\n", "  -only regexp\n", "  -from folder\n", "  -against folder\n", "  -docs\n", "  -check\n", "(default 4, or 1 with -quick)", "  -seed number\n", "Examples", "go run -C compare . -quick", "130", "benchstat"} {
			if !strings.Contains(stdout.String(), part) {
				t.Errorf("%s does not mention %q:\n%s", flag, part, stdout.String())
			}
		}
	}
}

// The techniques of routegen are measured with larger tables if nothing else is wanted, or if they are.
func TestTechniques(t *testing.T) {
	for expression, want := range map[string]string{"": strings.Join(generated.Names(), " "), "^(tree|split|chi)$": "split tree", "^gin$": ""} {
		c, err := parse([]string{"-router", expression}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(c.techniques, " "); got != want {
			t.Errorf("-router %q: techniques %s, want %s", expression, got, want)
		}
	}
}

// The gauges are there even if they were not asked for.
func TestGaugesAreAlwaysMeasured(t *testing.T) {
	gauges := " noop handler baseline"
	for expression, want := range map[string]string{"^match$": "match" + gauges, "^noop$": gauges[1:], "^gin": "gin gin-options" + gauges} {
		c, err := parse([]string{"-router", expression}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, x := range c.contestants {
			names = append(names, x.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("-router %q: %s, want %s", expression, got, want)
		}
	}
}

func TestCommand(t *testing.T) {
	for args, want := range map[string]string{
		"":                      "go run -C compare .",
		"-o elsewhere -count 4": "go run -C compare .",
		"-docs":                 "go run -C compare . -docs",
		"-docs -quick -count 7": "go run -C compare . -docs -quick -count 7",
		"-quick":                "go run -C compare . -quick",
		"-only gr -quick":       "go run -C compare . -quick -only 'gr'",
		"-quick -count 3":       "go run -C compare . -quick -count 3",
		"-routes $a b.txt -o p": "go run -C compare . -routes '$a' b.txt -o p",
		"-routes a -routes b":   "go run -C compare . -routes a b",
		"-routes a -quick b":    "go run -C compare . -routes a b -quick",
		"-router m|'":           `go run -C compare . -router 'm|'\'''`,
	} {
		c, err := parse(strings.Fields(args), nil)
		if err != nil || c.command != want {
			t.Errorf("%q: command %q, error %v, want %q", args, c.command, err, want)
		}
	}
}
