// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/imports/ImportJson.h"

#include "core/web/json/Json.h"
#include "core/web/json/JsonValue.h"
#include "core/web/json/ObjectWriter.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using Kind = JsonValue::Kind;

namespace {

/// Reads one object of options. After the first fault the rest is not looked at.
class OptionsReader final {
public:
    Result<ImportOptions> read(const JsonValue &body)
    {
        if (!body.isObject())
            return Error::invalid(u"The body has to be an object"_s);
        for (const auto &[name, value] : body.members) {
            if (const auto fault = readMember(name, value))
                return *fault;
        }
        return m_options;
    }

private:
    using Fault = std::optional<Error>;

    static Error wrong(const QString &name, const QString &expected)
    {
        return Error::invalid(u"%1 must be %2"_s.arg(name.left(40), expected), name);
    }

    Fault readMember(const QString &name, const JsonValue &value)
    {
        if (name == "profile"_L1)
            return readProfile(value);
        if (name == "mapping"_L1)
            return readMapping(value);
        if (name == "date_formats"_L1)
            return readDateFormats(value);
        if (name == "numbers"_L1)
            return readNumbers(value);
        if (name == "encoding"_L1)
            return readEncoding(value);
        if (name == "skip_lines"_L1)
            return readSkipLines(value);
        if (name != "without_profile"_L1) {
            return Error::invalid(
                u"%1 is not known here: there are profile, without_profile, mapping, date_formats, numbers, encoding and skip_lines"_s
                    .arg(name.left(40)));
        }
        if (value.kind != Kind::True && value.kind != Kind::False)
            return wrong(name, u"true or false"_s);
        m_options.withoutProfile = value.kind == Kind::True;
        return {};
    }

    Fault readProfile(const JsonValue &value)
    {
        const bool isName = value.kind == Kind::Text && !value.text.contains(u'/') && !value.text.contains(u'\\')
            && !value.text.endsWith(".json"_L1, Qt::CaseInsensitive);
        if (value.kind != Kind::Null && !isName)
            return wrong(u"profile"_s, u"the name of an import profile, or null"_s);
        m_options.profile = value.text;
        return {};
    }

    Fault readMapping(const JsonValue &value)
    {
        if (!value.isObject())
            return wrong(u"mapping"_s, u"an object"_s);
        for (const auto &[field, source] : value.members) {
            FieldChoice choice{.field = field, .kind = FieldChoice::Kind::Nowhere, .text = {}};
            if (source.kind != Kind::Null) {
                const auto *column = source.member(u"column");
                const auto *text = column ? column : source.member(u"constant");
                if (!source.isObject() || source.members.size() != 1 || !text || text->kind != Kind::Text)
                    return wrong(u"mapping.%1"_s.arg(field), uR"({"column":"…"}, {"constant":"…"} or null)"_s);
                choice.kind = column ? FieldChoice::Kind::Column : FieldChoice::Kind::Constant;
                choice.text = text->text;
            }
            m_options.choices.push_back(choice);
        }
        return {};
    }

    Fault readDateFormats(const JsonValue &value)
    {
        const bool areTexts = value.kind == Kind::List
            && std::ranges::all_of(value.items, [](const JsonValue &item) { return item.kind == Kind::Text; });
        if (!areTexts)
            return wrong(u"date_formats"_s, u"a list of formats, for example d/M/yyyy"_s);
        for (const JsonValue &item : value.items)
            m_options.dateFormats.append(item.text);
        return {};
    }

    Fault readNumbers(const JsonValue &value)
    {
        const auto isCharacter = [](const JsonValue *text) {
            return text && text->kind == Kind::Text && text->text.size() == 1;
        };
        if (value.kind == Kind::Null)
            return {};
        const auto *point = value.member(u"point");
        const auto *grouping = value.member(u"grouping");
        const bool isGrouping = !grouping || grouping->kind == Kind::Null || isCharacter(grouping);
        if (!isCharacter(point) || !isGrouping || std::ssize(value.members) != (grouping ? 2 : 1))
            return wrong(u"numbers"_s, uR"({"point":".","grouping":","}, where grouping may be null, or null)"_s);
        m_options.numbers = NumberStyle{.point = point->text.front(), .grouping = {}};
        if (isCharacter(grouping))
            m_options.numbers->grouping = grouping->text.front();
        return {};
    }

    Fault readEncoding(const JsonValue &value)
    {
        if (value.kind != Kind::Text && value.kind != Kind::Null)
            return wrong(u"encoding"_s, u"the name of an encoding, for example windows-1252, or null"_s);
        m_options.encoding = value.text;
        return {};
    }

    Fault readSkipLines(const JsonValue &value)
    {
        if (value.kind == Kind::Null)
            return {};
        bool isNumber = false;
        const int lines = value.text.toInt(&isNumber);
        if (value.kind != Kind::Number || !isNumber || lines < 0)
            return wrong(u"skip_lines"_s, u"a number of lines, or null"_s);
        m_options.skipLines = lines;
        return {};
    }

