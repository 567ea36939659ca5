package blog

import (
	"maps"
	"slices"
	"sync"
)

// Database holds posts by their slugs, in memory. The zero value is empty. It may be used by several goroutines at once.
type Database struct {
	mu    sync.Mutex
	posts map[string]Post
}

// Post is a text and its comments.
type Post struct {
	Text     string
	Comments map[int]string // by number, from 1
	last     int            // the number of the last comment
}

// Slugs returns the slugs of all posts, sorted.
func (d *Database) Slugs() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Sorted(maps.Keys(d.posts))
}

// Post returns a copy of a post. It returns false if the post does not exist.
func (d *Database) Post(slug string) (Post, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	p, ok := d.posts[slug]
	p.Comments = maps.Clone(p.Comments)
	return p, ok
}

// Put stores the text of a post, and creates the post if necessary.
func (d *Database) Put(slug, text string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.posts == nil {
		d.posts = map[string]Post{}
	}
	p := d.posts[slug]
	p.Text = text
	d.posts[slug] = p
}

// Delete deletes a post with its comments. It returns false if the post does not exist.
func (d *Database) Delete(slug string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, ok := d.posts[slug]
	delete(d.posts, slug)
	return ok
}

// AddComment adds a comment to a post and returns its number, or 0 if the post does not exist.
func (d *Database) AddComment(slug, text string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	p, ok := d.posts[slug]
	if !ok {
		return 0
	}
	if p.Comments == nil {
		p.Comments = map[int]string{}
	}
	p.last++
	p.Comments[p.last] = text
	d.posts[slug] = p
	return p.last
}

// DeleteComment deletes a comment. It returns false if the comment does not exist.
func (d *Database) DeleteComment(slug string, id int) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, ok := d.posts[slug].Comments[id]
	delete(d.posts[slug].Comments, id)
	return ok
}
