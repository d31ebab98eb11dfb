# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# An installer by NSIS, with Qt's libraries beside the programs. qt_generate_deploy_app_script() calls windeployqt; the
# libraries of vcpkg are put beside the programs by its toolchain file (X_VCPKG_APPLOCAL_DEPS_INSTALL).
set_target_properties(billow PROPERTIES WIN32_EXECUTABLE ON)

set(made "${CMAKE_BINARY_DIR}/packaging")
add_custom_command(OUTPUT "${made}/billow.ico"
    COMMAND billow_icons "${CMAKE_SOURCE_DIR}/resources/icons/billow.svg" "${made}/billow.ico" 256
    DEPENDS billow_icons "${CMAKE_SOURCE_DIR}/resources/icons/billow.svg" VERBATIM)
# The rule belongs to this folder and the program to another: a target leads from one to the other.
add_custom_target(billow_program_icon DEPENDS "${made}/billow.ico")
add_dependencies(billow billow_program_icon)
file(WRITE "${made}/billow.rc" "IDI_ICON1 ICON \"billow.ico\"\n")
target_sources(billow PRIVATE "${made}/billow.rc")

# Called FILENAME_VARIABLE before Qt 6.5, and understood by all since.
qt_generate_deploy_app_script(TARGET billow FILENAME_VARIABLE deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT "${deploy}" COMPONENT billow)

set(CPACK_GENERATOR NSIS ZIP)
set(CPACK_NSIS_DISPLAY_NAME Billow)
set(CPACK_NSIS_PACKAGE_NAME Billow)
set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\\\billow.exe")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
set(CPACK_PACKAGE_EXECUTABLES billow Billow)
