#!/usr/bin/env bash
# Installs what a make target needs, and only that. Run it again at any time: what is there is left alone.
#
#   scripts/setup.sh serve     .venv with the default install, and what reads Word and PDF files
#   scripts/setup.sh test      the same with the development tools and every extra the tests use
#   scripts/setup.sh bench     the same with the peers that `make bench` measures against
#   scripts/setup.sh browser   Chromium, and what Playwright needs to drive it, after `test`; and strace, which lets
#                              the ledger's tests fail system calls, Java, which Spark runs on, and tesseract,
#                              which reads scans
#
# Everything goes into .venv and .tools of this repository, but for what only Debian's packages have (Chromium, strace,
# Java and tesseract, and where they are missing libatomic and Python's venv module): that needs root, or a sudo that
# asks no password.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

UV_VERSION=0.13.9
export UV_PYTHON_DOWNLOADS=never # the Python is the machine's
export UV_COMPILE_BYTECODE=1      # a command that starts cold should not compile what it imports

fail() {
  echo "charteroak: $*" >&2
  exit 1
}

find_python() {
  local candidate
  for candidate in python3.11 python3.12 python3.13 python3.14 python3 python \
    "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/*/bin/python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      "$candidate" -c 'import sys; print(sys.executable)'
      return
    fi
  done
  fail "needs Python 3.11 or newer on the PATH (Debian: apt-get install python3.11)"
}

apt_install() { # PACKAGE...
  local root=() said
  command -v apt-get >/dev/null || fail "needs $*: install it with this system's package manager"
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || fail "needs $*: run 'apt-get install $*' as root, then this again"
    root=(sudo -n)
  fi
  echo "charteroak: installing $* from Debian's packages" >&2
  # One broken source among many is not yet a failure of the update: the install tells.
  said=$("${root[@]}" apt-get update 2>&1) || true
  said+=$("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o DPkg::Lock::Timeout=120 "$@" 2>&1) || fail "could not install $*:"$'\n'"$said"
}

# uv of the pinned version or newer: the machine's, or our own in .tools.
find_uv() { # PYTHON
  local have
  have=$(uv --version 2>/dev/null | cut -d' ' -f2) || true
  if [ -n "$have" ] && printf '%s\n' "$UV_VERSION" "$have" | sort --version-sort --check=quiet; then
    command -v uv
    return
  fi
  if [ "$(.tools/bin/uv --version 2>/dev/null | cut -d' ' -f2)" != "$UV_VERSION" ]; then
    "$1" -c 'import ensurepip, venv' 2>/dev/null ||
      apt_install "$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    rm -rf .tools
    "$1" -m venv .tools >&2
    echo '*' >.tools/.gitignore
    .tools/bin/pip install --quiet "uv==$UV_VERSION" >&2
  fi
  echo "$PWD/.tools/bin/uv"
}

# What pip has been told of certificates and of the package index holds for uv too, which does not read pip's settings.
pip_setting() { # PYTHON NAME
  "$1" -m pip config get "global.$2" 2>/dev/null || true
}

use_pip_settings() { # PYTHON
  if [ -z "${SSL_CERT_FILE:-}" ]; then
    local cert=${PIP_CERT:-$(pip_setting "$1" cert)}
    if [ -n "$cert" ]; then
      export SSL_CERT_FILE=$cert
    elif [ -s /etc/ssl/certs/ca-certificates.crt ]; then
      export UV_SYSTEM_CERTS=1
    fi
  fi
  local index=${UV_DEFAULT_INDEX:-${UV_INDEX_URL:-${PIP_INDEX_URL:-$(pip_setting "$1" index-url)}}}
  if [ -n "$index" ]; then export UV_DEFAULT_INDEX=$index; fi
}

sync() { # UV OPTION...
  local uv=$1
  shift
  if [ -z "${UV_DEFAULT_INDEX:-}" ]; then
    # --inexact: `make serve` after `make test` takes nothing away.
    "$uv" sync --quiet --frozen --inexact "$@"
  else
    # uv sync fetches from where the lock was made; with an index of one's own, the same versions and digests from there.
    "$uv" export --quiet --frozen --no-emit-project "$@" |
      "$uv" pip install --quiet --require-hashes --no-deps --requirements -
    "$uv" pip install --quiet --no-deps --editable .
  fi
}

install() { # OPTION... for uv sync
  local python uv
  echo "charteroak: setting up .venv" >&2
  python=$(find_python)
  uv=$(find_uv "$python")
  use_pip_settings "$python"
  if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    "$uv" venv --quiet --clear --python "$python" .venv
  fi
  unset VIRTUAL_ENV CONDA_PREFIX UV_PROJECT_ENVIRONMENT UV_PYTHON # ours is .venv, whatever else is active
  sync "$uv" "$@"
  .venv/bin/python -m compileall -q src
}

browser() {
  local missing=() node=(.venv/lib/python3*/site-packages/playwright/driver/node)
  # tests/fixtures/browser.py looks for the same names. Not every system has the first, which is twice as fast.
  if [ -z "${CHARTEROAK_CHROMIUM:-}" ] &&
    ! command -v chromium-headless-shell chromium chromium-browser google-chrome >/dev/null; then
    (apt_install chromium-headless-shell fonts-liberation 2>/dev/null) || missing+=(chromium fonts-liberation)
  fi
  # The Node.js in Playwright's wheel is linked with libatomic, which a bare Debian does not have.
  "${node[0]}" --version >/dev/null 2>&1 || missing+=(libatomic1)
  # tests/ledger fails the disk's calls with it, on Linux.
  [ "$(uname)" != Linux ] || command -v strace >/dev/null || missing+=(strace)
  [ -n "${JAVA_HOME:-}" ] || command -v java >/dev/null || missing+=(default-jre-headless)
  command -v tesseract >/dev/null || missing+=(tesseract-ocr tesseract-ocr-spa tesseract-ocr-osd)
  [ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
}

case "${1:-}" in
  serve) install --no-default-groups --extra documents --extra reports --extra residency ;;
  test) install --extra postgres --extra bench --extra documents --extra fast --extra oidc --extra prove --extra remote --extra reports --extra residency --extra spark \
    --group peers ;;
  bench) install --extra postgres --extra bench --extra documents --extra fast --extra residency --group peers --group screeners ;;
  browser) browser ;;
  *) fail "usage: scripts/setup.sh serve|test|bench|browser" ;;
esac
