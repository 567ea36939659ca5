package behaviour

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"

	"gorouting/compare/internal/library"
)

// OldGo is the oldest supported version of Go. ServeMux is part of Go, so its answers depend on the version.
const OldGo = "go1.26.8"

// addOldGo asks ServeMux under OldGo. It adds the answers to those rows in which they differ from the current ones.
func (f *Findings) addOldGo(ctx context.Context) {
	if f.Go == f.OldGo {
		f.Missing = "the program was built with " + OldGo
		return
	}
	cells, err := serveMuxUnder(ctx, OldGo)
	if err != nil {
		f.Missing = err.Error()
		return
	}
	f.compareOldGo(cells)
}

// compareOldGo sets Old in each row whose cell of ServeMux differs from the given one.
func (f *Findings) compareOldGo(cells map[string]Cell) {
	for i, row := range f.Rows {
		now, _ := row.Cell("servemux")
		if old, ok := cells[row.Name]; ok && (old.Text != now.Text || old.Mark != now.Mark) {
			f.Rows[i].Old = &old
		}
	}
}

// WriteServeMux asks ServeMux every question, and writes its cells by row as JSON. The program servemux runs it.
func WriteServeMux(w io.Writer) error {
	routers, err := library.Named("servemux")
	if err != nil {
		return err
	}
	cells := map[string]Cell{}
	for _, q := range questions() {
		cells[q.name] = q.row(routers).Cells[0]
	}
	return json.NewEncoder(w).Encode(struct {
		Go    string
		Cells map[string]Cell
	}{runtime.Version(), cells})
}

// serveMuxUnder runs the program servemux under another version of Go, and returns its cells.
func serveMuxUnder(ctx context.Context, version string) (map[string]Cell, error) {
	folder, err := library.Folder(ctx)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "go", "run", "./internal/behaviour/servemux")
	cmd.Dir, cmd.Env = folder, append(os.Environ(), "GOTOOLCHAIN="+version, "CGO_ENABLED=0")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("ServeMux was not asked under %s, because go run failed: %w: %s", version, err, lastLine(stderr.Bytes()))
	}
	var answer struct {
		Go    string
		Cells map[string]Cell
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return nil, fmt.Errorf("reading the answers of ServeMux under %s: %w", version, err)
	}
	if answer.Go != version {
		return nil, errors.New("the go command used " + answer.Go + " in place of " + version)
	}
	return answer.Cells, nil
}

func lastLine(text []byte) []byte {
	text = bytes.TrimSpace(text)
	return text[bytes.LastIndexByte(text, '\n')+1:]
}
