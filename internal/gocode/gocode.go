// Package gocode counts lines of Go.
package gocode

import (
	"go/scanner"
	"go/token"
	"strings"
)

// Lines returns the numbers of the lines with code in a Go file. It leaves out blank lines and lines with only comments.
func Lines(text []byte) map[int]bool {
	file := token.NewFileSet().AddFile("", -1, len(text))
	var s scanner.Scanner
	s.Init(file, text, nil, 0)
	lines := map[int]bool{}
	for {
		pos, tok, literal := s.Scan()
		switch {
		case tok == token.EOF:
			return lines
		case tok == token.SEMICOLON && literal == "\n": // inserted by the scanner at the end of a line
			continue
		}
		first := file.Line(pos)
		for line := range 1 + strings.Count(literal, "\n") {
			lines[first+line] = true
		}
	}
}
