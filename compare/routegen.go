package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/routefile"
	"gorouting/internal/routegen"
	"gorouting/internal/routes"
)

func routegenCommand() *cli.Command {
	return &cli.Command{
		Name:            "routegen",
		Usage:           "generate a router from an API document, a listing or a table",
		SkipFlagParsing: true, // routegen has its own flags
		Action: func(_ context.Context, cmd *cli.Command) error {
			if status := routegen.Main(cmd.Args().Slice(), cmd.Root().Reader, cmd.Writer, cmd.ErrWriter, new(fileReader)); status != 0 {
				return exitStatus(status)
			}
			return nil
		},
	}
}

// exitStatus is the error of a command that has printed its errors.
type exitStatus int

func (s exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// fileReader reads every kind of file for routegen.
type fileReader struct{ routefile.Options }

// AddFlags adds the flags that say how to read a file.
func (r *fileReader) AddFlags(fs *flag.FlagSet) {
	fs.BoolVar(&r.Int, "int", false, "read integer parameters of a document as {name:int}, even if it allows integers below 1")
	fs.StringVar(&r.Prefix, "prefix", "", "put `PATH` before each path; \"servers\" stands for the servers or basePath of a document")
	fs.StringVar(&r.Strip, "strip", "", "remove `PATH` from the start of each path, and omit routes without it")
}

// Read reads a file, or stdin for the name "-".
func (r *fileReader) Read(name string, stdin io.Reader, stderr io.Writer) (*routes.Table, error) {
	file, err := readAny(r.Options, name, stdin)
	if err != nil {
		return nil, err
	}
	printNotes(stderr, file)
	return file.Table, nil
}
