// Package regexswitch has helpers of generated routers with regular expressions. Package gen copies them from here, except this file.
package regexswitch

import "strconv"

// number stands for the helper of package plain.
func number(segment string, n *int) bool {
	value, err := strconv.Atoi(segment)
	*n = value
	return err == nil
}