    ImportOptions m_options;
};

QString toString(MappedField::Origin origin)
{
    switch (origin) {
    case MappedField::Origin::Nowhere:
        return u"nowhere"_s;
    case MappedField::Origin::Guess:
        return u"guess"_s;
    case MappedField::Origin::Profile:
        return u"profile"_s;
    case MappedField::Origin::Choice:
        return u"choice"_s;
    }
    Q_UNREACHABLE();
}

QByteArray toJson(const MappedField &field)
{
    ObjectWriter writer;
    writer.text("field", field.field).text("origin", toString(field.origin));
    if (field.origin != MappedField::Origin::Nowhere && !field.text.isEmpty())
        writer.text(field.constant ? "constant" : "column", field.text);
    return writer.truth("minor_units", field.minorUnits)
        .truth("absent", field.absent)
        .text("example", field.example)
        .finish();
}

QByteArray toJson(const FileCell &cell)
{
    return ObjectWriter().number("line", cell.line).text("column", cell.column).text("text", cell.text).finish();
}

/// What POST …/preview and …/start take as options, as far as it is an answer.
QByteArray answerJson(const ImportOptions &answer)
{
    ObjectWriter writer;
    if (!answer.choices.empty()) {
        ObjectWriter mapping;
        for (const FieldChoice &choice : answer.choices) {
            const QByteArray field = choice.field.toLatin1();
            if (choice.kind == FieldChoice::Kind::Nowhere)
                mapping.raw(field.constData(), "null");
            else
                mapping.raw(field.constData(),
                    ObjectWriter()
                        .text(choice.kind == FieldChoice::Kind::Column ? "column" : "constant", choice.text)
                        .finish());
        }
        writer.raw("mapping", mapping.finish());
    }
    if (!answer.dateFormats.isEmpty())
        writer.raw("date_formats", jsonList(answer.dateFormats, jsonString));
    if (answer.numbers) {
        writer.raw("numbers",
            ObjectWriter()
                .text("point", QString(answer.numbers->point))
                .text("grouping", QString(answer.numbers->grouping))
                .finish());
    }
    return writer.finish();
}

QByteArray toJson(const ImportFinding &finding)
{
    return ObjectWriter().text("text", finding.text).raw("cell", toJson(finding.cell)).finish();
}

QByteArray toJson(const ImportReading &reading)
{
    return ObjectWriter().text("text", reading.text).raw("answer", answerJson(reading.answer)).finish();
}

QByteArray toJson(const ImportQuestion &question)
{
    return ObjectWriter()
        .text("id", question.id)
        .text("text", question.text)
        .raw("cell", toJson(question.cell))
        .raw("readings", jsonList(question.readings, [](const ImportReading &reading) { return toJson(reading); }))
        .raw("fields", jsonList(question.fields, jsonString))
        .finish();
}

QByteArray toJson(const Rejection &rejection)
{
    return ObjectWriter()
        .number("line", rejection.line)
        .text("number", rejection.number)
        .text("field", rejection.field)
        .text("reason", rejection.reason)
        .finish();
}

} // namespace

Result<ImportOptions> importOptions(QByteArrayView json)
{
    if (json.trimmed().isEmpty())
        return ImportOptions();
    const auto body = readJson(json);
    if (!body)
        return body.error();
    return OptionsReader().read(*body);
}

QByteArray toJson(const ImportPreview &preview)
{
    return ObjectWriter(4'096)
        .truth("can_be_imported", preview.canBeImported())
        .text("separator", QString(preview.separator))
        .text("encoding", preview.encoding)
        .number("header_line", preview.headerLine)
        .raw("head", jsonList(preview.head, jsonString))
        .truth("line_items", preview.ofLineItems)
        .truth("whole", preview.isWhole)
        .raw("columns", jsonList(preview.columns, jsonString))
        .raw("fields", jsonList(preview.fields, [](const MappedField &field) { return toJson(field); }))
        .raw("missing", jsonList(preview.missing, jsonString))
        .text("problem", preview.problem)
        .text("profile", preview.profile)
        .raw("findings", jsonList(preview.findings, [](const ImportFinding &each) { return toJson(each); }))
        .raw("questions", jsonList(preview.questions, [](const ImportQuestion &each) { return toJson(each); }))
        .raw("remarks", jsonList(preview.remarks, jsonString))
        .number("rows", preview.rows)
        .number("found", preview.found)
        .number("rejected", preview.rejected)
        .number("left_out", preview.leftOut)
        .raw("invoices", jsonList(preview.invoices, toJsonBeforeStored))
        .raw("rejections", jsonList(preview.rejections, [](const Rejection &each) { return toJson(each); }))
        .finish();
}

QByteArray toJson(const ImportProgress &progress)
{
    return ObjectWriter()
        .number("done", progress.done)
        .number("of", progress.of)
        .number("accepted", progress.accepted)
        .number("duplicates", progress.duplicates)
        .number("conflicts", progress.conflicts)
        .number("rejected", progress.rejected)
        .number("left_out", progress.leftOut)
        .text("waiting", progress.waiting)
        .finish();
}

QByteArray toJson(const std::vector<ImportProfileTitle> &profiles)
{
    return jsonList(profiles, [](const ImportProfileTitle &profile) {
        return ObjectWriter().text("name", profile.name).text("title", profile.title).finish();
    });
}

} // namespace billow
