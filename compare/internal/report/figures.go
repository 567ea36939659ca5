package report

import (
	"fmt"
	"math"
	"slices"

	"gorouting/compare/internal/bench"
)

// grown is the table that was measured with several numbers of routes.
const grown = "grown"

// cell returns the cell of a request in a router. The table is the widgets unless another name and number of routes follow.
func cell(router, request string, table []any) (bench.Cell, error) {
	c := bench.Cell{Family: bench.Serve, Table: "widgets", Routes: 11, Request: request, Router: router}
	if len(table) == 0 {
		return c, nil
	}
	if len(table) == 2 {
		name, isName := table[0].(string)
		n, isNumber := table[1].(int)
		if isName && isNumber {
			c.Table, c.Routes = name, n
			return c, nil
		}
	}
	return c, fmt.Errorf("%v is not a table; expected a name and a number of routes, as in \"grown\" 1000", table)
}

// place describes a cell: "gin, hits, widgets with 11 routes". Errors and the names of quantities use it.
func place(c bench.Cell) string {
	text := fmt.Sprintf("%s, %s, %s with %d routes", c.Router, c.Request, c.Table, c.Routes)
	if c.Live != "" {
		text += ", " + c.Live + " alive"
	}
	return text
}

// ratio returns how many times as long as ServeMux a router takes: "0.77 (0.71–0.83)".
func (p *pages) ratio(router, request string, table ...any) (string, error) {
	return p.over(router, bench.ServeMux, request, table...)
}

// over is like ratio, but compares any two routers: over "gin" "echo" divides the time of gin by the time of echo.
func (p *pages) over(router, other, request string, table ...any) (string, error) {
	c, err := cell(router, request, table)
	if err != nil {
		return "", err
	}
	i := p.Bench.Ratio(c, other)
	if !i.Known() {
		return "", fmt.Errorf("no ratio to %s was measured for %s", other, place(c))
	}
	return p.times(c, other, i)
}

// mid is like ratio, but returns no interval.
func (p *pages) mid(router, request string, table ...any) (string, error) {
	c, err := cell(router, request, table)
	if err != nil {
		return "", err
	}
	i := p.Bench.Ratio(c, bench.ServeMux)
	if !i.Known() {
		return "", fmt.Errorf("no ratio to %s was measured for %s", bench.ServeMux, place(c))
	}
	return p.showRatio(c, bench.ServeMux, i)
}

// times returns the ratio i with its interval. It returns "1" if both routers are the same.
func (p *pages) times(c bench.Cell, other string, i bench.Interval) (string, error) {
	if c.Router == other {
		return "1", nil
	}
	text, err := p.showRatio(c, other, i)
	return text + span(i, number), err
}

func (p *pages) showRatio(c bench.Cell, other string, i bench.Interval) (string, error) {
	return p.show(fmt.Sprintf("ratio to %s of %s", other, place(c)), number(i.Mid))
}

// verdict says in a word how a router compares with another one: "faster", "slower", "tie" or "too few rounds".
func (p *pages) verdict(router, other, request string, table ...any) (string, error) {
	c, err := cell(router, request, table)
	if err != nil {
		return "", err
	}
	return p.compared(c, other), nil
}

func (p *pages) compared(c bench.Cell, other string) string {
	to := c
	to.Router = other
	switch p.Bench.Ties(c, to) {
	case bench.Faster:
		return "faster"
	case bench.Slower:
		return "slower"
	case bench.Tie:
		return "tie"
	}
	return "too few rounds"
}

// time returns the processor time of a request: "516 ns".
func (p *pages) time(router, request string, table ...any) (string, error) {
	c, err := cell(router, request, table)
	if err != nil {
		return "", err
	}
	return p.showTime(c)
}

func (p *pages) showTime(c bench.Cell) (string, error) {
	i := p.Bench.Time(c)
	if !i.Known() {
		return "", fmt.Errorf("no time was measured for %s", place(c))
	}
	return p.show("time of "+place(c), duration(i.Mid))
}

// allocs returns the number of allocations for a request.
func (p *pages) allocs(router, request string, table ...any) (string, error) {
	return p.perRequest("allocs/op", router, request, table)
}

