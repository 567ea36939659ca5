package standalone

import (
	"net/http"
	"testing"
)

func TestFit(t *testing.T) {
	const none = "no match"
	for _, c := range []struct{ pattern, path, want string }{
		{"/", "/", ""},
		{"/", "", none},
		{"/posts", "/posts", ""},
		{"/posts", "/posts/", none},
		{"/posts", "/post", none},
		{"/posts/{$}", "/posts/", ""},
		{"/posts/{$}", "/posts/a", none},
		{"/posts/{slug}/edit", "/posts/a b/edit", ` "a b"`},
		{"/posts/{slug}/edit", "/posts//edit", none},
		{"/posts/{slug}", "/posts/a/b", none},
		{"/posts/{id:int}", "/posts/007", ` "7"`},
		{"/posts/{id:int}", "/posts/0", none},
		{"/posts/{id:int}", "/posts/+7", none},
		{"/posts/{id:int}", "/posts/9223372036854775808", none},
		{"/v/{version:v1|latest}", "/v/latest", ` "latest"`},
		{"/v/{version:v1|latest}", "/v/v1|latest", none},
		{"/v{id:int}.json", "/v7.json", ` "7"`},
		{"/v{id:int}.json", "/7.json", none},
		{"/v{id:int}.json", "/v7", none},
		{"/{a}/{b}", "/1/2", ` "1" "2"`},
		{"/files/{name...}", "/files/a/b/", ` "a/b/"`},
		{"/files/{name...}", "/files/", ` ""`},
		{"/files/{name...}", "/files", none},
	} {
		got, ok := fit(c.pattern, c.path)
		if !ok {
			got = none
		}
		if got != c.want {
			t.Errorf("%s %s: %s, want %s", c.pattern, c.path, got, c.want)
		}
	}
}

// TestAsk: an answer includes the body of a refusal if it is not the usual one.
func TestAsk(t *testing.T) {
	for body, want := range map[string]string{"404 page not found": "404", "gone": `404 with the body "gone\n"`} {
		router := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Error(w, body, http.StatusNotFound) })
		if got := ask(router, "GET", "/"); got != want {
			t.Errorf("%q: %s, want %s", body, got, want)
		}
	}
}
