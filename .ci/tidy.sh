# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# clang-tidy on the sources of core/, ui/ and app/: a part of ./dev. It uses say, fail, root and cores of ./dev.
#
# It looks at what the compiler is given: the unity files of build/dev, each of which includes several files of a folder
# (BILLOW_UNITY of cmake/Billow.cmake). Nearly all of its time goes to the headers of Qt and of the standard library, which
# it reads and searches anew for every file. So two unity files of one folder are looked at together. Where they cannot be
# read together, or something is found, each is looked at by itself.
: "${root:?this is a part of ./dev}" "${cores:?}"

readonly most_together=2

# Looks at what has changed since it was last found clean. build/dev/tidy/ holds a stamp for each clean unity file.
tidy_what_has_changed() {
    local directory=$root/build/dev
    local -a changed
    mapfile -t changed < <(changed_units "$directory" tidy "$root/.clang-tidy" | sort -u)
    if ((${#changed[@]} == 0)); then
        say "clang-tidy: nothing has changed"
        return
    fi
    say "clang-tidy: ${#changed[@]} unity files; all of them take three to five minutes on two cores"
    export root
    export -f tidy_together look_together
    mkdir -p "$directory/tidy"
    # shellcheck disable=SC2016 # the inner shell expands these
    groups "${changed[@]}" | xargs -P "$cores" -L 1 bash -c 'tidy_together "$@"' tidy "$directory" ||
        fail "clang-tidy has found something"
}

# groups FILE…: a line for those of one folder that are looked at together. No file has a space in its name.
groups() {
    local source folder="" count=0
    for source in "$@"; do
        if [[ ${source%/*} != "$folder" || $count -eq $most_together ]]; then
            [[ -z $folder ]] || echo
            folder=${source%/*}
            count=0
        fi
        printf ' %s' "$source"
        ((++count))
    done
    echo
}

# tidy_together BUILD FILE…
tidy_together() {
    local directory=$1 work output="" status=0 source
    shift
    work=$(mktemp -d "$directory/tidy/together.XXXXXX")
    if output=$(look_together "$directory" "$work" "$@" 2>&1); then
        for source in "$@"; do
            mkdir -p "$directory/tidy/${source%/*}"
            touch -r "$work/all.cpp" "$directory/tidy/$source" # as old as the beginning
        done
    elif (($# == 1)); then
        printf '%s\n' "$output"
        status=1
    else
        tidy_together "$directory" "${@:1:$#/2}" || status=1
        tidy_together "$directory" "${@:$#/2+1}" || status=1
    fi
    rm -r "$work"
    return "$status"
}

# look_together BUILD WORK FILE…: compiles them all as the first is compiled, but without the precompiled headers.
look_together() {
    local directory=$1 work=$2 command
    shift 2
    printf "#include \"$directory/%s\"\n" "$@" >"$work/all.cpp"
    command=$(sed -n "s|^ *\"command\": \"\(.* -c \)$directory/$1\",\$|\1|p" "$directory/compile_commands.json")
    command=${command/ -include *cmake_pch.hxx/}
    command=${command/ -Wshadow=local/} # GCC's
    printf '[{"directory": "%s", "command": "%s%s", "file": "%s"}]\n' \
        "$directory" "$command" "$work/all.cpp" "$work/all.cpp" >"$work/compile_commands.json"
    # To Clang -Wconversion means changes of sign as well, which GCC, whose warnings the build goes by, leaves out; and a
    # local name may be that of a constant in the file before.
    clang-tidy --quiet -p "$work" --header-filter="^$root/(core|ui|app)/" \
        --extra-arg=-Wno-sign-conversion --extra-arg=-Wno-shadow "$work/all.cpp"
}

# changed_units BUILD STAMPS RULES: the unity files of core/, ui/ and app/ that are newer than their stamp in the folder
# STAMPS of BUILD, or include what is; all of them where RULES is newer. They are named from BUILD.
changed_units() {
    local line unit="" stamp="" stamps=$2 rules=$3
    # Run in a subshell. ninja names files from the build directory, so that is where they are looked at.
    cd "$1" || return
    # An object's lines: "core/….cxx.o: #deps 30, …", then one file a line, its source first.
    while read -r line; do
        if [[ $line == *.o:\ * ]]; then
            unit=""
        elif [[ -z $line || $unit == - ]]; then
            continue
        elif [[ -z $unit ]]; then
            unit=${line#"$PWD/"} # as it is without ccache
            stamp=$stamps/$unit
            if [[ $unit != @(core|ui|app)/*/Unity/*.cxx || ! -f $unit ]]; then
                unit=-
            elif [[ ! -f $stamp || $rules -nt $stamp ]]; then
                echo "$unit"
                unit=-
            fi
        elif [[ $line -nt $stamp ]]; then
            echo "$unit"
            unit=-
        fi
    done < <(ninja -t deps | grep -v '^    /usr/')
}
