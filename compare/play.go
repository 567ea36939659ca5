package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"time"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/playground"
)

func playCommand() *cli.Command {
	return &cli.Command{
		Name:      "play",
		Usage:     "open the playground on this machine: a request, and what each router does with it",
		ArgsUsage: "[FILE]",
		Description: `Serves the playground on loopback until Ctrl-C, and prints its address. FILE is anything that "table" reads. The same page runs on a static
site without a server; here, the routers run natively, which is faster with large tables.

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
			state, err := stateOf(cmd)
			if err != nil {
				return err
			}
			return play(ctx, cmd, state)
		},
	}
}
