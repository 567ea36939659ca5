package routes

import (
	"cmp"
	"fmt"
	"go/token"
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameAll names the routes that have no name. A name depends only on the method and the pattern, so it stays the same when
// other lines are added or moved. If two routes would get the same name, nameAll appends a hash of the method and the pattern
// to both.
func (p *parser) nameAll() {
	taken := map[string]int{}
	for _, r := range p.routes {
		taken[cmp.Or(r.Name, usualName(r))]++
	}
	for i, r := range p.routes {
		if r.Name == "" {
			p.routes[i].Name = usualName(r)
			if taken[p.routes[i].Name] > 1 {
				p.routes[i].Name += fmt.Sprintf("_%08x", hash(r))
			}
		}
	}
}

// usualName returns the method in lower case and the words of the pattern, run together: "getUsersId" for GET /users/{id},
// "getUsersSlash" for GET /users/{$}, "getRoot" for GET /, "anyV3Path" for * /v3{/path...}. A character that an identifier cannot
// contain ends a word.
func usualName(r Route) string {
	name := words(strings.ToLower(r.Method))
	if r.Method == AnyMethod {
		name = "any"
	}
	pattern := r.full()
	if !pattern.HasRest() {
		pattern = r.Patterns[0] // "{/}" adds no word
	}
	for i, s := range pattern {
		switch {
		case !s.IsParam() && s.Text == "" && i == 0:
			name += "Root"
		case !s.IsParam() && s.Text == "":
			name += "Slash"
		default:
			name += words(s.Text) + words(s.Before) + words(s.Name) + words(s.After)
		}
	}
	first, rest := splitFirst(name)
	if name = string(unicode.ToLower(first)) + rest; !token.IsIdentifier(name) {
		name = "route" + words(name)
	}
	return shortened(name, r)
}

// words returns the letters and digits of text; the first letter of each word is in upper case.
func words(text string) string {
	var name strings.Builder
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		first, rest := splitFirst(word)
		name.WriteString(string(unicode.ToUpper(first)) + rest)
	}
	return name.String()
}

// splitFirst splits text after its first rune.
func splitFirst(text string) (first rune, rest string) {
	first, size := utf8.DecodeRuneInString(text)
	return first, text[size:]
}

// hash returns a hash of method and pattern.
func hash(r Route) uint32 {
	h := fnv.New32a()
	h.Write([]byte(r.String()))
	return h.Sum32()
}
