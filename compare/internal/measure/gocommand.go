package measure

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// goCommand runs the go command in a folder, the current one for "", and returns what it prints to stdout, also if it fails. It
// uses no C compiler, so that what it builds does not depend on whether there is one.
func goCommand(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("there is no go command")
	case err != nil:
		return out, fmt.Errorf("go %s: %s", args[0], complaint(stderr.String()))
	}
	return out, nil
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
