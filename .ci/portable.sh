# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# Compiles the sources of core/, ui/ and app/ for Windows, syntax only, with MinGW and the Qt headers of this system: a
# part of ./dev. It uses say, fail, root and cores of ./dev, and groups and changed_units of .ci/tidy.sh.
#
# Qt's headers tell the system by the compiler. Their record of what this Qt was built with is that of Linux, which makes
# no difference to the syntax. Headers of other libraries are looked for last, behind those of MinGW.
: "${root:?this is a part of ./dev}" "${cores:?}"

# Looks at what has changed since it was last found clean. build/dev/portable/ holds a stamp for each clean unity file.
compile_what_has_changed_for_windows() {
    local directory=$root/build/dev compiler
    local -a changed
    compiler=$(command -v x86_64-w64-mingw32-g++-posix || command -v x86_64-w64-mingw32-g++) ||
        fail "there is no MinGW compiler: x86_64-w64-mingw32-g++"
    mapfile -t changed < <(changed_units "$directory" portable "$root/.ci/portable.sh" | sort -u)
    if ((${#changed[@]} == 0)); then
        say "Windows: nothing has changed"
        return
    fi
    say "Windows: ${#changed[@]} unity files; all of them take one to two minutes on two cores"
    export root compiler
    export -f windows_together windows_flags
    mkdir -p "$directory/portable"
    # shellcheck disable=SC2016 # the inner shell expands these
    groups "${changed[@]}" | xargs -P "$cores" -L 1 bash -c 'windows_together "$@"' portable "$directory" ||
        fail "not all of it compiles for Windows"
}

# windows_together BUILD FILE…: as one file that includes them; where that fails, each half by itself.
windows_together() {
    local directory=$1 work output="" status=0 source
    local -a flags
    shift
    work=$(mktemp -d "$directory/portable/together.XXXXXX")
    printf "#include \"$directory/%s\"\n" "$@" >"$work/all.cpp"
    mapfile -t flags < <(windows_flags "$directory" "$1")
    if output=$("$compiler" -fsyntax-only "${flags[@]}" "$work/all.cpp" 2>&1); then
        for source in "$@"; do
            mkdir -p "$directory/portable/${source%/*}"
            touch -r "$work/all.cpp" "$directory/portable/$source" # as old as the beginning
        done
    elif (($# == 1)); then
        printf '%s\n' "$output"
        status=1
    else
        windows_together "$directory" "${@:1:$#/2}" || status=1
        windows_together "$directory" "${@:$#/2+1}" || status=1
    fi
    rm -r "$work"
    return "$status"
}

# windows_flags BUILD FILE: one a line, those of FILE's own compilation that matter to its syntax, and those of Windows.
windows_flags() {
    local command word folder=""
    local -a words
    # Out of JSON first, then out of the shell's quotes.
    command=$(sed -n "s|^ *\"command\": \"\(.*\) -c $1/$2\",\$|\1|p" "$1/compile_commands.json" |
        sed 's/\\\(.\)/\1/g')
    eval "words=($command)"
    printf '%s\n' -DUNICODE -D_UNICODE -D_WIN32_WINNT=0x0A00
    for word in "${words[@]}"; do
        case $word in
        -isystem) folder=next ;;
        -I"$root"* | -D* | -std=* | -W*) [[ $word == -Winvalid-pch ]] || echo "$word" ;;
        -I*) printf '%s\n' -idirafter "${word#-I}" ;;
        *)
            [[ $folder == next ]] || continue
            folder=""
            case $word in
            */mkspecs/*) printf '%s\n' -isystem "${word%/*}/win32-g++" ;;
            */[qQ]t*) printf '%s\n' -isystem "$word" ;;
            *) printf '%s\n' -idirafter "$word" ;;
            esac
            ;;
        esac
    done
    printf '%s\n' -idirafter /usr/include
}
