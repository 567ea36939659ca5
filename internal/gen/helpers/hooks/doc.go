// Package hooks has a helper of generated routers with hooks. Package gen copies it from here, except this file.
package hooks

// Handlers stands for the generated interface.
type Handlers any