// bytes returns how many bytes a request allocates.
func (p *pages) bytes(router, request string, table ...any) (string, error) {
	return p.perRequest("B/op", router, request, table)
}

func (p *pages) perRequest(unit, router, request string, table []any) (string, error) {
	c, err := cell(router, request, table)
	if err != nil {
		return "", err
	}
	return p.value(c, unit)
}

// value returns a number of a cell, such as its allocs/op.
func (p *pages) value(c bench.Cell, unit string) (string, error) {
	v, ok := p.Bench.Value(c, unit)
	if !ok {
		return "", fmt.Errorf("no %s was measured for %s", unit, place(c))
	}
	return p.show(unit+" of "+place(c), count(v))
}

// overtaken says between which numbers of routes a router becomes slower than another one, on distinct requests.
func (p *pages) overtaken(router, other string) (string, error) {
	sizes := p.sizes()
	if len(sizes) == 0 {
		return "", fmt.Errorf("no larger tables were measured for %s and %s", router, other)
	}
	before := 0
	for _, n := range sizes {
		c, to := grownCell(router, n), grownCell(other, n)
		if p.Bench.Ties(c, to) != bench.Slower {
			if p.Bench.Ratio(c, other).Known() {
				before = n
			}
			continue
		}
		if before == 0 {
			return p.show(router+" overtaken by "+other, fmt.Sprintf("below %s routes", thousands(n)))
		}
		return p.show(router+" overtaken by "+other, fmt.Sprintf("between %s and %s routes", thousands(before), thousands(n)))
	}
	return p.show(router+" overtaken by "+other, fmt.Sprintf("not up to %s routes", thousands(before)))
}

func grownCell(router string, routes int) bench.Cell {
	return bench.Cell{Family: bench.Serve, Table: grown, Routes: routes, Request: "distinct", Router: router}
}

// sizes returns the numbers of routes of the grown tables that were measured, the smallest first.
func (p *pages) sizes() []int {
	var all []int
	for _, c := range p.Bench.Cells() {
		if c.Family == bench.Serve && c.Table == grown && !slices.Contains(all, c.Routes) {
			all = append(all, c.Routes)
		}
	}
	slices.Sort(all)
	return all
}

// share returns routing's share of a busy server's processor time: "about 2 % (1.5–2.4)".
func (p *pages) share(router string) (string, error) {
	i, samples := p.Bench.Share(router)
	if samples == 0 {
		return "", fmt.Errorf("no share of a request was measured for %s", router)
	}
	text := percent(i.Mid)
	if whole := math.Round(i.Mid); i.Mid >= 0.95 && (whole < i.Low || whole > i.High) {
		text = tenths(i.Mid) // "about 3 % (2.2–2.9)" would look like a mistake
	}
	text, err := p.show("share of "+router, text)
	if err != nil {
		return "", err
	}
	if i.Mid >= 0.95 {
		text = "about " + text
	}
	return fmt.Sprintf("%s %% (%s–%s)", text, tenths(i.Low), tenths(i.High)), nil
}

// coverage returns how many of the second run's ratios are outside the first run's intervals: "7 % (31 of 450)".
func (p *pages) coverage() (string, error) {
	if p.Second == nil {
		return "", fmt.Errorf("there is no second run to compare with: measure again, and type \"go run ./compare docs -second FOLDER/bench.txt\"")
	}
	outside, all := bench.Coverage(p.Bench, p.Second)
	if all == 0 {
		return "", fmt.Errorf("the two runs have no ratio in common")
	}
	return p.show("coverage", fmt.Sprintf("%.0f %% (%s of %s)", 100*float64(outside)/float64(all), thousands(outside), thousands(all)))
}

// binary returns by how many bytes a router makes a program larger.
func (p *pages) binary(router string) (string, error) {
	v, ok := p.Bench.Value(bench.Cell{Family: bench.Binary, Router: router}, "B-binary")
	if !ok {
		return "", fmt.Errorf("no size of a program was measured for %s", router)
	}
	return p.show("binary size of "+router, size(v))
}
