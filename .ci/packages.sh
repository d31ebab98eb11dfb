# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# Which packages Billow needs, and how they are installed: the part of ./dev that knows package managers. It uses say,
# fail and root of ./dev.
#
# Tested on Debian 12 and 13 and Ubuntu 24.04; the other lists follow their distribution's names. "package:program"
# is not installed where the program is there already, however it came. What "build" lists includes the drivers of Qt Sql for
# SQLite and PostgreSQL: plugins, which no build asks for, and without which no ledger opens.
: "${root:?this is a part of ./dev}"

package_manager() {
    local manager
    for manager in apt-get dnf pacman zypper brew; do
        if command -v "$manager" >/dev/null; then
            echo "$manager"
            return
        fi
    done
    fail "no package manager that I know: apt, dnf, pacman, zypper or brew; CMakeLists.txt names what is needed"
}

# The one without windows is the lightest. Ubuntu has none: its chromium-browser brings the snap, whose program has the
# usual name.
chromium_package() {
    if grep -qsx 'ID=ubuntu' /etc/os-release; then
        echo chromium-browser:chromium
    else
        echo chromium-headless-shell:chromium-headless-shell
    fi
}

# packages MANAGER PURPOSE: what PURPOSE needs besides what it is built on.
packages() {
    case $1/$2 in
    apt-get/build)
        echo git:git cmake:cmake ninja-build:ninja g++:c++ ccache:ccache pkg-config:pkg-config qt6-base-dev \
            qt6-svg-dev qt6-httpserver-dev qt6-websockets-dev qt6-tools-dev \
            qt6-l10n-tools qtkeychain-qt6-dev prometheus-cpp-dev libpq-dev libsqlite3-dev libhiredis-dev \
            rapidjson-dev zlib1g-dev libqpdf-dev libqt6sql6-sqlite libqt6sql6-psql
        ;;
    # A bare machine has no font to draw with.
    apt-get/run) echo fonts-dejavu-core qt6-translations-l10n ${WAYLAND_DISPLAY:+qt6-wayland} ;;
    apt-get/test)
        echo fonts-dejavu-core postgresql:postgres redis-server:redis-server curl:curl sqlite3:sqlite3 nodejs:node npm:npm \
            "$(chromium_package)" xvfb:Xvfb xauth:xauth dbus-daemon:dbus-daemon at-spi2-core \
            gnome-keyring:gnome-keyring-daemon libsecret-1-0 desktop-file-utils:desktop-file-validate \
            appstream:appstreamcli libxml2-utils:xmllint groff-base:groff systemd:systemd-analyze
        ;;
    apt-get/fuzz) echo clang:clang++ ;;
    # libFuzzer and the sanitizers have the version of the Clang that is there by then.
    apt-get/fuzz-runtime) echo "libclang-rt-$(clang++ -dumpversion | cut -d . -f 1)-dev" ;;
    apt-get/package) echo dpkg-dev:dpkg-shlibdeps lintian:lintian rpm:rpmbuild file:file gzip:gzip ;;
    apt-get/try) echo debootstrap:debootstrap systemd-container:systemd-nspawn ;;
    apt-get/lint) echo clang-format:clang-format clang-tidy:clang-tidy shellcheck:shellcheck ;;
    apt-get/portable) echo g++-mingw-w64-x86-64-posix:x86_64-w64-mingw32-g++-posix ;;
    apt-get/bench) echo wrk:wrk ;;
    apt-get/console) echo sqlite3:sqlite3 postgresql-client:psql ;;

    dnf/build)
        echo git:git cmake:cmake ninja-build:ninja gcc-c++:c++ ccache:ccache pkgconf-pkg-config:pkg-config \
            qt6-qtbase-devel qt6-qtsvg-devel qt6-qthttpserver-devel qt6-qtwebsockets-devel \
            qt6-qttools-devel qt6-linguist qtkeychain-qt6-devel prometheus-cpp-devel libpq-devel sqlite-devel hiredis-devel \
            rapidjson-devel zlib-devel qpdf-devel qt6-qtbase-postgresql
        ;;
    dnf/run) echo dejavu-sans-fonts qt6-qttranslations ${WAYLAND_DISPLAY:+qt6-qtwayland} ;;
    dnf/test)
        echo dejavu-sans-fonts postgresql-server:postgres redis:redis-server curl:curl sqlite:sqlite3 nodejs:node nodejs-npm:npm \
            chromium:chromium-browser xorg-x11-server-Xvfb:Xvfb dbus-daemon:dbus-daemon at-spi2-core \
            gnome-keyring:gnome-keyring-daemon libsecret desktop-file-utils:desktop-file-validate appstream:appstreamcli \
            libxml2:xmllint groff-base:groff
        ;;
    dnf/fuzz) echo clang:clang++ compiler-rt ;;
    dnf/lint) echo clang-tools-extra:clang-tidy ShellCheck:shellcheck ;;
    dnf/portable) echo mingw64-gcc-c++:x86_64-w64-mingw32-g++ ;;
    dnf/console) echo sqlite:sqlite3 postgresql:psql ;;

    pacman/build)
        echo git:git cmake:cmake ninja:ninja gcc:c++ ccache:ccache pkgconf:pkg-config qt6-base \
            qt6-svg qt6-httpserver qt6-websockets qt6-tools qtkeychain-qt6 prometheus-cpp postgresql-libs sqlite hiredis \
            rapidjson zlib qpdf
        ;;
    pacman/run) echo ttf-dejavu qt6-translations ${WAYLAND_DISPLAY:+qt6-wayland} ;;
    pacman/test)
        echo ttf-dejavu postgresql:postgres redis:redis-server curl:curl sqlite:sqlite3 nodejs:node npm:npm chromium:chromium \
            xorg-server-xvfb:Xvfb dbus:dbus-daemon at-spi2-core gnome-keyring:gnome-keyring-daemon libsecret \
            desktop-file-utils:desktop-file-validate appstream:appstreamcli libxml2:xmllint groff:groff
        ;;
    pacman/fuzz) echo clang:clang++ compiler-rt ;;
    pacman/lint) echo clang:clang-tidy shellcheck:shellcheck ;;
    pacman/portable) echo mingw-w64-gcc:x86_64-w64-mingw32-g++ ;;
    pacman/bench) echo wrk:wrk ;;
    pacman/console) echo sqlite:sqlite3 postgresql-libs:psql ;;

    zypper/build)
        echo git:git cmake:cmake ninja:ninja gcc-c++:c++ ccache:ccache pkgconf:pkg-config qt6-base-devel \
            qt6-svg-devel qt6-httpserver-devel qt6-websockets-devel qt6-linguist-devel qt6-tools-linguist \
            qtkeychain-qt6-devel prometheus-cpp-devel postgresql-devel sqlite3-devel hiredis-devel rapidjson-devel \
            zlib-devel qpdf-devel qt6-sql-sqlite qt6-sql-postgresql
        ;;
    zypper/run) echo dejavu-fonts qt6-translations ${WAYLAND_DISPLAY:+qt6-wayland} ;;
    zypper/test)
        echo dejavu-fonts postgresql-server:postgres redis:redis-server curl:curl sqlite3:sqlite3 nodejs-default:node \
            npm-default:npm chromium:chromium xorg-x11-server-Xvfb:Xvfb dbus-1-daemon:dbus-daemon at-spi2-core \
            gnome-keyring:gnome-keyring-daemon libsecret-1-0 desktop-file-utils:desktop-file-validate \
            AppStream:appstreamcli libxml2-tools:xmllint groff:groff
        ;;
    zypper/fuzz) echo clang:clang++ ;;
    zypper/lint) echo clang-tools:clang-tidy ShellCheck:shellcheck ;;
    zypper/portable) echo mingw64-cross-gcc-c++:x86_64-w64-mingw32-g++ ;;
    zypper/console) echo sqlite3:sqlite3 postgresql:psql ;;

    brew/build)
        echo git:git cmake:cmake ninja:ninja ccache:ccache pkg-config:pkg-config qt qt-postgresql qtkeychain prometheus-cpp libpq \
            sqlite hiredis rapidjson qpdf
        ;;
    brew/run) ;;
    brew/test) echo postgresql@16:postgres redis:redis-server sqlite:sqlite3 node:node ;;
    brew/fuzz) echo llvm:clang++ ;;
    brew/lint) echo clang-format:clang-format llvm:clang-tidy shellcheck:shellcheck ;;
    brew/portable) echo mingw-w64:x86_64-w64-mingw32-g++ ;;
    brew/bench) echo wrk:wrk ;;
    brew/console) echo sqlite:sqlite3 libpq:psql ;;

    */coverage) echo gcovr:gcovr ;;
    esac
}

