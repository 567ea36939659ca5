// Package plain has helpers of generated routers. Package gen copies them from here.
package plain
