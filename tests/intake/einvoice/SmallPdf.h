// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayList>

/// PDFs that are written by hand, without pages: enough to carry a file.
namespace billow::einvoice::test {

/// A PDF of \a objects, which are numbered from 1; the first is the catalogue.
[[nodiscard]] inline QByteArray pdfOf(const QByteArrayList &objects)
{
    QByteArray pdf = "%PDF-1.7\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    }
    const QByteArray size = QByteArray::number(objects.size() + 1);
    return pdf + "xref\n0 " + size + "\n" + table + "trailer\n<< /Size " + size + " /Root 1 0 R >>\nstartxref\n"
        + QByteArray::number(pdf.size()) + "\n%%EOF\n";
}

[[nodiscard]] inline QByteArray compressed(const QByteArray &bytes)
{
    return qCompress(bytes, 9).mid(4); // without the length that Qt puts before it
}

[[nodiscard]] inline QByteArray stream(const QByteArray &bytes, const QByteArray &keys = {})
{
    return "<< /Type /EmbeddedFile /Length " + QByteArray::number(bytes.size()) + " " + keys + " >>\nstream\n" + bytes
        + "\nendstream";
}

inline const QByteArray pages = "<< /Type /Pages /Kids [] /Count 0 >>";

[[nodiscard]] inline QByteArray catalogue(const QByteArray &keys)
{
    return "<< /Type /Catalog /Pages 2 0 R " + keys + " >>";
}

[[nodiscard]] inline QByteArray fileSpecification(const QByteArray &name)
{
    return "<< /Type /Filespec /F (" + name + ") /UF (" + name + ") /EF << /F 4 0 R >> >>";
}

/// A PDF that carries \a file in its name tree.
[[nodiscard]] inline QByteArray pdfWith(const QByteArray &file, const QByteArray &name = "factur-x.xml")
{
    return pdfOf({catalogue("/Names << /EmbeddedFiles << /Names [(x) 3 0 R] >> >>"), pages, fileSpecification(name),
        stream(compressed(file), "/Filter /FlateDecode")});
}

} // namespace billow::einvoice::test
