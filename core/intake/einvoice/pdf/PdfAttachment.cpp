// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/pdf/PdfAttachment.h"
#include "core/base/Words.h"
#include "core/intake/einvoice/pdf/BoundedFlateFilter.h"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>

#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace billow::einvoice {

namespace {

constexpr std::size_t mostDecompressed = 64 * 1024 * 1024;
constexpr std::size_t mostForStructure = 8 * 1024 * 1024; ///< cross-references and objects, which take more as objects
constexpr std::size_t mostAttachments = 100;

/// Keeps what is written, up to the size of a document.
class DocumentBuffer final : public Pipeline {
public:
    DocumentBuffer()
        : Pipeline("document", nullptr)
    {
    }
    void write(const unsigned char *data, std::size_t length) override
    {
        if (length > static_cast<std::size_t>(largestDocument - m_bytes.size()))
            DecompressionBudget::refuse();
        m_bytes.append(reinterpret_cast<const char *>(data), static_cast<qsizetype>(length));
    }
    void finish() override { }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

bool beginsAsXml(const QByteArray &bytes)
{
    // A byte order mark, or UTF-16, may come before "<".
    const QByteArray begin = bytes.left(64).trimmed();
    return begin.startsWith('<') || begin.startsWith("\xEF\xBB\xBF<") || begin.startsWith("\xFE\xFF")
        || begin.startsWith("\xFF\xFE");
}

/// Looks for embedded files in one PDF.
class Attachments final {
public:
    explicit Attachments(QPDF &pdf)
        : m_pdf(pdf)
    {
    }

    void collect()
    {
        for (const auto &[name, specification] : QPDFEmbeddedFileDocumentHelper(m_pdf).getEmbeddedFiles())
            add(specification->getObjectHandle(), name);
        QPDFObjectHandle associated = m_pdf.getRoot().getKey("/AF");
        for (int i = 0; associated.isArray() && i < associated.getArrayNItems(); ++i)
            add(associated.getArrayItem(i), {});
    }
    /// Decompresses them and keeps those that begin as XML.
    [[nodiscard]] QList<PdfAttachment> xml()
    {
        QList<PdfAttachment> found;
        for (Candidate &candidate : m_candidates) {
            DocumentBuffer buffer;
            if (!candidate.stream.pipeStreamData(&buffer, 0, qpdf_dl_generalized, true))
                continue;
            if (QByteArray bytes = buffer.take(); beginsAsXml(bytes))
                found.append({candidate.name, std::move(bytes)});
        }
        return found;
    }

private:
    struct Candidate {
        QString name;
        QPDFObjectHandle stream;
    };

    void add(QPDFObjectHandle object, const std::string &nameInTree)
    {
        if (m_candidates.size() >= mostAttachments || !object.isDictionary())
            return;
        QPDFFileSpecObjectHelper specification(object);
        QPDFObjectHandle stream = specification.getEmbeddedFileStream();
        if (!stream.isStream() || !m_seen.insert(stream.getObjGen()).second)
            return;
        const std::string name = specification.getFilename();
        m_candidates.push_back({QString::fromStdString(name.empty() ? nameInTree : name), stream});
    }

    QPDF &m_pdf;
    std::set<QPDFObjGen> m_seen;
    std::vector<Candidate> m_candidates;
};

Result<QList<PdfAttachment>> read(const QByteArray &bytes)
{
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    std::optional<Attachments> attachments;
    {
        const DecompressionBudget budget(mostForStructure);
        pdf.processMemoryFile("document", bytes.constData(), static_cast<std::size_t>(bytes.size()));
        attachments.emplace(pdf);
        attachments->collect();
        if (DecompressionBudget::exceeded())
            DecompressionBudget::refuse(); // qpdf has gone on without what it could not read
    }
    const DecompressionBudget budget(mostDecompressed);
    return attachments->xml();
}

} // namespace

Result<QList<PdfAttachment>> xmlAttachments(const QByteArray &pdf)
{
    useBoundedFilters();
    const auto tooLarge = [] {
        return Error::invalid(Words::tr("The PDF is refused: far more is compressed in it than an invoice needs"));
    };
    try {
        auto attachments = read(pdf);
        if (attachments.ok() && attachments->isEmpty() && DecompressionBudget::exceeded())
            return tooLarge();
        return attachments;
    } catch (const QPDFExc &exception) {
        if (exception.getErrorCode() == qpdf_e_password)
            return Error::invalid(Words::tr("The PDF is encrypted: save it without a password and try again"));
        if (DecompressionBudget::exceeded())
            return tooLarge();
        return Error::invalid(
            Words::tr("The PDF cannot be read: %1").arg(QString::fromStdString(exception.getMessageDetail())));
    } catch (const std::exception &exception) {
        if (DecompressionBudget::exceeded())
            return tooLarge();
        return Error::invalid(Words::tr("The PDF cannot be read: %1").arg(QString::fromLocal8Bit(exception.what())));
    }
}

} // namespace billow::einvoice
