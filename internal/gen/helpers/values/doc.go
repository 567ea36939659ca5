// Package values has a helper of generated routers that set path values. Package gen copies it from here, except this file.
package values
