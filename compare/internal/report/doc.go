// Package report writes the pages: report.md, report.html, the charts, and the figures in the documentation.
package report
