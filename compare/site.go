package main

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/playground"
	"gorouting/compare/internal/playground/web"
	"gorouting/compare/internal/report"
)

func siteCommand() *cli.Command {
	return &cli.Command{
		Name:      "site",
		Usage:     "write the report and the playground as a site for any web server",
		ArgsUsage: "-o FOLDER [flags]",
		Description: `Writes a folder for any static web server: pages about the published report, and the playground. The go command builds the playground's engine
for browsers, which takes a minute.

Example:
  $ go run ./compare site -o ../site
  …
  ../site/index.html

The pages about the report also work when they are opened from disk. The playground needs a server; "play" is one.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "o", Usage: " FOLDER\twrite the site into FOLDER"},
			&cli.StringFlag{Name: "from", Usage: " FOLDER\tshow the report in FOLDER, which \"report -o FOLDER\" wrote (default: the published one)"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.NArg() > 0 {
				return misuse(cmd, "unexpected argument %q", cmd.Args().First())
			}
			folder := cmd.String("o")
			if folder == "" {
				return misuse(cmd, "-o is missing: expected a folder for the site")
			}
			files, err := siteFiles(ctx, cmd.String("from"))
			if err != nil {
				return err
			}
			if err := writable(folder); err != nil {
				return err
			}
			p := newProgress(cmd.ErrWriter)
			defer p.end()
			p.stage("building the engine of the playground", -1)
			engine, err := playground.Build(ctx)
			if err != nil {
				return err
			}
			maps.Copy(files, engine)
			if err := report.WriteFiles(folder, files); err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.Writer, filepath.Join(folder, web.WhichRouter))
			return err
		},
	}
}

// siteFiles returns the files of a site, except the engine of the playground. It shows the report in a folder, or the published one if the
// folder is "".
func siteFiles(ctx context.Context, folder string) (map[string][]byte, error) {
	if folder == "" {
		module, err := library.Folder(ctx)
		if err != nil {
			return nil, err
		}
		folder = documents{root: filepath.Dir(module)}.published()
	}
	s, err := readSource(folder, "")
	if err != nil {
		return nil, err
	}
	files, err := s.run.Site()
	if err != nil {
		return nil, err
	}
	files[linesFile] = s.files[linesFile]
	return files, nil
}
