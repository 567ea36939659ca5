package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/playground"
	"gorouting/compare/internal/playground/web"
)

func playCommand() *cli.Command {
	return &cli.Command{
		Name:      "play",
		Usage:     "serve the playground on this machine: type a request, and see what each router does",
		ArgsUsage: "[FILE]",
		Description: `Serves the site with the playground on loopback until Ctrl-C, and prints its address. FILE is anything that "table" reads. "site" writes the same
pages for a static host; here, the routers run natively, which is faster with large tables.

Example:
  $ go run ./compare play internal/routes/testdata/github-2025.txt
  http://127.0.0.1:8080/playground.html#…`,
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "port", Usage: " N\tlisten on port N (default 8080; 0 chooses a free one)", Value: 8080},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.NArg() > 1 {
				return misuse(cmd, "%d files are given: expected one at most, or - for standard input", cmd.NArg())
			}
			if port := cmd.Int("port"); port < 0 || port > 65535 {
				return misuse(cmd, "-port %d: expected a number of 0 … 65535", port)
			}
			state, err := stateOf(cmd)
			if err != nil {
				return err
			}
			return play(ctx, cmd, state)
		},
	}
}

// stateOf returns the state that the page begins with. Without a file, the page chooses one of its examples.
func stateOf(cmd *cli.Command) (playground.State, error) {
	if cmd.NArg() == 0 {
		return playground.State{}, nil
	}
	name := cmd.Args().First()
	content, err := contentOf(cmd, name)
	if err != nil {
		return playground.State{}, err
	}
	state := playground.State{Source: playground.Source{Text: string(content)}, Method: http.MethodGet, Target: "/"}
	if name != "-" {
		state.File = filepath.Base(name)
	}
	return state, nil
}

// contentOf returns the content of a file, or of standard input for "-".
func contentOf(cmd *cli.Command, name string) ([]byte, error) {
	from := cmd.Reader
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		from = file
	}
	content, err := io.ReadAll(io.LimitReader(from, playground.MostText+1))
	if err == nil && len(content) > playground.MostText {
		err = fmt.Errorf("%s has more than %d bytes, the limit of the playground; routes, diff and table read larger files", name, playground.MostText)
	}
	return content, err
}

// play serves the playground until ctx is done.
func play(ctx context.Context, cmd *cli.Command, state playground.State) error {
	files, err := siteFiles(ctx, "")
	if err != nil {
		return err
	}
	l, err := playground.Listen(cmd.Int("port"))
	if err != nil {
		return fmt.Errorf("%w; -port chooses another port", err)
	}
	address := "http://" + l.Addr().String() + "/" + web.Playground
	if state.Text != "" {
		fragment, err := state.Fragment()
		if err != nil {
			return err
		}
		address += fragment
	}
	fmt.Fprintln(cmd.Writer, address)
	fmt.Fprintln(cmd.ErrWriter, "The playground is at this address until Ctrl-C.")
	server := &http.Server{
		Handler:           playground.Server{Engine: playground.NewEngine("native"), Files: files, Addr: l.Addr().String()}.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
	}
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
