package desk

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// sessionTime is the time after which a user must log in again.
const sessionTime = 12 * time.Hour

// User is an agent.
type User struct {
	Name  string `json:"name"`
	Admin bool   `json:"admin"`
}

// users keeps the users and their sessions in memory. Replace it by your database.
type users struct {
	cost     int // rounds of PBKDF2
	mu       sync.Mutex
	accounts map[string]account
	sessions map[[sha256.Size]byte]session // by the hash of the token, so that lookups tell nothing about tokens
}

type account struct {
	User
	salt, key []byte
}

type session struct {
	name    string
	expires time.Time
}

func (u *users) init(cost int) {
	u.cost, u.accounts, u.sessions = cost, map[string]account{}, map[[sha256.Size]byte]session{}
}

// deriveKey takes a fraction of a second on purpose: a stolen list of keys is then of little use.
func (u *users) deriveKey(password string, salt []byte) []byte {
	key, err := pbkdf2.Key(sha256.New, password, salt, u.cost, sha256.Size)
	if err != nil {
		panic(err) // only for a cost below 1
	}
	return key
}

// put adds or replaces a user, and ends the sessions of one who is replaced.
func (u *users) put(name, password string, admin bool) {
	salt := make([]byte, 16)
	rand.Read(salt)
	acc := account{User{name, admin}, salt, u.deriveKey(password, salt)}

	u.mu.Lock()
	defer u.mu.Unlock()
	u.remove(name)
	u.accounts[name] = acc
}

// delete deletes a user. It returns false if the user does not exist.
func (u *users) delete(name string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.remove(name)
}

// remove is delete for callers that hold the lock.
func (u *users) remove(name string) bool {
	_, ok := u.accounts[name]
	delete(u.accounts, name)
	maps.DeleteFunc(u.sessions, func(_ [sha256.Size]byte, s session) bool { return s.name == name })
	return ok
}

// all returns all users, sorted by name.
func (u *users) all() []User {
	u.mu.Lock()
	defer u.mu.Unlock()
	list := []User{}
	for _, acc := range u.accounts {
		list = append(list, acc.User)
	}
	slices.SortFunc(list, func(a, b User) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// login returns the token of a new session. An unknown name takes as long as a wrong password, so nobody can find out names.
func (u *users) login(name, password string) (token string, ok bool) {
	u.mu.Lock()
	salt := u.accounts[name].salt
	u.mu.Unlock()
	key := u.deriveKey(password, salt) // without the lock, because it takes long

	u.mu.Lock()
	defer u.mu.Unlock()
	if subtle.ConstantTimeCompare(key, u.accounts[name].key) == 0 {
		return "", false
	}
	now := time.Now()
	maps.DeleteFunc(u.sessions, func(_ [sha256.Size]byte, s session) bool { return s.expires.Before(now) })
	token = rand.Text()
	u.sessions[sha256.Sum256([]byte(token))] = session{name, now.Add(sessionTime)}
	return token, true
}

// logout ends a session.
func (u *users) logout(token string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.sessions, sha256.Sum256([]byte(token)))
}

// ofSession returns the user who has logged in with a token.
func (u *users) ofSession(token string) (User, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	s, ok := u.sessions[sha256.Sum256([]byte(token))]
	if !ok || s.expires.Before(time.Now()) {
		return User{}, false
	}
	return u.accounts[s.name].User, true
}
