# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# What is installed, and the packages made of it: two components, the window and the server.
include(GNUInstallDirs)

install(TARGETS billow RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT billow)
install(TARGETS billowd RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT billowd)

# billow_man_page(PROGRAM COMPONENT): the program tells its own manual page.
function(billow_man_page program)
    set(page "${CMAKE_BINARY_DIR}/man/${program}.1")
    add_custom_command(OUTPUT "${page}.gz"
        COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/man"
        COMMAND ${program} --man-page > "${page}"
        COMMAND gzip -9nf "${page}"
        DEPENDS ${program} VERBATIM)
    add_custom_target(${program}_man_page DEPENDS "${page}.gz")
    add_dependencies(billow_man_pages ${program}_man_page)
    install(FILES "${page}.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT ${program} OPTIONAL)
endfunction()

if(UNIX AND NOT APPLE)
    add_custom_target(billow_man_pages)
    billow_man_page(billow)
    billow_man_page(billowd)
    set(linux "${CMAKE_CURRENT_LIST_DIR}/linux")
    configure_file("${linux}/org.billow.Billow.metainfo.xml.in" packaging/org.billow.Billow.metainfo.xml @ONLY)
    configure_file("${linux}/billowd.service.in" packaging/billowd.service @ONLY)
    install(FILES "${linux}/org.billow.Billow.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT billow)
    install(FILES "${CMAKE_BINARY_DIR}/packaging/org.billow.Billow.metainfo.xml"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT billow)
    install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/billow.svg" RENAME org.billow.Billow.svg
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" COMPONENT billow)
    install(FILES "${CMAKE_BINARY_DIR}/packaging/billowd.service" DESTINATION lib/systemd/system COMPONENT billowd)
    install(FILES "${linux}/billow.conf" DESTINATION /etc/billow COMPONENT billowd)
    foreach(component billow billowd)
        install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" RENAME copyright
            DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${component}" COMPONENT ${component})
    endforeach()
endif()

set(CPACK_PACKAGE_NAME billow)
set(CPACK_PACKAGE_VENDOR "The Billow authors")
set(CPACK_PACKAGE_CONTACT "The Billow authors <billow@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_COMPONENTS_ALL billow billowd)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENT_BILLOW_DESCRIPTION "A live stream of invoices, with totals to the cent
 A window that shows invoices as they arrive from files, over HTTP or from
 its own demonstration. Each is stored durably, once, and shown at a pace
 that a person can read.")
set(CPACK_COMPONENT_BILLOWD_DESCRIPTION "A live stream of invoices, as a server
 Stores invoices durably, totals them to the cent and shows them in a web
 dashboard; the same API over HTTP and WebSocket. Also imports files and
 verifies a ledger from the command line.")

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_BILLOW_PACKAGE_NAME billow)
set(CPACK_DEBIAN_BILLOWD_PACKAGE_NAME billowd)
set(CPACK_DEBIAN_BILLOW_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_BILLOWD_PACKAGE_SECTION net)
set(CPACK_DEBIAN_BILLOWD_PACKAGE_DEPENDS adduser)
set(CPACK_DEBIAN_BILLOW_PACKAGE_RECOMMENDS "fonts-dejavu-core")
set(debian "${CMAKE_CURRENT_LIST_DIR}/debian")
file(WRITE "${CMAKE_BINARY_DIR}/packaging/conffiles" "/etc/billow/billow.conf\n")
set(CPACK_DEBIAN_BILLOWD_PACKAGE_CONTROL_EXTRA "${debian}/billowd.postinst" "${debian}/billowd.prerm"
    "${debian}/billowd.postrm" "${CMAKE_BINARY_DIR}/packaging/conffiles")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE "GPL-3.0-only")
set(CPACK_RPM_BILLOW_PACKAGE_NAME billow)
set(CPACK_RPM_BILLOWD_PACKAGE_NAME billowd)
set(CPACK_ARCHIVE_COMPONENT_INSTALL OFF)

set(CPACK_NSIS_DISPLAY_NAME Billow)
set(CPACK_NSIS_PACKAGE_NAME Billow)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_PACKAGE_EXECUTABLES billow Billow)
set(CPACK_DMG_VOLUME_NAME Billow)

if(WIN32)
    set(CPACK_GENERATOR NSIS ZIP)
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
else()
    set(CPACK_GENERATOR DEB RPM TGZ)
endif()
include(CPack)
