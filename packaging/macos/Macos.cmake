# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# A disk image with billow.app, which holds Qt's libraries: qt_generate_deploy_app_script() calls macdeployqt. billowd lies
# beside it and wants Homebrew's libraries.
option(BILLOW_BUNDLE "Make billow.app instead of a bare program; ./dev package does" OFF)
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME Billow)
if(NOT BILLOW_BUNDLE)
    return()
endif()

set(made "${CMAKE_BINARY_DIR}/packaging")
set(iconset "${made}/billow.iconset")
set(svg "${CMAKE_SOURCE_DIR}/resources/icons/billow.svg")
add_custom_command(OUTPUT "${made}/billow.icns"
    COMMAND billow_icons "${svg}" "${iconset}/icon_SIZExSIZE.png" 16 32 128 256 512
    COMMAND iconutil --convert icns --output "${made}/billow.icns" "${iconset}"
    DEPENDS billow_icons "${svg}" VERBATIM)
# The rule belongs to this folder and the program to another: a target leads from one to the other.
add_custom_target(billow_program_icon DEPENDS "${made}/billow.icns")
add_dependencies(billow billow_program_icon)
target_sources(billow PRIVATE "${made}/billow.icns")
set_source_files_properties("${made}/billow.icns" TARGET_DIRECTORY billow
    PROPERTIES GENERATED ON MACOSX_PACKAGE_LOCATION Resources)
set_target_properties(billow PROPERTIES
    MACOSX_BUNDLE ON
    MACOSX_BUNDLE_BUNDLE_NAME Billow
    MACOSX_BUNDLE_GUI_IDENTIFIER org.billow.Billow
    MACOSX_BUNDLE_ICON_FILE billow.icns
    MACOSX_BUNDLE_BUNDLE_VERSION "${PROJECT_VERSION}"
    MACOSX_BUNDLE_SHORT_VERSION_STRING "${PROJECT_VERSION}")

# Called FILENAME_VARIABLE before Qt 6.5, and understood by all since.
qt_generate_deploy_app_script(TARGET billow FILENAME_VARIABLE deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT "${deploy}" COMPONENT billow)
