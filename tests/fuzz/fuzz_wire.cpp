// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/frames.h"

namespace {

using namespace toile;

/// What was accepted is a value like any other: it is written and read back equal.
template <typename Message, typename Decode>
void decodeBody(const QByteArray &body, Decode decode)
{
    const Result<Message> message = decode(body);
    if (!message) {
        if (message.error().message.isEmpty())
            qFatal("refused without a word");
        return;
    }
    const QByteArray written = encode(*message);
    const Result<Message> again = decode(written);
    if (!again.ok() || encode(*again) != written)
        qFatal("an accepted message is not read back as it was written");
}

/// The same bytes as a stream, in two pieces: frames come out whole, or the stream is refused for good.
void readStream(const QByteArray &bytes, qsizetype cut)
{
    constexpr quint32 kMaximum = 1024;
    FrameReader reader(kMaximum);
    qsizetype taken = 0;
    for (const QByteArray &piece : {bytes.first(cut), bytes.sliced(cut)}) {
        reader.append(piece);
        while (true) {
            const auto body = reader.next();
            if (!body.ok() || !*body)
                break;
            taken += 4 + (**body).size();
            if ((**body).size() > static_cast<qsizetype>(kMaximum) || taken > bytes.size())
                qFatal("more came out than went in");
        }
    }
}

}  // namespace

/// The first byte chooses who reads: 0 the helper, 1 a client, others the frame reader (cut there).
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    if (data[0] == 0)
        decodeBody<ClientMessage>(bytes, [](const QByteArray &b) { return decodeClientMessage(b); });
    else if (data[0] == 1)
        decodeBody<HelperMessage>(bytes, [](const QByteArray &b) { return decodeHelperMessage(b); });
    else
        readStream(bytes, std::min<qsizetype>(data[0], bytes.size()));
    return 0;
}
