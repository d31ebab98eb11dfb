# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# CHANGELOG.md as a Debian changelog. Of the caller: package, version and epoch (of what is under [Unreleased]), maintainer.

function finish(    command, stamp) {
    if (current == "")
        return
    item()
    command = "LC_ALL=C date -u -R -d '" when "'"
    command | getline stamp
    close(command)
    print "\n -- " maintainer "  " stamp
}

# Prints what has been collected, in lines of at most 78 characters.
function item(    words, count, place, line) {
    gsub(/`|\*\*/, "", text)
    count = split(text, words, " ")
    line = "  *"
    for (place = 1; place <= count; ++place) {
        if (length(line) + 1 + length(words[place]) > 78) {
            print line
            line = "   "
        }
        line = line " " words[place]
    }
    if (count > 0)
        print line
    text = ""
}

/^## \[/ {
    finish()
    if (current != "")
        print ""
    split($0, parts, /[][]/)
    current = parts[2] == "Unreleased" ? version : parts[2]
    when = parts[2] == "Unreleased" ? "@" epoch : $NF
    print package " (" current ") unstable; urgency=medium\n"
}
current == "" { next }
/^- / { item(); text = substr($0, 3); next }
/^  / { text = text " " $0; next }
{ item() }
END { finish() }
