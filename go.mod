module gorouting

go 1.26

require (
	github.com/bmizerany/pat v0.0.0-20210406213842-e4b6760bdd6f
	github.com/go-chi/chi/v5 v5.5.0
	github.com/gorilla/mux v1.8.1
)
