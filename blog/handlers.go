package blog

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// App has the handlers of the blog, and its data.
type App struct {
	Database *Database
	Files    fs.FS
}

const (
	pageSize  = 10      // posts per page
	mostBytes = 1 << 20 // per post or comment
)

// Home writes the number of posts.
func (a App) Home(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "a blog with %d posts\n", len(a.Database.Slugs()))
}

// ListPosts writes the slugs of all posts, a line each.
func (a App) ListPosts(w http.ResponseWriter, r *http.Request) { writeLines(w, a.Database.Slugs()) }

// NewPost says how to write a post.
func (a App) NewPost(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "PUT a text to /posts/ and a slug of your choice")
}

// ShowPost writes a post and its comments.
func (a App) ShowPost(w http.ResponseWriter, r *http.Request, slug string) {
	p, ok := a.Database.Post(slug)
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintln(w, p.Text)
	for _, id := range slices.Sorted(maps.Keys(p.Comments)) {
		fmt.Fprintf(w, "%d: %s\n", id, p.Comments[id])
	}
}

// PutPost stores the request's body as the text of a post.
func (a App) PutPost(w http.ResponseWriter, r *http.Request, slug string) {
	if text, ok := readText(w, r); ok {
		a.Database.Put(slug, text)
		w.WriteHeader(http.StatusNoContent)
	}
}

// DeletePost deletes a post.
func (a App) DeletePost(w http.ResponseWriter, r *http.Request, slug string) {
	done(w, r, a.Database.Delete(slug))
}

// AddComment adds the request's body to a post, as a comment.
func (a App) AddComment(w http.ResponseWriter, r *http.Request, slug string) {
	if text, ok := readText(w, r); ok {
		done(w, r, a.Database.AddComment(slug, text) > 0)
	}
}

// DeleteComment deletes a comment.
func (a App) DeleteComment(w http.ResponseWriter, r *http.Request, slug string, id int) {
	done(w, r, a.Database.DeleteComment(slug, id))
}

// ShowPage writes the slugs of ten posts.
func (a App) ShowPage(w http.ResponseWriter, r *http.Request, page int) {
	pages := slices.Collect(slices.Chunk(a.Database.Slugs(), pageSize))
	if page > len(pages) {
		http.NotFound(w, r)
		return
	}
	writeLines(w, pages[page-1])
}

// ShowFile serves a file, or the index.html of a folder. A folder without one is 404, like a missing file. http.ServeFileFS redirects a
// folder to its path with a slash at the end, and index.html to its folder.
func (a App) ShowFile(w http.ResponseWriter, r *http.Request, name string) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html" // of a folder
	}
	info, err := fs.Stat(a.Files, name)
	if err == nil && info.IsDir() {
		_, err = fs.Stat(a.Files, name+"/index.html")
	}
	if err != nil {
		http.NotFound(w, r)
		return
	}
	http.ServeFileFS(w, r, a.Files, name)
}

func writeLines(w http.ResponseWriter, lines []string) {
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
}

// done answers 204, or 404 if the post or comment does not exist.
func done(w http.ResponseWriter, r *http.Request, ok bool) {
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// readText returns the request's body. If it is too long or cannot be read, readText answers the request and returns false.
func readText(w http.ResponseWriter, r *http.Request) (text string, ok bool) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBytes))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return "", false
	}
	return string(b), true
}
