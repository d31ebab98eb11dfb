# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# A disk image with Billow.app, which holds Qt's libraries: qt_generate_deploy_app_script() calls macdeployqt. billowd lies
# beside it and wants Homebrew's libraries.
set(made "${CMAKE_BINARY_DIR}/packaging")
set(iconset "${made}/billow.iconset")
set(svg "${CMAKE_SOURCE_DIR}/resources/icons/billow.svg")
add_custom_command(OUTPUT "${made}/billow.icns"
    COMMAND billow_icons "${svg}" "${iconset}/icon_SIZExSIZE.png" 16 32 128 256 512
    COMMAND iconutil --convert icns --output "${made}/billow.icns" "${iconset}"
    DEPENDS billow_icons "${svg}" VERBATIM)
target_sources(billow PRIVATE "${made}/billow.icns")
set_source_files_properties("${made}/billow.icns" PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
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

set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME Billow)
