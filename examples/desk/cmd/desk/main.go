// Desk serves the help desk on 127.0.0.1:8080.
package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"

	"examples/desk"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "`address` to serve")
	folder := flag.String("files", "desk/manuals", "`folder` that /files/ shows")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "Desk serves a help desk. DESK_PASSWORD is the password of the user admin, DESK_HOOK_KEY signs the requests of /hooks/.")
		flag.PrintDefaults()
	}
	flag.Parse()
	if err := run(*addr, *folder); err != nil {
		log.Fatal(err)
	}
}

func run(addr, folder string) error {
	root, err := os.OpenRoot(folder) // unlike os.DirFS, it follows no link out of the folder
	if err != nil {
		return err
	}
	defer root.Close()
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	app := desk.New(root.FS(), []byte(cmp.Or(os.Getenv("DESK_HOOK_KEY"), rand.Text())), slog.Default())
	password := os.Getenv("DESK_PASSWORD")
	if password == "" {
		password = rand.Text()
		fmt.Println("the password of the user admin is", password)
	}
	app.AddUser("admin", password, true)

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return app.Serve(ctx, listener)
}
