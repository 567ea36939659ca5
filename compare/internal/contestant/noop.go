package contestant

import (
	"net/http"

	"gorouting/compare/internal/report"
)

func noop() Contestant {
	return Contestant{
		Name: "noop", Group: report.GroupGauge, Title: "answers nothing: what the measuring costs",
		New: func() http.Handler { return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}) },
	}
}
