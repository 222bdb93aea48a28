# shellcheck shell=bash
# What the system must have: the Swift toolchain, and Debian packages, which are installed where that may be done unasked.

# The oldest PostgreSQL that Madoguchi is tested on.
readonly POSTGRES_AT_LEAST=15

# Ends the script unless the Swift toolchain is there; it cannot be had from Debian.
require_swift() {
    command -v swift >/dev/null || fail "$EX_UNAVAILABLE" \
        "The Swift toolchain (6.3 or later) is not on the PATH." \
        "Install it as https://www.swift.org/install/linux/ says, then run this again." \
        "Swift 6.3以降が見つかりません。上のページのとおりに入れてから、もう一度実行してください。"
}

# What building and running need.
require_system_packages() {
    require_packages postgresql libpq-dev libcurl4-openssl-dev libsodium-dev liboath-dev libutf8proc-dev \
        libxlsxwriter-dev pkg-config
    postgres_programs newest >/dev/null || fail "$EX_UNAVAILABLE" \
        "PostgreSQL $POSTGRES_AT_LEAST or later is needed; this system's own is older." \
        "The PostgreSQL project has newer packages: https://www.postgresql.org/download/linux/"
}

# require_packages NAME…: installs those of these Debian packages that are missing, or says how and ends the script.
require_packages() {
    local name missing=()
    for name in "$@"; do
        has_package "$name" || missing+=("$name")
    done
    ((${#missing[@]} > 0)) || return 0
    local install=(apt-get install -y --no-install-recommends "${missing[@]}") as_root=()
    if ((EUID != 0)); then
        as_root=(sudo -n)
        if ! command -v apt-get >/dev/null || ! sudo -n true 2>/dev/null; then
            fail "$EX_UNAVAILABLE" \
                "Some system packages are missing. Install them with this command, then run this again:" \
                "足りないシステムパッケージがあります。次のコマンドで入れてから、もう一度実行してください。" \
                "" \
                "  sudo apt-get update && sudo ${install[*]}"
        fi
    elif ! command -v apt-get >/dev/null; then
        fail "$EX_UNAVAILABLE" "This system has no apt-get. Install what these Debian packages hold: ${missing[*]}"
    fi
    say "Installing system packages: ${missing[*]}"
    local quiet=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive)
    if ! { "${quiet[@]}" apt-get -q update && "${quiet[@]}" "${install[@]}"; } </dev/null >&2; then
        fail "$EX_UNAVAILABLE" "The packages could not be installed. Once this succeeds, run this again:" \
            "  ${as_root[*]:+sudo }apt-get update && ${as_root[*]:+sudo }${install[*]}"
    fi
}

# Whether what a package is needed for is there, whoever put it there.
has_package() {
    case $1 in
    postgresql) postgres_programs newest >/dev/null ;;
    libpq-dev) pkg-config --exists libpq 2>/dev/null ;;
    libcurl4-openssl-dev) pkg-config --exists libcurl 2>/dev/null ;;
    libsodium-dev) pkg-config --exists libsodium 2>/dev/null ;;
    liboath-dev) pkg-config --exists liboath 2>/dev/null ;;
    libutf8proc-dev) [[ -e /usr/include/utf8proc.h ]] || pkg-config --exists libutf8proc 2>/dev/null ;;
    iproute2) command -v ss >/dev/null ;;
    libxlsxwriter-dev) pkg-config --exists xlsxwriter 2>/dev/null ;;
    libreoffice-calc) command -v soffice >/dev/null ;;
    binutils) command -v readelf >/dev/null ;;
    systemd) [[ -x /lib/systemd/systemd ]] ;;
    python3-venv) python3 -c 'import ensurepip' 2>/dev/null ;;
    *) command -v "$1" >/dev/null ;;
    esac
}

# postgres_programs MAJOR|newest: the directory of PostgreSQL's programs, of this major version or of the newest that will
# do. Fails when there is none. Debian keeps initdb and postgres off the PATH.
postgres_programs() {
    local wanted=$1 directory major best="" best_major=0
    for directory in /usr/lib/postgresql/*/bin "$(pg_config --bindir 2>/dev/null || true)"; do
        [[ -x $directory/initdb && -x $directory/postgres ]] || continue
        major=$("$directory/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
        if [[ $wanted == newest ]]; then
            ((major >= POSTGRES_AT_LEAST && major > best_major)) || continue
        else
            ((major == wanted)) || continue
        fi
        best=$directory best_major=$major
    done
    [[ -n $best ]] && printf '%s\n' "$best"
}
