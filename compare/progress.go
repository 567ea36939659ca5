package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far a run is. On a terminal it draws a bar. Otherwise it prints a line now and then.
type progress struct {
	w        io.Writer
	terminal bool
	bar      *progressbar.ProgressBar // nil without a terminal, and between stages

	name        string
	begin       time.Time
	done, total int       // steps of the stage
	label       string    // of the last step
	told        time.Time // when the last line was printed
}

// patience is the time between two lines without a terminal. A new label is printed at once.
const patience = 10 * time.Second

func newProgress(w io.Writer) *progress {
	f, isFile := w.(*os.File)
	return &progress{w: w, terminal: isFile && term.IsTerminal(int(f.Fd()))}
}

// stage begins the next part of the run.
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

// step must be called after each step of a stage. label says what the step was about, or is "".
func (p *progress) step(label string) {
	p.done++
	isNew := label != p.label
	p.label = label
	switch {
	case p.terminal:
		if isNew {
			p.bar.Describe(p.name + ", " + label)
		}
		p.bar.Add(1) // an error only means that the bar is not drawn
	case isNew:
		p.line(p.name + ", " + label + p.left())
	case time.Since(p.told) > patience:
		p.line(fmt.Sprintf("%s, %d of %d%s", p.name, p.done, p.total, p.left()))
	}
}

func (p *progress) line(text string) {
	fmt.Fprintln(p.w, text)
	p.told = time.Now()
}

// left returns how long the rest of the stage will take: ", about 20s left". It returns "" until the time can be estimated.
func (p *progress) left() string {
	if p.done < p.total/100 || p.done < 2 || p.total < p.done {
		return ""
	}
	each := time.Since(p.begin) / time.Duration(p.done)
	return fmt.Sprintf(", about %v left", (each * time.Duration(p.total-p.done)).Round(time.Second))
}

// end removes the bar.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Clear()
		p.bar = nil
	}
}
