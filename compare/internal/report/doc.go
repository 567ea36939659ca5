// Package report writes the pages: report.md, report.html, two charts, and the figures in the documentation.
//
// A page is text that a person wrote, with calls of functions where figures belong:
//
//	gin takes {{ratio "gin" "hits"}} times as long.  →  gin takes 0.77 (0.71–0.83) times as long.
//
// The parts of report.md are the files of the folder templates, in the order of their names. To add a part, add a file. README.md
// and docs have the same calls in comments; documents.go adds the figures.
package report
