# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_PACKAGE_RELOCATABLE OFF)
# The source is under the first; Qt HttpServer puts the programs under the second.
set(CPACK_RPM_PACKAGE_LICENSE "MIT AND GPL-3.0-only")
set(CPACK_RPM_BILLOW_PACKAGE_NAME billow)
set(CPACK_RPM_BILLOWD_PACKAGE_NAME billowd)
set(CPACK_RPM_BILLOW_PACKAGE_SUMMARY "Live stream of invoices, with totals to the cent")
set(CPACK_RPM_BILLOWD_PACKAGE_SUMMARY "Live stream of invoices, as a server")
# The drivers of databases, which Qt loads by itself: the names in Fedora, and in openSUSE.
set(drivers "(qt6-qtbase or qt6-sql-sqlite), (qt6-qtbase-postgresql or qt6-sql-postgresql)")
set(CPACK_RPM_BILLOW_PACKAGE_REQUIRES "${drivers}")
set(CPACK_RPM_BILLOWD_PACKAGE_REQUIRES "${drivers}, systemd")
set(CPACK_RPM_BILLOWD_USER_FILELIST "%config(noreplace) /etc/billow/billow.conf")
set(CPACK_RPM_BILLOWD_POST_INSTALL_SCRIPT_FILE "${CMAKE_CURRENT_LIST_DIR}/billowd.post")
set(CPACK_RPM_BILLOWD_PRE_UNINSTALL_SCRIPT_FILE "${CMAKE_CURRENT_LIST_DIR}/billowd.preun")
set(CPACK_RPM_BILLOWD_POST_UNINSTALL_SCRIPT_FILE "${CMAKE_CURRENT_LIST_DIR}/billowd.postun")
# These folders belong to the system.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /etc /usr/lib/systemd /usr/lib/systemd/system /usr/lib/sysusers.d
    /usr/share/applications /usr/share/metainfo /usr/share/man /usr/share/man/man1 /usr/share/icons /usr/share/icons/hicolor
    /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps)
foreach(size IN LISTS sizes)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
