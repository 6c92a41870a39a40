# Every command is a script in scripts/; this file only names them.
.PHONY: help run test dev webkit bench fmt lint deny
.DEFAULT_GOAL := help

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 14

run: ## set up what is missing, build in release, serve on http://127.0.0.1:3000 (KARTA_ADDR, KARTA_DATA)
	@scripts/run

test: ## set up what tests need, run all checks and tests
	@scripts/test

dev: ## build, serve, and do both again after every change
	@scripts/dev

webkit: ## journeys between Chromium and WebKit, the engine of Safari (installs WebKitGTK)
	@scripts/webkit

bench: ## print the figures of the README
	@scripts/bench

fmt: ## format the Rust code
	@cargo fmt --all

lint: ## clippy alone, native and wasm
	@scripts/lint native && scripts/lint wasm

deny: ## licences, banned and doubled crates, sources (installs cargo-deny)
	@scripts/deny
