module blog

go 1.26

require gorouting v0.0.0

replace gorouting => ../
