# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# What a Linux system is given besides the programs. Much of it is made by the programs themselves, or from CHANGELOG.md.
set(made "${CMAKE_BINARY_DIR}/packaging")
set(icon "${CMAKE_SOURCE_DIR}/resources/icons/billow.svg")
set(changelog "${CMAKE_SOURCE_DIR}/CHANGELOG.md")
file(MAKE_DIRECTORY "${made}")

# When this version was made, for what CHANGELOG.md has under [Unreleased]: the last commit, unless the build is told.
set(BILLOW_EPOCH "$ENV{SOURCE_DATE_EPOCH}")
if(NOT BILLOW_EPOCH)
    execute_process(COMMAND git log -1 --format=%ct WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
        OUTPUT_VARIABLE BILLOW_EPOCH OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT BILLOW_EPOCH)
    file(TIMESTAMP "${changelog}" BILLOW_EPOCH "%s" UTC)
endif()

# billow_made(COMPONENT FILE [GZIP] DEPENDS … COMMAND …): FILE is what the command prints; with GZIP it is FILE.gz.
function(billow_made component file)
    cmake_parse_arguments(arg "GZIP" "" "DEPENDS;COMMAND" ${ARGN})
    set(output "${made}/${file}")
    set(compress "")
    if(arg_GZIP)
        set(compress COMMAND gzip -9nf "${output}")
        string(APPEND output .gz)
    endif()
    add_custom_command(OUTPUT "${output}"
        COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 LANGUAGE= ${arg_COMMAND} > "${made}/${file}"
        ${compress}
        DEPENDS ${arg_DEPENDS} VERBATIM)
    set_property(GLOBAL APPEND PROPERTY billow_made_${component} "${output}")
endfunction()

set(released -v "version=${PROJECT_VERSION}" -v "epoch=${BILLOW_EPOCH}")
set(debianChangelog "${CMAKE_SOURCE_DIR}/packaging/changelog/debian.awk")
foreach(program billow billowd)
    billow_made(${program} ${program}.1 GZIP DEPENDS ${program} COMMAND "$<TARGET_FILE:${program}>" --man-page)
    billow_made(${program} ${program}.changelog GZIP DEPENDS "${changelog}" "${debianChangelog}"
        COMMAND awk -v "package=${program}" -v "maintainer=${BILLOW_MAINTAINER}" ${released} -f "${debianChangelog}" "${changelog}")
    install(FILES "${made}/${program}.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT ${program})
    install(FILES "${made}/${program}.changelog.gz" RENAME changelog.gz
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${program}" COMPONENT ${program})
    install(FILES "${CMAKE_SOURCE_DIR}/packaging/debian/${program}/copyright"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${program}" COMPONENT ${program})
endforeach()

# ---- The window in the desktop -----------------------------------------------------------------------------------

set(metainfo "${CMAKE_SOURCE_DIR}/packaging/changelog/metainfo.awk")
set(template "${CMAKE_CURRENT_LIST_DIR}/org.billow.Billow.metainfo.xml")
billow_made(billow org.billow.Billow.metainfo.xml DEPENDS "${changelog}" "${metainfo}" "${template}"
    COMMAND awk -v "homepage=${BILLOW_HOMEPAGE}" -v "pictures=${BILLOW_PICTURES}" ${released} -f "${metainfo}"
        "${changelog}" "${template}")
install(FILES "${made}/org.billow.Billow.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT billow)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/org.billow.Billow.desktop"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT billow)
install(FILES "${icon}" RENAME org.billow.Billow.svg
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" COMPONENT billow)
foreach(size 16 22 24 32 48 64 128 256 512)
    set(picture "icons/${size}x${size}/apps/org.billow.Billow.png")
    list(APPEND sizes ${size})
    list(APPEND pictures "${made}/${picture}")
    install(FILES "${made}/${picture}" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps" COMPONENT billow)
endforeach()
add_custom_command(OUTPUT ${pictures}
    COMMAND billow_icons "${icon}" "${made}/icons/SIZExSIZE/apps/org.billow.Billow.png" ${sizes}
    DEPENDS billow_icons "${icon}" VERBATIM)
set_property(GLOBAL APPEND PROPERTY billow_made_billow ${pictures})

# ---- The service -------------------------------------------------------------------------------------------------

billow_made(billowd billow.conf DEPENDS billowd COMMAND "$<TARGET_FILE:billowd>" --sample-config)
install(FILES "${made}/billow.conf" DESTINATION "${CMAKE_INSTALL_FULL_SYSCONFDIR}/billow" COMPONENT billowd)
configure_file("${CMAKE_CURRENT_LIST_DIR}/billowd.service.in" "${made}/billowd.service" @ONLY)
install(FILES "${made}/billowd.service" DESTINATION lib/systemd/system COMPONENT billowd)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/billowd.sysusers" RENAME billowd.conf DESTINATION lib/sysusers.d COMPONENT billowd)

# A program that is built with a sanitizer may not run on this machine without help, and nobody installs it.
set(inAll ALL)
if(BILLOW_SANITIZE)
    set(inAll "")
endif()
foreach(program billow billowd)
    get_property(files GLOBAL PROPERTY billow_made_${program})
    add_custom_target(${program}_package_files ${inAll} DEPENDS ${files})
endforeach()

set(CPACK_GENERATOR DEB RPM TGZ)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
foreach(program billow billowd)
    string(TOUPPER ${program} component)
    set(CPACK_ARCHIVE_${component}_FILE_NAME "${program}-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}")
endforeach()
