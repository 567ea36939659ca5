// Package report draws what a comparison found: as a page, as Markdown, as pictures and as JSON.
package report

import "gorouting/compare/internal/found"

// view is a report with the methods that draw it.
type view struct{ *found.Report }
