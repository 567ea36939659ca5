package contestant

import "github.com/gin-gonic/gin"

// newGin405 returns gin with the one option that makes it tell a wrong method from an unknown path.
func newGin405() Contestant {
	newEngine := func() *gin.Engine {
		engine := gin.New()
		engine.HandleMethodNotAllowed = true
		return engine
	}
	return ginLibrary(newEngine).contestant(Contestant{
		Name: "gin-405", Title: "gin-gonic/gin with HandleMethodNotAllowed", Module: ginModule, Program: ginProgram,
	})
}
