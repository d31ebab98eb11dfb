// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/JsonValue.h"
#include "tests/fuzz/Fuzzer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// The JSON reader, beside Qt's: what ours accepts, Qt's understands in the same way.

using namespace billow;

namespace {

bool isSame(const JsonValue &ours, const QJsonValue &theirs)
{
    switch (ours.kind) {
    case JsonValue::Kind::Null:
        return theirs.isNull();
    case JsonValue::Kind::False:
        return theirs.isBool() && !theirs.toBool();
    case JsonValue::Kind::True:
        return theirs.isBool() && theirs.toBool();
    case JsonValue::Kind::Number:
        return theirs.isDouble();
    case JsonValue::Kind::Text:
        return theirs.isString() && theirs.toString() == ours.text;
    case JsonValue::Kind::List: {
        const QJsonArray list = theirs.toArray();
        bool same = theirs.isArray() && static_cast<std::size_t>(list.size()) == ours.items.size();
        for (std::size_t i = 0; same && i < ours.items.size(); ++i)
            same = isSame(ours.items[i], list[static_cast<qsizetype>(i)]);
        return same;
    }
    case JsonValue::Kind::Object: {
        const QJsonObject object = theirs.toObject();
        bool same = theirs.isObject() && static_cast<std::size_t>(object.size()) == ours.members.size();
        for (const auto &[name, value] : ours.members)
            same = same && isSame(value, object.value(name));
        return same;
    }
    }
    return false;
}

std::size_t count(const JsonValue &value)
{
    std::size_t values = 1;
    for (const JsonValue &item : value.items)
        values += count(item);
    for (const auto &[name, member] : value.members)
        values += count(member);
    return values;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const JsonLimits limits;
    const QByteArrayView text = viewOf(data, size);
    const auto read = readJson(text, limits);
    if (!read) {
        demand(!read.error().message.isEmpty(), "an error says what is wrong");
        return 0;
    }
    demand(count(*read) <= limits.values + 1, "values are within the limit");
    // A document of Qt's is a list or an object.
    QJsonParseError fault;
    const QJsonDocument theirs = QJsonDocument::fromJson('[' + text.toByteArray() + ']', &fault);
    // Qt refuses what a double cannot hold.
    if (fault.error != QJsonParseError::IllegalNumber && fault.error != QJsonParseError::TerminationByNumber) {
        demand(fault.error == QJsonParseError::NoError, "Qt reads it too");
        demand(isSame(*read, theirs.array().at(0)), "Qt understands the same");
    }
    return 0;
}
