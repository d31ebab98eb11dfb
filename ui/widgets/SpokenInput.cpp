// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/SpokenInput.h"

#include <QAbstractSpinBox>
#include <QLineEdit>

namespace billow {

void takeSpokenInput(QAbstractSpinBox *box)
{
    const auto *line = box->findChild<QLineEdit *>();
    // Values that are set are not heard of here: the box is silent then.
    QObject::connect(line, &QLineEdit::textChanged, box, [box] {
        if (!box->hasFocus() && box->hasAcceptableInput())
            box->interpretText();
    });
}

} // namespace billow
