package paths

import "fmt"

// numberError returns an error if the value is below 1.
func numberError(name string, value int) error {
	if value < 1 {
		return fmt.Errorf("%s is %d; it must be at least 1", name, value)
	}
	return nil
}
