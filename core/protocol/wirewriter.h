// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/address.h"
#include "core/protocol/cbor.h"
#include "core/protocol/fields.h"

#include <QStringList>

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace toile {

/// A row of a live table: its key is computed from it and does not travel.
template <typename T>
concept Keyed = requires(const T &row)
{
    {
        row.key()
        } -> std::same_as<QString>;
};

/// Writes values in CBOR, each struct as a map of what its fields() names.
class WireWriter {
public:
    explicit WireWriter(QByteArray &to) : m_to(to) {}

    void operator()(bool value) { cbor::writeHead(m_to, cbor::Major::Simple, value ? cbor::kTrue : cbor::kFalse); }
    template <std::integral I>
    void operator()(I value)
    {
        if constexpr (std::is_unsigned_v<I>)
            cbor::writeHead(m_to, cbor::Major::Unsigned, value);
        else
            cbor::writeInteger(m_to, value);
    }
    template <typename E>
    requires std::is_enum_v<E>
    void operator()(E value) { cbor::writeHead(m_to, cbor::Major::Unsigned, static_cast<quint64>(value)); }

    /// Cut at limits::kWireTextBytes: only a program's own words (Error::kernelText) can be so long, and a reader would
    /// refuse the frame for it.
    void operator()(const QString &text)
    {
        QByteArray utf8 = text.toUtf8();
        if (utf8.size() > limits::kWireTextBytes)
            utf8 = text.first(limits::kWireTextBytes / 4).toUtf8();
        cbor::writeText(m_to, utf8);
    }
    void operator()(const QByteArray &bytes) { cbor::writeBytes(m_to, bytes); }
    void operator()(const IpAddress &address) { cbor::writeBytes(m_to, addressBytes(address)); }
    /// The address's bytes and one for the length.
    void operator()(const IpPrefix &prefix)
    {
        cbor::writeBytes(m_to, addressBytes(prefix.address) + static_cast<char>(prefix.length));
    }
    void operator()(const MacAddress &mac)
    {
        cbor::writeBytes(m_to, {reinterpret_cast<const char *>(mac.bytes().data()), 6});
    }

    template <typename T>
    void operator()(const std::optional<T> &value)
    {
        if (value)
            (*this)(*value);
        else
            cbor::writeHead(m_to, cbor::Major::Simple, cbor::kNull);
    }
    template <typename T>
    void operator()(const std::vector<T> &list)
    {
        writeList(list, list.size());
    }
    void operator()(const QStringList &list) { writeList(list, static_cast<std::size_t>(list.size())); }

    template <typename T>
    void operator()(const std::map<QString, T> &map)
    {
        cbor::writeHead(m_to, Keyed<T> ? cbor::Major::Array : cbor::Major::Map, map.size());
        for (const auto &[key, value] : map) {
            if constexpr (!Keyed<T>)
                (*this)(key);
            (*this)(value);
        }
    }
    template <typename... T>
    void operator()(const std::variant<T...> &variant)
    {
        std::visit([this](const auto &value) { this->writeStruct(value, kTag<std::decay_t<decltype(value)>>); },
                   variant);
    }
    template <typename T>
    requires std::is_class_v<T>
    void operator()(const T &value) { writeStruct(value, nullptr); }

private:
    struct Count {
        quint64 fields = 0;
        void operator()(const char *, const auto &, int = 0) { ++fields; }
    };
    struct Fields {
        WireWriter &writer;
        void operator()(const char *name, const auto &value, int = 0)
        {
            cbor::writeText(writer.m_to, name);
            writer(value);
        }
    };

    static QByteArray addressBytes(const IpAddress &address)
    {
        return QByteArray(reinterpret_cast<const char *>(address.bytes().data()), address.bits() / 8);
    }
    void writeList(const auto &list, std::size_t size)
    {
        cbor::writeHead(m_to, cbor::Major::Array, size);
        for (const auto &value : list)
            (*this)(value);
    }
    void writeStruct(const auto &value, const char *tag)
    {
        Count count;
        fields(count, value);
        cbor::writeHead(m_to, cbor::Major::Map, count.fields + (tag ? 1 : 0));
        if (tag) {
            cbor::writeText(m_to, "type");
            cbor::writeText(m_to, tag);
        }
        Fields each{*this};
        fields(each, value);
    }

    QByteArray &m_to;
};

}  // namespace toile
