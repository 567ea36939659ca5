package desk

import (
	"bytes"
	"fmt"
	"strings"
)

// pdf returns a document of one page with lines of text. Characters outside of Latin-1 become question marks.
func pdf(lines []string) []byte {
	var text bytes.Buffer
	text.WriteString("BT /F1 11 Tf 14 TL 50 790 Td\n")
	for _, line := range lines {
		text.WriteByte('(')
		for _, c := range line {
			if c < ' ' || c > 0xff {
				c = '?'
			}
			if strings.ContainsRune(`()\`, c) {
				text.WriteByte('\\')
			}
			text.WriteByte(byte(c))
		}
		text.WriteString(") '\n")
	}
	text.WriteString("ET")

	var doc bytes.Buffer
	doc.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", text.Len(), &text),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	} {
		offsets = append(offsets, doc.Len())
		fmt.Fprintf(&doc, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := doc.Len()
	fmt.Fprintf(&doc, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&doc, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&doc, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return doc.Bytes()
}
