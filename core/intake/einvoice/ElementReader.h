// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QBuffer>
#include <QString>
#include <QXmlStreamReader>

namespace billow::einvoice {

/// One element, when it ends.
struct Element {
    QStringView path; ///< local names from below the root: "LegalMonetaryTotal/PayableAmount"
    QString text; ///< trimmed; empty where it has elements inside
    const QXmlStreamAttributes &attributes;
    qint64 line; ///< where it began, from 1

    [[nodiscard]] QString attribute(QLatin1String name) const { return attributes.value(name).trimmed().toString(); }
};

/// What a syntax makes of the elements.
class ElementHandler {
public:
    virtual ~ElementHandler() = default;
    /// The name that \a name is known by here, or nothing where its namespace is not read: then it is left out with all
    /// that is in it.
    [[nodiscard]] virtual QString nameOf(QStringView name, QStringView namespaceUri) const = 0;
    virtual void begin(QStringView path) = 0;
    virtual void end(const Element &element) = 0;
};

/// Walks through one XML document in bounded memory. DTDs, entities and elements nested more than 100 deep are refused;
/// a text is cut after a million characters. Errors name the line. On one thread.
class ElementReader final {
public:
    /// \a xml has to live as long as the reader.
    explicit ElementReader(const QByteArray &xml);

    /// Reads up to the root, which rootName() and rootNamespace() then have.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] QString rootName() const { return m_rootName; }
    [[nodiscard]] QString rootNamespace() const { return m_rootNamespace; }
    /// Reads the rest, up to the end of the document.
    [[nodiscard]] Result<void> read(ElementHandler &handler);

private:
    [[nodiscard]] Error error(const QString &message) const;
    [[nodiscard]] Error xmlError() const;
    [[nodiscard]] Result<void> refuseDeclarations() const;

    QBuffer m_device;
    QXmlStreamReader m_xml;
    QString m_rootName;
    QString m_rootNamespace;
};

} // namespace billow::einvoice
