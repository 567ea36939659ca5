package desk

import (
	"context"
	"net/http"
)

// cookieName is the cookie with the token of a session.
const cookieName = "session"

// userKey is the key of the user in a request's context.
type userKey struct{}

// userOf returns the user of a request that has passed Auth.
func userOf(r *http.Request) User {
	u, _ := r.Context().Value(userKey{}).(User)
	return u
}

// Auth is the middleware of the group @auth: it refuses requests without a session, and stores the user in the context.
func (a *App) Auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u, ok := a.users.ofSession(token(r))
		if !ok {
			w.Header().Set("WWW-Authenticate", "Cookie")
			refuse(w, r, http.StatusUnauthorized, "log in first")
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey{}, u)))
	})
}

// Admin is the middleware of the group @admin, inside of @auth. A route without @auth has no user, so it is refused.
func (a *App) Admin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !userOf(r).Admin {
			refuse(w, r, http.StatusForbidden, "only administrators may do this")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// token returns the token of the request's session, or "".
func token(r *http.Request) string {
	c, err := r.Cookie(cookieName)
	if err != nil {
		return ""
	}
	return c.Value
}

// ShowLogin shows the form.
func (a *App) ShowLogin(w http.ResponseWriter, r *http.Request) {
	writePage(w, http.StatusOK, "login", "")
}

// Login begins a session.
func (a *App) Login(w http.ResponseWriter, r *http.Request) {
	token, ok := a.users.login(r.PostFormValue("name"), r.PostFormValue("password"))
	if !ok {
		writePage(w, http.StatusUnauthorized, "login", "The name or the password is wrong.")
		return
	}
	setCookie(w, r, token, int(sessionTime.Seconds()))
	http.Redirect(w, r, "/app/", http.StatusSeeOther)
}

// Logout ends the session.
func (a *App) Logout(w http.ResponseWriter, r *http.Request) {
	a.users.logout(token(r))
	setCookie(w, r, "", -1)
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// setCookie sets the session's cookie. Behind a proxy that ends TLS, make Secure true.
func setCookie(w http.ResponseWriter, r *http.Request, token string, age int) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: token, Path: "/", MaxAge: age, HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteLaxMode,
	})
}

// ShowMe answers with the user.
func (a *App) ShowMe(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, userOf(r))
}

// ListUsers answers with all users.
func (a *App) ListUsers(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, a.users.all())
}

// PutUser adds a user, or gives one a new password and new rights. This ends all sessions of the user.
func (a *App) PutUser(w http.ResponseWriter, r *http.Request, name string) {
	var body struct {
		Password string
		Admin    bool
	}
	switch {
	case !readJSON(w, r, &body):
	case len(body.Password) < 12:
		refuse(w, r, http.StatusUnprocessableEntity, "a password must have 12 characters or more")
	default:
		a.AddUser(name, body.Password, body.Admin)
		w.WriteHeader(http.StatusNoContent)
	}
}

// DeleteUser deletes a user. Users cannot delete themselves, so there is always an administrator.
func (a *App) DeleteUser(w http.ResponseWriter, r *http.Request, name string) {
	switch {
	case name == userOf(r).Name:
		refuse(w, r, http.StatusConflict, "another administrator must delete you")
	case !a.users.delete(name):
		refuse(w, r, http.StatusNotFound, "no user has this name")
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}
