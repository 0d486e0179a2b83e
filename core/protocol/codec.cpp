// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/codec.h"

#include "core/protocol/codec_p.h"
#include "core/protocol/fields_messages.h"
#include "core/protocol/text.h"

namespace toile {

namespace {

QString sentenceFor(WireFault fault)
{
    switch (fault) {
    case WireFault::WrongType:
        return ProtocolText::tr("“%1” has the wrong type.");
    case WireFault::OutOfRange:
        return ProtocolText::tr("“%1” is out of range.");
    case WireFault::TooMany:
        return ProtocolText::tr("“%1” is too large.");
    case WireFault::BadText:
        return ProtocolText::tr("“%1” is not valid UTF-8.");
    case WireFault::UnknownKey:
        return ProtocolText::tr("“%1” is not a known key.");
    case WireFault::MissingKey:
        return ProtocolText::tr("“%1” is missing.");
    case WireFault::DuplicateKey:
        return ProtocolText::tr("“%1” is there twice.");
    case WireFault::UnknownType:
        return ProtocolText::tr("“%1” is not a known type.");
    case WireFault::None:
    case WireFault::CutOff:
        break;
    }
    return ProtocolText::tr("It ends or continues where it must not, at “%1”.");
}

}  // namespace

Error malformed(WireFault fault, const QString &path)
{
    return makeError(fault == WireFault::TooMany ? ErrorCode::LimitExceeded : ErrorCode::Protocol,
                     ProtocolText::tr("The other side sent a message that this version of Toile cannot read: ") +
                         sentenceFor(fault).arg(path),
                     path);
}

QByteArray encode(const ClientMessage &message)
{
    return encodeMessage(message);
}

QByteArray encode(const HelperMessage &message)
{
    return encodeMessage(message);
}

Result<ClientMessage> decodeClientMessage(const QByteArray &body)
{
    return decodeMessage<ClientMessage>(body);
}

Result<HelperMessage> decodeHelperMessage(const QByteArray &body)
{
    return decodeMessage<HelperMessage>(body);
}

/// Whatever comes in a hello, its version is the first.
std::optional<int> versionOfHello(const QByteArray &body)
{
    cbor::Cursor cursor(body);
    const auto takes = [&cursor](const char *text) {
        const auto head = cursor.takeHead();
        return head && head->major == cbor::Major::Text && cursor.takeContent(head->value) == QByteArrayView(text);
    };
    const auto map = cursor.takeHead();
    if (!map || map->major != cbor::Major::Map || !takes("type") || !takes(kTag<ClientHello>) || !takes("version"))
        return std::nullopt;
    const auto version = cursor.takeHead();
    constexpr quint64 kHighest = std::numeric_limits<int>::max();
    if (!version || version->major != cbor::Major::Unsigned || version->value > kHighest)
        return std::nullopt;
    return static_cast<int>(version->value);
}

}  // namespace toile
