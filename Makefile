# SPDX-License-Identifier: Apache-2.0
#
# The interface of the project: `make` lists the targets. Each needs only a Swift toolchain and what `deps` installs.

# Every target shares one debug build. The flag costs nothing and refuses an import that Package.swift does not declare;
# a plain `swift build` does without it and rebuilds nothing.
BUILD = swift build --build-tests --explicit-target-dependency-import-check error
TEST = swift test --skip-build --disable-xctest
SWIFT_FILES = Package.swift Sources Plugins Tests

# What the optimiser refuses shows in no debug build.
RELEASE = swift build -c release

.PHONY: help deps judges build release demo up test check format ratchet

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | expand -t 12

deps: ## Install what the build needs from the distribution, unless it is there
	@deploy/install-dependencies

judges: deps ## Install the outside judges of the tests into .build/venv
	@deploy/install-judges

build: deps ## Build everything, tests included, for debugging
	$(BUILD)

release: deps ## Build the programs as they are shipped
	$(RELEASE)

demo: build ## Start the daemon on the article's dataset, ask its questions, show a change
	@deploy/demo

up: build ## The same, and leave it running
	@deploy/demo --stay

test: judges build ## Run all tests
	$(TEST)

check: build release ## Check format, arrows, scripts, units, licence lines and the release build
	swift format lint --strict --recursive --parallel $(SWIFT_FILES)
	@.ci/check-files
	@.ci/check-units

format: ## Format all Swift files in place
	swift format format --in-place --recursive --parallel $(SWIFT_FILES)

ratchet: build ## Record sizes that shrank; RAISE=1 also records, and prints, those that grew
	REGISTAN_RATCHET=$(if $(RAISE),raise,tighten) $(TEST) --filter StyleTests.RatchetTests
