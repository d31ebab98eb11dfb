// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/ElementReader.h"
#include "core/base/Words.h"

#include <vector>

namespace billow::einvoice {

namespace {

constexpr std::size_t deepest = 100;
constexpr qsizetype longestQuote = 200; // of what a stranger has written, in an error
constexpr qsizetype longestElement = 1'000'000;

/// An element that is open.
struct OpenElement {
    qsizetype parentPath = 0; ///< the length of its parent's path
    qint64 line = 0;
    QXmlStreamAttributes attributes;
    QString text;
    bool hasChildren = false;
};

} // namespace

ElementReader::ElementReader(const QByteArray &xml)
{
    m_device.setData(QByteArray::fromRawData(xml.constData(), xml.size()));
    m_device.open(QIODevice::ReadOnly);
    m_xml.setDevice(&m_device); // in small pieces, not decoded all at once
}

Error ElementReader::error(const QString &message) const
{
    return Error::invalid(Words::tr("Line %1: %2").arg(QString::number(m_xml.lineNumber()), message));
}

Error ElementReader::xmlError() const
{
    return error(Words::tr("this is not well-formed XML: %1").arg(m_xml.errorString().left(longestQuote)));
}

Result<void> ElementReader::refuseDeclarations() const
{
    if (m_xml.tokenType() == QXmlStreamReader::DTD)
        return error(Words::tr("the document has a DTD, which an e-invoice must not have"));
    if (m_xml.tokenType() == QXmlStreamReader::EntityReference)
        return error(
            Words::tr("the document uses an entity that is not defined: %1").arg(m_xml.name().left(longestQuote)));
    return {};
}

Result<void> ElementReader::open()
{
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (auto allowed = refuseDeclarations(); !allowed)
            return allowed;
        if (token == QXmlStreamReader::StartElement) {
            m_rootName = m_xml.name().toString();
            m_rootNamespace = m_xml.namespaceUri().toString();
            return {};
        }
    }
    return xmlError();
}

Result<void> ElementReader::read(ElementHandler &handler)
{
    QString path;
    std::vector<OpenElement> open;
    std::size_t leftOut = 0; // how many open elements are of other namespaces, or in one that is
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (auto allowed = refuseDeclarations(); !allowed)
            return allowed;
        switch (token) {
        case QXmlStreamReader::StartElement: {
            if (open.size() + leftOut >= deepest)
                return error(Words::tr("the elements are nested more than %1 deep").arg(deepest));
            const QString name = leftOut > 0 ? QString() : handler.nameOf(m_xml.name(), m_xml.namespaceUri());
            if (name.isEmpty()) {
                ++leftOut;
                break;
            }
            if (!open.empty()) {
                open.back().hasChildren = true;
                open.back().text.clear();
            }
            open.push_back({path.size(), m_xml.lineNumber(), m_xml.attributes(), {}, false});
            if (!path.isEmpty())
                path += u'/';
            path += name;
            handler.begin(path);
            break;
        }
        case QXmlStreamReader::Characters: {
            if (leftOut > 0 || open.empty() || open.back().hasChildren)
                break;
            QString &text = open.back().text;
            text += m_xml.text();
            if (text.size() > longestElement)
                text.truncate(longestElement); // an embedded file, which is not read: no field is that long
            break;
        }
        case QXmlStreamReader::EndElement: {
            if (leftOut > 0) {
                --leftOut;
                break;
            }
            if (open.empty())
                break; // the root
            const OpenElement element = std::move(open.back());
            open.pop_back();
            handler.end({path, element.text.trimmed(), element.attributes, element.line});
            path.truncate(element.parentPath);
            break;
        }
        default:
            break;
        }
    }
    if (m_xml.hasError())
        return xmlError();
    return {};
}

} // namespace billow::einvoice
