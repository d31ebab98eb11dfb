# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# What is installed, and the packages made of it: two components, the window and the server.
include(GNUInstallDirs)

# Whoever passes packages on says who they are and where to find them. There is no such place for Billow itself: a name
# under .invalid (RFC 2606) reaches nobody, and metadata without an address names none.
set(BILLOW_MAINTAINER "The Billow authors <authors@billow.invalid>" CACHE STRING "Name <address> of who makes the packages")
set(BILLOW_HOMEPAGE "" CACHE STRING "https:// address of the project, for the packages' metadata")
set(BILLOW_PICTURES "" CACHE STRING "https:// address where docs/pictures/ can be seen, for software centres")

install(TARGETS billow COMPONENT billow
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
    BUNDLE DESTINATION .)
install(TARGETS billowd COMPONENT billowd RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")

# Draws the icon in the sizes that a desktop asks for.
add_executable(billow_icons "${CMAKE_CURRENT_LIST_DIR}/icons/main.cpp")
target_link_libraries(billow_icons PRIVATE Qt6::Gui Qt6::Svg)

set(CPACK_PACKAGE_NAME billow)
set(CPACK_PACKAGE_VENDOR "The Billow authors")
set(CPACK_PACKAGE_CONTACT "${BILLOW_MAINTAINER}")
set(CPACK_PACKAGE_HOMEPAGE_URL "${BILLOW_HOMEPAGE}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_COMPONENTS_ALL billow billowd)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PROJECT_CONFIG_FILE "${CMAKE_CURRENT_LIST_DIR}/Generator.cmake")

if(WIN32)
    include("${CMAKE_CURRENT_LIST_DIR}/windows/Windows.cmake")
elseif(APPLE)
    include("${CMAKE_CURRENT_LIST_DIR}/macos/Macos.cmake")
else()
    include("${CMAKE_CURRENT_LIST_DIR}/linux/Linux.cmake")
    include("${CMAKE_CURRENT_LIST_DIR}/debian/Debian.cmake")
    include("${CMAKE_CURRENT_LIST_DIR}/rpm/Rpm.cmake")
endif()
include(CPack)
