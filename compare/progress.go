package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress tells how far a run has come: on a terminal with a bar, elsewhere with a line now and then.
type progress struct {
	w        io.Writer
	terminal bool
	bar      *progressbar.ProgressBar // nil elsewhere than on a terminal, and before the first stage

	name        string
	begin       time.Time
	done, total int       // steps of the stage
	label       string    // the last one that was told
	told        time.Time // when the last line was printed elsewhere than on a terminal
}

// patience is after how long a line is due elsewhere than on a terminal, even if a stage has nothing new to say.
const patience = 10 * time.Second

func newProgress(w io.Writer) *progress {
	f, isFile := w.(*os.File)
	return &progress{w: w, terminal: isFile && term.IsTerminal(int(f.Fd()))}
}

// stage begins the next part of the run. It has so many steps.
func (p *progress) stage(name string, steps int) {
	p.end()
	p.name, p.begin, p.done, p.total, p.label = name, time.Now(), 0, steps, ""
	if !p.terminal {
		p.line(name)
		return
	}
	p.bar = progressbar.NewOptions(steps,
		progressbar.OptionSetWriter(p.w),
		progressbar.OptionSetDescription(name),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetRenderBlankState(true),
		progressbar.OptionSetWidth(30),
	)
}

// step is called after each step. The label says what the step was part of; it is told when it changes.
func (p *progress) step(label string) {
	p.done++
	isNew := label != p.label
	p.label = label
	switch {
	case p.terminal:
		if isNew {
			p.bar.Describe(p.name + ", " + label)
		}
		p.bar.Add(1) // that it cannot draw is no reason to stop
	case isNew:
		p.line(p.name + ", " + label + p.left())
	case time.Since(p.told) > patience:
		p.line(fmt.Sprintf("%s, %d of %d%s", p.name, p.done, p.total, p.left()))
	}
}

// note is called during a step that takes long, with what it is about at the moment.
func (p *progress) note(text string) {
	switch {
	case p.terminal:
		p.bar.Describe(p.name + ", " + text)
	case time.Since(p.told) > patience:
		p.line(p.name + ", " + text)
	}
}

// line prints a line.
func (p *progress) line(text string) {
	fmt.Fprintln(p.w, text)
	p.told = time.Now()
}

// left says how long the stage will still take; "" before that is known.
func (p *progress) left() string {
	if p.done < p.total/100 || p.done < 2 {
		return ""
	}
	each := time.Since(p.begin) / time.Duration(p.done)
	return fmt.Sprintf(", about %v left", (each * time.Duration(p.total-p.done)).Round(time.Second))
}

// say prints a line of its own.
func (p *progress) say(format string, args ...any) {
	p.end()
	fmt.Fprintf(p.w, "compare: "+format+"\n", args...)
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Clear()
		p.bar = nil
	}
}
