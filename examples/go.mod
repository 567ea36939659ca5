module examples

go 1.26

require gorouting v0.0.0

require github.com/coder/websocket v1.8.15

replace gorouting => ../

tool gorouting/cmd/routegen
