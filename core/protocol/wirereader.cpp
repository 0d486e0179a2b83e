// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/wirereader.h"

namespace toile {

namespace {

template <std::size_t N>
std::array<quint8, N> toArray(QByteArrayView bytes)
{
    std::array<quint8, N> result{};
    std::copy(bytes.begin(), bytes.end(), result.begin());
    return result;
}

std::optional<IpAddress> addressFrom(QByteArrayView bytes)
{
    if (bytes.size() == 16)
        return IpAddress::v6(toArray<16>(bytes));
    if (bytes.size() != 4)
        return std::nullopt;
    const auto b = toArray<4>(bytes);
    return IpAddress::v4((quint32(b[0]) << 24) | (quint32(b[1]) << 16) | (quint32(b[2]) << 8) | b[3]);
}

}  // namespace

bool WireReader::operator()(bool &value)
{
    const auto head = takeHead();
    if (!head)
        return false;
    if (head->major != cbor::Major::Simple || head->value == cbor::kNull)
        return fail(WireFault::WrongType);
    value = head->value == cbor::kTrue;
    return true;
}

bool WireReader::operator()(QString &text)
{
    QByteArrayView utf8;
    if (!takeText(utf8))
        return false;
    text = QString::fromUtf8(utf8);
    return true;
}

bool WireReader::operator()(QByteArray &bytes)
{
    QByteArrayView content;
    if (!takeContent(cbor::Major::Bytes, content))
        return false;
    bytes = content.toByteArray();
    return true;
}

bool WireReader::operator()(IpAddress &address)
{
    QByteArrayView content;
    if (!takeContent(cbor::Major::Bytes, content))
        return false;
    const auto parsed = addressFrom(content);
    if (!parsed)
        return fail(WireFault::OutOfRange);
    address = *parsed;
    return true;
}

bool WireReader::operator()(IpPrefix &prefix)
{
    QByteArrayView content;
    if (!takeContent(cbor::Major::Bytes, content))
        return false;
    if (content.isEmpty())
        return fail(WireFault::OutOfRange);
    const auto address = addressFrom(content.chopped(1));
    const int length = static_cast<quint8>(content.back());
    if (!address || length > address->bits())
        return fail(WireFault::OutOfRange);
    prefix = {*address, length};
    return true;
}

bool WireReader::operator()(MacAddress &mac)
{
    QByteArrayView content;
    if (!takeContent(cbor::Major::Bytes, content))
        return false;
    if (content.size() != 6)
        return fail(WireFault::OutOfRange);
    mac = MacAddress(toArray<6>(content));
    return true;
}

std::optional<cbor::Head> WireReader::takeHead()
{
    const auto head = m_cursor.takeHead();
    if (!head)
        fail(m_cursor.atEnd() ? WireFault::CutOff : WireFault::WrongType);
    return head;
}

bool WireReader::takeLength(cbor::Major major, quint64 &size)
{
    const auto head = takeHead();
    if (!head)
        return false;
    if (head->major != major)
        return fail(WireFault::WrongType);
    size = head->value;
    return true;
}

bool WireReader::takeContent(cbor::Major major, QByteArrayView &content)
{
    quint64 size = 0;
    if (!takeLength(major, size))
        return false;
    const auto taken = m_cursor.takeContent(size);
    if (!taken)
        return fail(WireFault::CutOff);
    content = *taken;
    return true;
}

bool WireReader::takeText(QByteArrayView &utf8)
{
    if (!takeContent(cbor::Major::Text, utf8))
        return false;
    if (utf8.size() > limits::kWireTextBytes)
        return fail(WireFault::TooMany);
    return utf8.isValidUtf8() || fail(WireFault::BadText);
}

bool WireReader::takeTag(quint64 size, QByteArrayView &tag)
{
    QByteArrayView key;
    if (size == 0)
        return fail(WireFault::MissingKey, "type");
    if (!takeText(key))
        return false;
    if (key != QByteArrayView("type"))
        return fail(WireFault::MissingKey, "type");
    return takeText(tag);
}

bool WireReader::fail(WireFault fault, QByteArrayView key)
{
    // A hostile key may be long and is shown to a person: a few characters are enough to recognise it.
    constexpr qsizetype kShown = 40;
    if (m_fault == WireFault::None) {
        m_fault = fault;
        m_path = QString::fromUtf8(key.first(std::min(key.size(), kShown)));
    }
    return false;
}

bool WireReader::within(const char *name)
{
    if (!m_path.isEmpty() && !m_path.startsWith(u'['))
        m_path.prepend(u'.');
    m_path.prepend(QLatin1String(name));
    return false;
}

bool WireReader::within(quint64 index)
{
    if (!m_path.isEmpty() && !m_path.startsWith(u'['))
        m_path.prepend(u'.');
    m_path.prepend(u'[' + QString::number(index) + u']');
    return false;
}

}  // namespace toile
