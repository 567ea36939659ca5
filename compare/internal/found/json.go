package found

import (
	"encoding/json"
	"fmt"
	"os"
)

// JSON returns the text of a report.json. Bytes that are not UTF-8 become U+FFFD.
func (r *Report) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(r, "", "\t")
	return append(text, '\n'), err
}

// Read returns the report of a report.json.
func Read(path string) (*Report, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("no report to read: %w", err)
	}
	r := new(Report)
	if err := json.Unmarshal(text, r); err != nil {
		return nil, fmt.Errorf("%q is not a report: %w", path, err)
	}
	return r, nil
}
