// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/wirewriter.h"

#include <QString>

#include <limits>

namespace toile {

/// What was wrong, without its place.
enum class WireFault {
    None,
    WrongType,
    OutOfRange,
    TooMany,
    BadText,
    CutOff,
    UnknownKey,
    MissingKey,
    DuplicateKey,
    UnknownType,
};

/// Reads what WireWriter writes and nothing else. Every read says whether it went well; the first fault and its path
/// ("apply-plan.steps[3].a.name") are kept. Nesting is bounded by the C++ types; unknown keys are never skipped.
class WireReader {
public:
    explicit WireReader(QByteArrayView bytes) : m_cursor(bytes) {}

    WireFault fault() const { return m_fault; }
    const QString &path() const { return m_path; }
    bool atEnd() const { return m_cursor.atEnd(); }

    bool operator()(bool &value);
    bool operator()(QString &text);
    bool operator()(QByteArray &bytes);
    bool operator()(IpAddress &address);
    bool operator()(IpPrefix &prefix);
    bool operator()(MacAddress &mac);

    template <std::integral I>
    bool operator()(I &value)
    {
        const auto head = takeHead();
        if (!head)
            return false;
        if (head->major == cbor::Major::Unsigned) {
            if (head->value > static_cast<quint64>(std::numeric_limits<I>::max()))
                return fail(WireFault::OutOfRange);
            value = static_cast<I>(head->value);
            return true;
        }
        if (head->major != cbor::Major::Negative)
            return fail(WireFault::WrongType);
        if (std::is_unsigned_v<I> || head->value > static_cast<quint64>(std::numeric_limits<I>::max()))
            return fail(WireFault::OutOfRange);
        value = static_cast<I>(-1 - static_cast<qint64>(head->value));
        return true;
    }
    template <typename E>
    requires std::is_enum_v<E>
    bool operator()(E &value)
    {
        quint32 number = 0;
        if (!(*this)(number))
            return false;
        if (number > static_cast<quint32>(kLast<E>))
            return fail(WireFault::OutOfRange);
        value = static_cast<E>(number);
        return true;
    }
    template <typename T>
    bool operator()(std::optional<T> &value)
    {
        const auto head = m_cursor.peek();
        if (head && head->major == cbor::Major::Simple && head->value == cbor::kNull) {
            m_cursor.takeHead();
            value.reset();
            return true;
        }
        return (*this)(value.emplace());
    }
    template <typename... T>
    bool operator()(std::variant<T...> &variant)
    {
        quint64 size = 0;
        QByteArrayView tag;
        if (!takeLength(cbor::Major::Map, size) || !takeTag(size, tag))
            return false;
        bool ok = false;
        const bool known = ((tag == QByteArrayView(kTag<T>) &&
                             (ok = readFields(variant.template emplace<T>(), size - 1) || within(kTag<T>), true)) ||
                            ...);
        return known ? ok : fail(WireFault::UnknownType, tag);
    }
    template <typename T>
    requires std::is_class_v<T>
    bool operator()(T &value)
    {
        quint64 size = 0;
        return takeLength(cbor::Major::Map, size) && readFields(value, size);
    }

    template <typename T>
    bool list(std::vector<T> &into, int maximum)
    {
        return readItems(cbor::Major::Array, maximum, [&] { return (*this)(into.emplace_back()); });
    }
    bool list(QStringList &into, int maximum)
    {
        return readItems(cbor::Major::Array, maximum, [&] { return (*this)(into.emplace_back()); });
    }
    template <typename T>
    bool list(std::map<QString, T> &into, int maximum)
    {
        return readItems(Keyed<T> ? cbor::Major::Array : cbor::Major::Map, maximum, [&] {
            QString key;
            T value{};
            if constexpr (Keyed<T>) {
                if (!(*this)(value))
                    return false;
                key = value.key();
            } else if (!(*this)(key) || !inner(value, maximum)) {
                return false;
            }
            // Rows come sorted by key: the end is the right place.
            const auto size = into.size();
            into.emplace_hint(into.end(), std::move(key), std::move(value));
            return into.size() > size || fail(WireFault::DuplicateKey);
        });
    }

private:
    struct Matcher {
        WireReader &reader;
        QByteArrayView key;
        quint32 &seen;
        quint32 bit = 1;
        bool found = false;
        bool ok = false;

        void operator()(const char *name, auto &value, int maximum = 0)
        {
            const quint32 mine = std::exchange(bit, bit << 1);
            if (found || key != QByteArrayView(name))
                return;
            found = true;
            ok = (seen & mine) ? reader.fail(WireFault::DuplicateKey) : reader.inner(value, maximum);
            seen |= mine;
            if (!ok)
                reader.within(name);
        }
    };
    struct Missing {
        quint32 seen;
        quint32 bit = 1;
        const char *name = nullptr;
        void operator()(const char *field, const auto &, int = 0)
        {
            if (!name && !(seen & std::exchange(bit, bit << 1)))
                name = field;
        }
    };

    template <typename T>
    bool inner(T &value, int maximum)
    {
        if constexpr (requires { list(value, maximum); })
            return list(value, maximum);
        else
            return (*this)(value);
    }
    template <typename T>
    bool readFields(T &value, quint64 size)
    {
        quint32 seen = 0;
        for (quint64 i = 0; i < size; ++i) {
            QByteArrayView key;
            if (!takeText(key))
                return false;
            Matcher match{*this, key, seen};
            fields(match, value);
            if (!match.found)
                return fail(WireFault::UnknownKey, key);
            if (!match.ok)
                return false;
        }
        Missing missing{seen};
        fields(missing, value);
        return !missing.name || fail(WireFault::MissingKey, missing.name);
    }
    template <typename Item>
    bool readItems(cbor::Major major, int maximum, Item item)
    {
        quint64 size = 0;
        if (!takeLength(major, size))
            return false;
        if (size > static_cast<quint64>(maximum))
            return fail(WireFault::TooMany);
        for (quint64 i = 0; i < size; ++i) {
            if (!item())
                return within(i);
        }
        return true;
    }

    std::optional<cbor::Head> takeHead();
    bool takeLength(cbor::Major major, quint64 &size);
    bool takeContent(cbor::Major major, QByteArrayView &content);
    bool takeText(QByteArrayView &utf8);
    bool takeTag(quint64 size, QByteArrayView &tag);
    bool fail(WireFault fault, QByteArrayView key = {});  // all three are false
    bool within(const char *name);
    bool within(quint64 index);

    cbor::Cursor m_cursor;
    WireFault m_fault = WireFault::None;
    QString m_path;
};

}  // namespace toile
