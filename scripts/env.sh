# Sourced by every script here: where things are kept, and how a script speaks.
#
#   KARTA_CACHE       tools and build results (default ~/.cache/karta); outlives the checkout
#   CARGO_TARGET_DIR  build results alone (default $KARTA_CACHE/target)
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

export KARTA_CACHE="${KARTA_CACHE:-$HOME/.cache/karta}"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$KARTA_CACHE/target}"
tools="$KARTA_CACHE/tools"
site="$root/target/site"
karta="$CARGO_TARGET_DIR/release/karta"
export PATH="$tools/bin:$root/end2end/node_modules/.bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

say() { printf '\n== %s\n' "$*"; }

die() {
    printf '\nCannot go on: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

# took FROM: the time since FROM (a value of $SECONDS) in words.
took() {
    local seconds=$((SECONDS - $1))
    if ((seconds < 60)); then printf '%d s' "$seconds"; else printf '%d min %d s' $((seconds / 60)) $((seconds % 60)); fi
}

# step NAME COMMAND...: runs a command under a heading and says how long it took; stops if it fails.
step() {
    local name=$1 from=$SECONDS
    shift
    say "$name"
    "$@" || die "«$name» failed after $(took "$from"); its messages are above."
    printf '== %s: %s\n' "$name" "$(took "$from")"
}
