// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/pdf/BoundedFlateFilter.h"

#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFStreamFilter.hh>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace billow::einvoice {

namespace {

thread_local std::size_t bytesLeft = 0;
thread_local bool budgetExceeded = false;

/// Passes on what the budget allows.
class BoundedPipeline final : public Pipeline {
public:
    explicit BoundedPipeline(Pipeline *target)
        : Pipeline("bounded", target)
    {
    }
    void write(const unsigned char *data, std::size_t length) override
    {
        DecompressionBudget::take(length);
        getNext()->write(data, length);
    }
    void finish() override { getNext()->finish(); }
};

struct PngPredictor {
    std::size_t bytesPerRow = 0;
    std::size_t bytesPerPixel = 1;
};

unsigned char paeth(int left, int up, int upperLeft)
{
    const int estimate = left + up - upperLeft;
    const int toLeft = std::abs(estimate - left);
    const int toUp = std::abs(estimate - up);
    const int toUpperLeft = std::abs(estimate - upperLeft);
    if (toLeft <= toUp && toLeft <= toUpperLeft)
        return static_cast<unsigned char>(left);
    return static_cast<unsigned char>(toUp <= toUpperLeft ? up : upperLeft);
}

/// Undoes the predictors of PNG (RFC 2083, 6), which cross-reference streams use: each row has the differences to its
/// neighbours, and a byte before them that says which.
class PngPipeline final : public Pipeline {
public:
    PngPipeline(Pipeline *target, PngPredictor predictor)
        : Pipeline("png", target)
        , m_predictor(predictor)
        , m_above(predictor.bytesPerRow)
    {
        m_row.reserve(predictor.bytesPerRow + 1);
    }
    void write(const unsigned char *data, std::size_t length) override
    {
        while (length > 0) {
            const std::size_t part = std::min(length, m_predictor.bytesPerRow + 1 - m_row.size());
            m_row.insert(m_row.end(), data, data + part);
            data += part;
            length -= part;
            if (m_row.size() == m_predictor.bytesPerRow + 1)
                writeRow();
        }
    }
    void finish() override
    {
        if (m_row.size() > 1) {
            m_row.resize(m_predictor.bytesPerRow + 1);
            writeRow();
        }
        getNext()->finish();
    }

private:
    void writeRow()
    {
        enum Type { None, Left, Up, Average, Paeth };
        for (std::size_t i = 0; i < m_predictor.bytesPerRow; ++i) {
            const bool first = i < m_predictor.bytesPerPixel;
            const int left = first ? 0 : m_row[i + 1 - m_predictor.bytesPerPixel];
            const int up = m_above[i];
            const int upperLeft = first ? 0 : m_above[i - m_predictor.bytesPerPixel];
            int predicted = 0;
            switch (m_row[0]) {
            case Left:
                predicted = left;
                break;
            case Up:
                predicted = up;
                break;
            case Average:
                predicted = (left + up) / 2;
                break;
            case Paeth:
                predicted = paeth(left, up, upperLeft);
                break;
            default:
                break;
            }
            m_row[i + 1] = static_cast<unsigned char>(m_row[i + 1] + predicted);
        }
        std::copy(m_row.begin() + 1, m_row.end(), m_above.begin());
        m_row.clear();
        getNext()->write(m_above.data(), m_above.size());
    }

    PngPredictor m_predictor;
    std::vector<unsigned char> m_row; ///< with its type in front
    std::vector<unsigned char> m_above;
};

int integerOf(QPDFObjectHandle dictionary, const std::string &key, int otherwise)
{
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isInteger() ? value.getIntValueAsInt() : otherwise;
}

class BoundedFlateFilter final : public QPDFStreamFilter {
public:
    bool setDecodeParms(QPDFObjectHandle parameters) override
    {
        constexpr int firstPng = 10;
        constexpr int most = 1'000'000;
        constexpr int bitsPerByte = 8;
        if (!parameters.isDictionary())
            return parameters.isNull();
        const int predictor = integerOf(parameters, "/Predictor", 1);
        if (predictor == 1)
            return true;
        const int columns = integerOf(parameters, "/Columns", 1);
        const int colours = integerOf(parameters, "/Colors", 1);
        const int bits = integerOf(parameters, "/BitsPerComponent", bitsPerByte);
        if (predictor < firstPng || columns < 1 || columns > most || colours < 1 || colours > 4 || bits < 1
            || bits > 16)
            return false; // not 2, that of TIFF: it is for pictures
        m_png = {static_cast<std::size_t>((columns * colours * bits + bitsPerByte - 1) / bitsPerByte),
            static_cast<std::size_t>(std::max(1, colours * bits / bitsPerByte))};
        return true;
    }
    Pipeline *getDecodePipeline(Pipeline *next) override
    {
        if (m_png.bytesPerRow > 0) {
            m_unpredicted = std::make_unique<PngPipeline>(next, m_png);
            next = m_unpredicted.get();
        }
        m_bounded = std::make_unique<BoundedPipeline>(next);
        m_inflated = std::make_unique<Pl_Flate>("inflate", m_bounded.get(), Pl_Flate::a_inflate);
        return m_inflated.get();
    }

private:
    PngPredictor m_png;
    std::unique_ptr<PngPipeline> m_unpredicted;
    std::unique_ptr<BoundedPipeline> m_bounded;
    std::unique_ptr<Pl_Flate> m_inflated;
};

/// Leaves its stream as it is.
class NoFilter final : public QPDFStreamFilter {
public:
    bool setDecodeParms(QPDFObjectHandle) override { return false; }
    Pipeline *getDecodePipeline(Pipeline *next) override { return next; }
};

} // namespace

DecompressionBudget::DecompressionBudget(std::size_t bytes)
{
    bytesLeft = bytes;
    budgetExceeded = false;
}

DecompressionBudget::~DecompressionBudget()
{
    bytesLeft = 0;
}

void DecompressionBudget::take(std::size_t bytes)
{
    if (bytes > bytesLeft)
        refuse();
    bytesLeft -= bytes;
}

void DecompressionBudget::refuse()
{
    budgetExceeded = true;
    throw std::length_error("more is compressed in it than an invoice needs");
}

bool DecompressionBudget::exceeded()
{
    return budgetExceeded;
}

void useBoundedFilters()
{
    static std::once_flag once;
    std::call_once(once, [] {
        QPDF::registerStreamFilter("/FlateDecode", [] { return std::make_shared<BoundedFlateFilter>(); });
        for (const char *name : {"/LZWDecode", "/RunLengthDecode"})
            QPDF::registerStreamFilter(name, [] { return std::make_shared<NoFilter>(); });
    });
}

} // namespace billow::einvoice
