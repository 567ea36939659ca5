package desk

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"testing"
)

// TestPDF: the table at the end of a document has the place of each object, and the length of the text is right.
func TestPDF(t *testing.T) {
	doc := pdf([]string{"a (b", `c\`, "naïve 語"})
	for i, match := range regexp.MustCompile(`(?m)^(\d{10}) 00000 n $`).FindAllSubmatch(doc, -1) {
		offset, _ := strconv.Atoi(string(match[1]))
		if want := fmt.Sprintf("%d 0 obj\n", i+1); !bytes.HasPrefix(doc[offset:], []byte(want)) {
			t.Errorf("object %d is not at %d:\n%s", i+1, offset, doc)
		}
	}
	start, _ := strconv.Atoi(string(regexp.MustCompile(`startxref\n(\d+)\n`).FindSubmatch(doc)[1]))
	if !bytes.HasPrefix(doc[start:], []byte("xref\n0 6\n")) {
		t.Errorf("the table is not at %d:\n%s", start, doc)
	}
	text := regexp.MustCompile(`(?s)/Length (\d+) >>\nstream\n(.*)\nendstream`).FindSubmatch(doc)
	if string(text[1]) != strconv.Itoa(len(text[2])) {
		t.Errorf("the text has %d bytes, and the document says %s", len(text[2]), text[1])
	}
	if want := []byte("(a \\(b) '\n(c\\\\) '\n(na\xefve ?) '\n"); !bytes.Contains(text[2], want) {
		t.Errorf("the text is %q, want %q in it", text[2], want)
	}
}
