# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# cpack reads this once for each kind of package.
if(CPACK_GENERATOR STREQUAL TGZ)
    # Archives that are unpacked at /. Without a DESTDIR the files for /etc would be installed on this machine.
    set(CPACK_SET_DESTDIR ON)
    set(CPACK_INSTALL_PREFIX /usr)
    set(CPACK_INCLUDE_TOPLEVEL_DIRECTORY OFF)
endif()
if(CPACK_GENERATOR STREQUAL DEB)
    # Each package has a line of its own; with this one set, both would begin with it.
    set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
endif()
