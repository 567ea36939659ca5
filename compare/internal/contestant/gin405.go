package contestant

import gonic "github.com/gin-gonic/gin"

// gin405 is gin with the one option that makes it tell a wrong method from an unknown path.
func gin405() Contestant {
	newEngine := func() *gonic.Engine {
		engine := gonic.New()
		engine.HandleMethodNotAllowed = true
		return engine
	}
	return ginLibrary(newEngine).contestant(Contestant{
		Name: "gin-405", Title: "gin-gonic/gin with HandleMethodNotAllowed", Module: ginModule, Program: ginProgram,
	})
}
