// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/fuzz/Fuzzer.h"

#include <QDir>
#include <QFile>

#include <random>

// What the targets are run by where there is no libFuzzer: replay COUNT FOLDER gives a target every file of the folder,
// and COUNT changed ones, the same each time.

using namespace billow;

namespace {

void give(const QByteArray &input)
{
    // Of its own size, so that a sanitizer sees a step beyond it.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    (void)LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

/// Cuts, doubles, flips and splices, as libFuzzer does, but blindly.
QByteArray changed(QByteArray input, const QByteArray &other, std::mt19937 &random)
{
    const auto below = [&random](qsizetype bound) {
        return bound > 0 ? static_cast<qsizetype>(random() % static_cast<std::mt19937::result_type>(bound)) : 0;
    };
    constexpr qsizetype longestPiece = 16;
    for (auto times = below(4) + 1; times > 0; --times) {
        const qsizetype place = below(input.size());
        const qsizetype length = below(longestPiece);
        switch (below(6)) {
        case 0:
            input.truncate(place);
            break;
        case 1:
            input.remove(place, length);
            break;
        case 2:
            input.insert(place, input.mid(below(input.size()), length));
            break;
        case 3:
            input.insert(place, other.mid(below(other.size())));
            break;
        case 4:
            input.insert(place, static_cast<char>(random()));
            break;
        default:
            if (!input.isEmpty())
                input[place] = static_cast<char>(input[place] ^ (1 << below(8)));
        }
    }
    return input;
}

} // namespace

int main(int argc, char **argv)
{
    demand(argc == 3, "the arguments are COUNT and FOLDER");
    const QDir folder(QString::fromLocal8Bit(argv[2]));
    QByteArrayList corpus;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        demand(file.open(QIODevice::ReadOnly), "a file can be read");
        corpus.append(file.readAll());
        give(corpus.last());
    }
    demand(!corpus.isEmpty(), "there is a corpus");
    give({});
    std::mt19937 random(20261123); // NOLINT: the same each time
    const auto one = [&] {
        return corpus.at(static_cast<qsizetype>(random() % static_cast<std::size_t>(corpus.size())));
    };
    const int count = QByteArray(argv[1]).toInt();
    for (int i = 0; i < count; ++i) {
        const QByteArray input = one();
        give(changed(input, one(), random));
    }
    std::printf("%d inputs of %lld files\n", count, static_cast<long long>(corpus.size()));
    return 0;
}
