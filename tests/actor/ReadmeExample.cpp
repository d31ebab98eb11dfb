// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Actor.h"
#include "core/actor/Clock.h"
#include "core/actor/Supervisor.h"

#include <QCoreApplication>
#include <QDebug>

#include <optional>
#include <stdexcept>

class Divider final : public actor::Actor {
    Q_OBJECT
public:
    explicit Divider(actor::Clock &clock)
        : Actor(QStringLiteral("Divider"), clock)
    {
    }
    void divide(int divisor)
    {
        if (divisor == 0)
            throw std::domain_error("division by zero"); // ends at the crash boundary
        qInfo() << "100 /" << divisor << "=" << *m_dividend / divisor;
    }

protected:
    void initialise() override { m_dividend = 100; } // at the start and after each crash
    void terminate() noexcept override { m_dividend.reset(); } // all state goes

private:
    std::optional<int> m_dividend;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    actor::SystemClock clock;
    actor::Supervisor root(QStringLiteral("Root"), clock, {.strategy = actor::Strategy::OneForOne});
    Divider &divider = root.add(std::make_unique<Divider>(clock));
    QObject::connect(&root, &actor::Supervisor::childRestarted, &root, [&] { root.stop(); });
    QObject::connect(&root, &actor::Supervisor::stopped, &app, &QCoreApplication::quit);
    for (int divisor : {5, 4, 0})
        (void)actor::tell(divider, [divisor](Divider &self) { self.divide(divisor); });
    root.start();
    return app.exec();
}

#include "ReadmeExample.moc"
