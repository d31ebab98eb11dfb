# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_COMPONENT_BILLOW_DESCRIPTION "live stream of invoices, with totals to the cent
Billow receives invoices from files, over HTTP or from its own demo generator.
It stores each one durably and only once, and shows them at a pace you can
read. Search, charts and export cover all stored invoices.")
set(CPACK_COMPONENT_BILLOWD_DESCRIPTION "live stream of invoices, as a server
Billow without a window: stores invoices durably, totals them to the cent and
shows them in a web dashboard, with an API over HTTP and WebSocket. It also
imports files and verifies a ledger from the command line.")

set(CPACK_DEBIAN_BILLOW_PACKAGE_NAME billow)
set(CPACK_DEBIAN_BILLOW_PACKAGE_SECTION misc)
# Qt loads these when it is told to, so that no program is linked with them: the drivers of databases, what draws the icons,
# other display servers, its own words in other languages.
set(drivers "libqt6sql6-sqlite, libqt6sql6-psql")
set(CPACK_DEBIAN_BILLOW_PACKAGE_DEPENDS "${drivers}, qt6-svg-plugins | libqt6svg6 (<< 6.6)")
set(CPACK_DEBIAN_BILLOW_PACKAGE_RECOMMENDS "fonts-dejavu-core, qt6-translations-l10n, qt6-wayland")
set(CPACK_DEBIAN_BILLOW_PACKAGE_SUGGESTS "billowd, gnome-keyring | kwalletmanager, postgresql, redis-server")

set(CPACK_DEBIAN_BILLOWD_PACKAGE_NAME billowd)
set(CPACK_DEBIAN_BILLOWD_PACKAGE_SECTION net)
set(CPACK_DEBIAN_BILLOWD_PACKAGE_DEPENDS "${drivers}, systemd | systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_BILLOWD_PACKAGE_SUGGESTS "postgresql, redis-server")
file(WRITE "${made}/conffiles" "/etc/billow/billow.conf\n")
# dpkg knows these by their names.
set(CPACK_DEBIAN_BILLOWD_PACKAGE_CONTROL_EXTRA
    "${CMAKE_CURRENT_LIST_DIR}/billowd/postinst"
    "${CMAKE_CURRENT_LIST_DIR}/billowd/prerm"
    "${CMAKE_CURRENT_LIST_DIR}/billowd/postrm"
    "${made}/conffiles")
