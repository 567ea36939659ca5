// Package chain has helpers of generated routers with groups. Package gen copies them from here, except this file.
package chain
