// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"

#include <cstdio>
#include <cstring>

int main(int argc, char **argv)
{
    using billow::TestClass;
    for (const TestClass *test = TestClass::first(); test && argc > 1; test = test->next()) {
        if (std::strcmp(test->name(), argv[1]) == 0) {
            argv[1] = argv[0];
            return test->run(argc - 1, argv + 1);
        }
    }
    std::fprintf(stderr, "Name one of the test classes first:\n");
    for (const TestClass *test = TestClass::first(); test; test = test->next())
        std::fprintf(stderr, "  %s\n", test->name());
    return 2;
}
