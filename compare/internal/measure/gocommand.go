package measure

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// goCommand runs the go command in a folder, the current one for "", and returns what it prints to stdout, also if it fails. It
// uses no C compiler, so that what it builds does not depend on whether there is one.
func goCommand(ctx context.Context, dir string, args ...string) ([]byte, error) {
	return goVerbose(ctx, dir, func(string) {}, args...)
}

// goVerbose is goCommand for go build -v: it calls compiling with each package that has to be compiled, while it is.
func goVerbose(ctx context.Context, dir string, compiling func(path string), args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	stderr := &verbose{compiling: compiling}
	cmd.Stderr = stderr
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("there is no go command")
	case err == nil:
		return out, nil
	}
	if why := Stopped(ctx); why != nil {
		return nil, why
	}
	return out, fmt.Errorf("go %s: %s", args[0], complaint(stderr.rest.String()))
}

// moment is how long it may take until ctx is done after a signal.
const moment = 200 * time.Millisecond

// Stopped returns why ctx is done, or nil if it is not, and is not within a moment. It is for when a program that was started has failed: Ctrl-C
// goes to that program too, which may end before ctx is done.
func Stopped(ctx context.Context) error {
	select {
	case <-ctx.Done():
	case <-time.After(moment):
	}
	return context.Cause(ctx)
}

// verbose reads what go build -v prints to stderr: a line with a package's path, and nothing else, when it begins with one.
type verbose struct {
	compiling func(path string)
	line      bytes.Buffer // not yet whole
	rest      bytes.Buffer // the lines that are no package's path
}

func (v *verbose) Write(text []byte) (int, error) {
	for line := range bytes.Lines(text) {
		v.line.Write(line)
		if line[len(line)-1] != '\n' {
			continue
		}
		if path := strings.TrimSpace(v.line.String()); path != "" && !strings.ContainsAny(path, " :") {
			v.compiling(path)
		} else {
			v.rest.Write(v.line.Bytes())
		}
		v.line.Reset()
	}
	return len(text), nil
}

// complaint returns the first line of what the go command printed that says more than a package's name.
func complaint(stderr string) string {
	for line := range strings.Lines(stderr) {
		if !strings.HasPrefix(line, "#") {
			return strings.TrimSpace(line)
		}
	}
	return "failed"
}