has_program() {
    command -v "$1" >/dev/null && return
    # Debian keeps PostgreSQL's server programs out of the PATH.
    compgen -G "/usr/lib/postgresql/*/bin/$1" >/dev/null
}

# missing_packages MANAGER PACKAGE…: those that are not installed.
missing_packages() {
    local manager=$1 installed package
    shift
    # shellcheck disable=SC2016 # dpkg-query expands these
    case $manager in
    # With what a package provides: newer systems have merged some that older ones keep apart.
    apt-get)
        installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' 2>/dev/null |
            sed -n 's/^installed //; T; s/ ([^)]*)//g; s/, */\n/g; p')
        ;;
    dnf | zypper) installed=$(rpm -q --qf '%{NAME}\n' "$@" 2>/dev/null | grep -v 'not installed') ;;
    pacman) installed=$(pacman -Qq "$@" 2>/dev/null) ;;
    brew) installed=$(brew list --formula -1) ;;
    esac || true
    for package in "$@"; do
        grep -qxF -- "$package" <<<"$installed" || echo "$package"
    done
}

# install_what_is_missing PURPOSE…
install_what_is_missing() {
    local manager purpose entry
    local -a wanted=() missing=()
    manager=$(package_manager)
    for purpose in "$@"; do
        for entry in $(packages "$manager" "$purpose"); do
            if [[ $entry != *:* ]]; then
                wanted+=("$entry")
            elif ! has_program "${entry#*:}"; then
                wanted+=("${entry%%:*}")
            fi
        done
    done
    if ((${#wanted[@]})); then
        mapfile -t missing < <(missing_packages "$manager" "${wanted[@]}")
    fi
    if ((${#missing[@]})); then
        install_packages "$manager" "${missing[@]}"
    fi
}

install_packages() {
    local manager=$1
    shift
    local -a as_root=()
    if [[ $manager != brew && $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || fail "as root, please install: $*"
        as_root=(sudo)
        [[ -n ${CI:-} ]] && as_root=(sudo -n)
    fi
    if [[ $EUID -ne 0 && -z ${CI:-} ]]; then
        ask_to_install "$manager" "$@"
    fi
    say "Installing with $manager (a minute or two): $*"
    mkdir -p "$root/build"
    local log=$root/build/install.log
    if ! run_package_manager "$manager" "${as_root[@]}" -- "$@" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "the installation failed; all of its output is in $log"
    fi
}

ask_to_install() {
    local manager=$1 answer
    shift
    [[ -t 0 ]] || fail "these packages are missing, and there is nobody to ask: $* (CI=1 installs without asking)"
    printf 'Billow needs these packages: %s\n' "$*"
    read -r -p "Install them with $manager? [Y/n] " answer
    [[ -z $answer || $answer == [Yy]* ]] || fail "nothing was installed"
}

# run_package_manager MANAGER [sudo…] -- PACKAGE…
run_package_manager() {
    local manager=$1
    local -a as_root=()
    shift
    while [[ $1 != -- ]]; do
        as_root+=("$1")
        shift
    done
    shift
    case $manager in
    apt-get)
        # A list of packages that is old is better than none: a mirror that is away must not stop us here.
        "${as_root[@]}" apt-get update -q || true
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
        ;;
    dnf) "${as_root[@]}" dnf install -y --setopt=install_weak_deps=False "$@" ;;
    pacman) "${as_root[@]}" pacman -S --needed --noconfirm "$@" ;;
    zypper) "${as_root[@]}" zypper --non-interactive install --no-recommends "$@" ;;
    brew) brew install --quiet "$@" ;;
    esac
}
