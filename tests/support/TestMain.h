// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

#include <utility>

namespace billow {

/// A test class of this program. The tests of a folder are one program, whose first argument is the name of the class
/// to run; what follows is for Qt Test.
class TestClass {
public:
    using Function = int (*)(int argc, char **argv);

    /// Adds it to the list; \a name has to outlive it. Before main() only.
    TestClass(const char *name, Function function) noexcept
        : m_name(name)
        , m_function(function)
        , m_next(std::exchange(s_first, this))
    {
    }
    Q_DISABLE_COPY_MOVE(TestClass)

    [[nodiscard]] static const TestClass *first() noexcept { return s_first; }
    [[nodiscard]] const TestClass *next() const noexcept { return m_next; }
    [[nodiscard]] const char *name() const noexcept { return m_name; }
    /// Returns the number of failures; 0: all passed.
    [[nodiscard]] int run(int argc, char **argv) const { return m_function(argc, argv); }

private:
    static inline const TestClass *s_first = nullptr;

    const char *m_name;
    Function m_function;
    const TestClass *m_next;
};

} // namespace billow

/// Makes \a Class a test of the program, run with an \a Application (QCoreApplication, QApplication).
#define BILLOW_TEST(Application, Class)                                                                                \
    static const billow::TestClass registered##Class(#Class, [](int argc, char **argv) {                               \
        Application application(argc, argv);                                                                           \
        Application::setAttribute(Qt::AA_Use96Dpi);                                                                    \
        Class test;                                                                                                    \
        QTEST_SET_MAIN_SOURCE_PATH                                                                                     \
        return QTest::qExec(&test, argc, argv);                                                                        \
    });
