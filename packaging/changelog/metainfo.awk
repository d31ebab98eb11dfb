# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# The AppStream metainfo: its template, with the versions of CHANGELOG.md in place of @RELEASES@. Of the caller: version and
# epoch (of what is under [Unreleased]), homepage and pictures (addresses, or nothing: then there are no links).

function escaped(line) {
    gsub(/`|\*\*/, "", line)
    gsub(/&/, "\\&amp;", line)
    gsub(/</, "\\&lt;", line)
    gsub(/>/, "\\&gt;", line)
    return line
}

function day(epoch,    command, stamp) {
    command = "LC_ALL=C date -u +%F -d '@" epoch "'"
    command | getline stamp
    close(command)
    return stamp
}

function item() {
    if (text != "")
        items = items "          <li>" escaped(text) "</li>\n"
    text = ""
}

function finish() {
    item()
    if (current == "")
        return
    releases = releases "    <release version=\"" current "\" date=\"" when "\">\n"
    if (items != "")
        releases = releases "      <description>\n        <ul>\n" items "        </ul>\n      </description>\n"
    releases = releases "    </release>\n"
    items = ""
}

function screenshot(file, caption, kind) {
    return "    <screenshot" kind ">\n      <caption>" caption "</caption>\n      <image type=\"source\" width=\"1280\" height=\"800\">" \
        pictures "/" file "</image>\n    </screenshot>\n"
}

FNR == 1 { ++file }
file == 1 && /^## \[/ {
    finish()
    split($0, parts, /[][]/)
    current = parts[2] == "Unreleased" ? version : parts[2]
    when = parts[2] == "Unreleased" ? day(epoch) : $NF
}
file == 1 && /^- / { item(); text = substr($0, 3); next }
file == 1 && /^  [^ ]/ { text = text " " substr($0, 3); next }
file == 1 { item(); next }
FNR == 1 { finish() }
/@RELEASES@/ { printf "%s", releases; next }
/@HOMEPAGE@/ {
    if (homepage != "")
        print "  <url type=\"homepage\">" escaped(homepage) "</url>"
    next
}
/@SCREENSHOTS@/ {
    if (pictures != "")
        printf "  <screenshots>\n%s%s%s%s%s  </screenshots>\n", \
            screenshot("dashboard-light.png", "The newest invoices and the totals, live", " type=\"default\""), \
            screenshot("invoices-light.png", "Search and filter all stored invoices"), \
            screenshot("analytics-light.png", "Charts of invoices over time and by company"), \
            screenshot("system-dark.png", "Billow’s actors and their state"), \
            screenshot("dashboard-dark.png", "The dark theme")
    next
}
{ print }
