// Blog serves the blog on 127.0.0.1:8080, with the router of package split.
package main

import (
	"log"
	"net/http"
	"os"

	"blog"
	"blog/split"
)

func main() {
	app := blog.App{Database: new(blog.Database), Files: os.DirFS(".")}
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", split.New(app)))
}
