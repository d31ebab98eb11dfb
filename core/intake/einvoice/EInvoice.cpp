// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/EInvoice.h"
#include "core/base/Words.h"
#include "core/intake/einvoice/CiiReader.h"
#include "core/intake/einvoice/ElementReader.h"
#include "core/intake/einvoice/pdf/PdfAttachment.h"
#include "core/intake/einvoice/UblReader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

namespace billow::einvoice {

using namespace Qt::StringLiterals;

namespace {

/// How far into a file "%PDF-" may stand (ISO 32000-1, annex H.3).
constexpr qsizetype pdfHeaderRange = 1024;

bool isXml(const QByteArray &bytes)
{
    const QByteArray begin = bytes.left(64).trimmed();
    // As UTF-8 or UTF-16, with a byte order mark or without.
    const QByteArray starts[]{
        "<", "\xEF\xBB\xBF<", QByteArray("\xFE\xFF\0<", 4), QByteArray("\xFF\xFE<", 3), QByteArray("\0<", 2)};
    return std::any_of(
        std::begin(starts), std::end(starts), [&begin](const QByteArray &start) { return begin.startsWith(start); });
}

/// A scheme that is no EN 16931, known by its root, or by how its namespace begins.
struct OtherScheme {
    QStringView root; ///< empty: any
    QStringView namespaceStart; ///< empty: any
    const char *name;
};
constexpr std::array otherSchemes{
    OtherScheme{u"FatturaElettronica", {}, "FatturaPA (Italy)"},
    OtherScheme{u"FatturaElettronicaSemplificata", {}, "FatturaPA (Italy)"},
    OtherScheme{{}, u"http://ivaservizi.agenziaentrate.gov.it/", "FatturaPA (Italy)"},
    OtherScheme{u"Faktura", {}, "KSeF FA (Poland)"},
    OtherScheme{{}, u"http://crd.gov.pl/", "KSeF FA (Poland)"},
    OtherScheme{u"Facturae", {}, "Facturae (Spain)"},
    OtherScheme{u"Comprobante", {}, "CFDI (Mexico)"},
    OtherScheme{{}, u"http://www.portalfiscal.inf.br/", "NF-e (Brazil)"},
    OtherScheme{{}, u"http://schemas.nav.gov.hu/", "NAV Online Invoice (Hungary)"},
    OtherScheme{{}, u"http://www.ebinterface.at/", "ebInterface (Austria)"},
    OtherScheme{u"Finvoice", {}, "Finvoice (Finland)"},
    OtherScheme{u"StandardBusinessDocument", {}, "a Peppol envelope (SBDH)"},
    OtherScheme{u"SCRDMCCBDACIOMessageStructure", {}, "Order-X, an order"},
};

Error notAnInvoice(const QString &root, const QString &namespaceUri)
{
    for (const OtherScheme &other : otherSchemes) {
        if ((other.root.isEmpty() || other.root == root)
            && (other.namespaceStart.isEmpty() || namespaceUri.startsWith(other.namespaceStart)))
            return Error::invalid(
                Words::tr("This is %1, which is not read: UBL and CII are").arg(QString::fromLatin1(other.name)));
    }
    if (namespaceUri.startsWith(u"urn:oasis:names:specification:ubl:schema:xsd:"))
        return Error::invalid(Words::tr("This is a UBL %1, not an invoice or a credit note").arg(root.left(40)));
    return Error::invalid(
        Words::tr("This XML is no e-invoice: its root element is %1").arg(root.isEmpty() ? u"?"_s : root.left(40)));
}

std::unique_ptr<DocumentBuilder> builderFor(const QString &root, const QString &namespaceUri)
{
    if (root == u"Invoice" && namespaceUri == u"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2")
        return std::make_unique<UblReader>(Syntax::UblInvoice);
    if (root == u"CreditNote" && namespaceUri == u"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2")
        return std::make_unique<UblReader>(Syntax::UblCreditNote);
    if (root == u"CrossIndustryInvoice"
        && namespaceUri.startsWith(u"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:"))
        return std::make_unique<CiiReader>(Syntax::Cii);
    if (root == u"CrossIndustryDocument" && namespaceUri.startsWith(u"urn:ferd:CrossIndustryDocument:"))
        return std::make_unique<CiiReader>(Syntax::Zugferd1);
    return nullptr;
}

Error tooLarge()
{
    return Error::invalid(Words::tr("The document is larger than %1 MB").arg(largestDocument / (1024 * 1024)));
}

Result<Document> readPdfInvoice(const QByteArray &pdf)
{
    const auto attachments = xmlAttachments(pdf);
    if (!attachments)
        return attachments.error();
    // Whatever it is called: the first that is an invoice. What is wrong with one that is not is said if none is.
    std::optional<Error> wrong;
    for (const PdfAttachment &attachment : *attachments) {
        auto document = readXmlInvoice(attachment.bytes);
        if (document)
            return document;
        if (!wrong)
            wrong = Error::invalid(
                Words::tr("The PDF carries %1. %2").arg(attachment.name.left(80), document.error().message));
    }
    return wrong.value_or(Error::invalid(Words::tr("The PDF carries no e-invoice: there is no XML file in it")));
}

} // namespace

bool isPdf(const QByteArray &bytes)
{
    return bytes.left(pdfHeaderRange).contains("%PDF-");
}

bool mayBeEInvoice(const QByteArray &bytes)
{
    return isPdf(bytes) || isXml(bytes);
}

Result<Document> readXmlInvoice(const QByteArray &xml)
{
    if (xml.size() > largestDocument)
        return tooLarge();
    ElementReader reader(xml);
    if (auto opened = reader.open(); !opened)
        return opened.error();
    const auto builder = builderFor(reader.rootName(), reader.rootNamespace());
    if (!builder)
        return notAnInvoice(reader.rootName(), reader.rootNamespace());
    if (auto read = reader.read(*builder); !read)
        return read.error();
    return builder->take();
}

Result<Document> readEInvoice(const QByteArray &bytes)
{
    if (bytes.size() > largestDocument)
        return tooLarge();
    if (isPdf(bytes))
        return readPdfInvoice(bytes);
    if (isXml(bytes))
        return readXmlInvoice(bytes);
    return Error::invalid(Words::tr("This is no e-invoice: it is neither XML nor PDF"));
}

} // namespace billow::einvoice
