// Package values has helpers of generated routers that copy requests. Package gen copies them from here, except this file.
package values
