# SPDX-FileCopyrightText: 2026 The Billow authors
# SPDX-License-Identifier: MIT
#
# What every target of Billow shares: language, warnings, sanitizers, and the three functions that make targets.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

option(BILLOW_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" OFF)
set(BILLOW_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
option(BILLOW_FUZZ "Build the fuzzers of tests/fuzz with libFuzzer; needs Clang" OFF)
option(BILLOW_COVERAGE "Measure test coverage" OFF)
option(BILLOW_UNITY "Compile files of a folder together, eight at a time: a fresh build takes half as long" ON)
set(CMAKE_UNITY_BUILD ${BILLOW_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)

find_program(BILLOW_CCACHE ccache)
if(BILLOW_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${BILLOW_CCACHE}")
endif()

add_library(billow_options INTERFACE)
target_include_directories(billow_options INTERFACE "${CMAKE_SOURCE_DIR}")
set(shadow -Wshadow)
if(BILLOW_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(shadow -Wshadow=local) # a local name may be that of a constant in a file that is compiled together with this one
endif()
target_compile_options(billow_options INTERFACE -Wall -Wextra -Wpedantic ${shadow} -Wconversion -Wnon-virtual-dtor
    -Wno-missing-field-initializers) # a designated initializer leaves out what has its default
if(BILLOW_WARNINGS_AS_ERRORS)
    target_compile_options(billow_options INTERFACE -Werror)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
        # It takes members of a std::variant that is moved for uninitialised.
        target_compile_options(billow_options INTERFACE -Wno-error=maybe-uninitialized)
    endif()
endif()
target_compile_definitions(billow_options INTERFACE
    _FILE_OFFSET_BITS=64 # hiredis asks for it, and one set of precompiled headers serves all
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_CONTEXTLESS_CONNECT
    QT_NO_FOREACH
    QT_NO_JAVA_STYLE_ITERATORS
    QT_NO_KEYWORDS
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    BILLOW_VERSION="${PROJECT_VERSION}")
if(BILLOW_SANITIZE)
    target_compile_options(billow_options INTERFACE -fsanitize=${BILLOW_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(billow_options INTERFACE -fsanitize=${BILLOW_SANITIZE})
    if(BILLOW_SANITIZE MATCHES thread)
        # GCC warns that fences are not understood by its thread sanitizer; Qt's headers hold one.
        target_compile_options(billow_options INTERFACE -Wno-tsan)
    endif()
endif()
if(CMAKE_SYSTEM_NAME STREQUAL Linux AND CMAKE_BUILD_TYPE MATCHES "^(Release|RelWithDebInfo)$" AND NOT BILLOW_SANITIZE)
    # What distributions ask of a program that reads what strangers send. Qt brings -fPIC; some compilers bring a
    # _FORTIFY_SOURCE of their own, which has to go first.
    target_compile_options(billow_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
    target_link_options(billow_options INTERFACE -pie LINKER:-z,relro LINKER:-z,now)
endif()
if(BILLOW_FUZZ)
    target_compile_options(billow_options INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(billow_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(BILLOW_COVERAGE)
    target_compile_options(billow_options INTERFACE --coverage -O0)
    target_link_options(billow_options INTERFACE --coverage)
endif()

# For tests, after all else that they link; see CMakeLists.txt too.
add_library(billow_test_options INTERFACE)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # To GCC a class in a file that is included, as in a unity build, may have no members of nameless namespaces.
    target_compile_options(billow_test_options INTERFACE -Wno-subobject-linkage)
endif()

# The headers that most files include are read once: reading them is most of the work of a build. Two sets, as what a
# target links decides what it may include. Each file still names all that it uses: the presets coverage and fuzz do without, and
# compile each file by itself.
set(precompiled_core <algorithm> <array> <atomic> <chrono> <cmath> <deque> <functional> <limits> <map> <memory> <mutex>
    <optional> <string> <thread> <utility> <variant> <vector> <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile>
    <QFileInfo> <QFuture> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QLocale> <QLoggingCategory> <QMap>
    <QPromise> <QRegularExpression> <QSettings> <QString> <QStringList> <QTemporaryDir> <QTimer> <QUrl>)
set(precompiled_widgets ${precompiled_core} <QAction> <QApplication> <QBoxLayout> <QComboBox> <QHeaderView> <QLabel>
    <QLineEdit> <QPainter> <QPushButton> <QScrollBar> <QTableView>)
file(CONFIGURE OUTPUT precompiled.cpp CONTENT "")
foreach(set IN ITEMS core widgets)
    add_library(billow_precompiled_${set} OBJECT "${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp")
    set_target_properties(billow_precompiled_${set} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_precompile_headers(billow_precompiled_${set} PRIVATE ${precompiled_${set}})
endforeach()
target_link_libraries(billow_precompiled_core PRIVATE billow_options Qt6::Core)
target_link_libraries(billow_precompiled_widgets PRIVATE billow_options Qt6::Widgets)

# billow_precompile(TARGET LINKS…): lets TARGET use the set that fits what it links, and settles which files are compiled
# together.
function(billow_precompile target)
    set(set core)
    if("${ARGN}" MATCHES "Widgets|billow_ui(;|$)")
        set(set widgets)
    endif()
    target_precompile_headers(${target} REUSE_FROM billow_precompiled_${set})
    # Newer versions of CMake would put it first: then other files are compiled together than with an older one.
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# billow_library(NAME SOURCES … LINKS …): the static library billow_NAME of one folder.
function(billow_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    add_library(billow_${name} STATIC ${arg_SOURCES})
    target_link_libraries(billow_${name} PUBLIC billow_options Qt6::Core ${arg_LINKS})
    billow_precompile(billow_${name} ${arg_LINKS})
endfunction()

# billow_program(NAME SOURCES … LINKS …): an executable.
function(billow_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE billow_options ${arg_LINKS})
    billow_precompile(${name} ${arg_LINKS})
endfunction()

# billow_test(NAME SOURCES … LINKS … [LABELS …] [TIMEOUT seconds] [SERIAL]): a Qt Test class that ctest runs by itself.
# NAME is the folder and the subject, e.g. actor.supervisor. The class has the name of the first source. The tests of a
# folder are one program, test_FOLDER. SERIAL keeps other tests from running beside it.
function(billow_test name)
    cmake_parse_arguments(arg "SERIAL" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REPLACE "/" "." folder "${folder}")
    set(target "test_${folder}")
    if(NOT TARGET ${target})
        add_executable(${target} "${CMAKE_SOURCE_DIR}/tests/support/TestMain.cpp"
            "${CMAKE_SOURCE_DIR}/tests/support/TestMain.h")
        target_link_libraries(${target} PRIVATE billow_options Qt6::Test)
        billow_precompile(${target} ${arg_LINKS})
        set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        target_compile_definitions(${target} PRIVATE
            BILLOW_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
            BILLOW_BINARY_DIR="${CMAKE_BINARY_DIR}"
            BILLOW_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
    endif()
    target_sources(${target} PRIVATE ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE ${arg_LINKS} billow_test_options)
    list(GET arg_SOURCES 0 class)
    cmake_path(GET class STEM class)
    add_test(NAME ${name} COMMAND ${target} ${class})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/tsan.supp second_deadlock_stack=1 die_after_fork=0;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/lsan.supp;QT_LOGGING_RULES="
        LABELS "${arg_LABELS}")
    if(arg_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL TRUE)
    endif()
endfunction()
