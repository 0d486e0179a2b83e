// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/clientstream.h"

#include "core/protocol/codec.h"

#include <sys/socket.h>
#include <unistd.h>

namespace toile {

namespace {

constexpr uid_t kOverflowUid = 65534;  ///< what the kernel shows for a user that this user namespace does not know

/// The file's mode lets in only its owner and root. Root from outside has no number in here; no other user without a
/// number could have opened the socket.
bool mayConnect(int socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return false;
    return peer.uid == ::geteuid() || peer.uid == 0 || peer.uid == kOverflowUid;
}

}  // namespace

Descriptor acceptClient(int listener)
{
    Descriptor client(::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    return client && mayConnect(client.get()) ? std::move(client) : Descriptor();
}

ClientStream::ClientStream(quint32 number, Descriptor socket, MuxChannel &channel, Interpreter &interpreter)
    : MuxStream(number, std::move(socket), channel), m_interpreter(interpreter)
{
    connect(this, &MuxStream::spoke, this, &ClientStream::overhear);
}

void ClientStream::overhear(const QByteArray &bytes)
{
    m_spoke = true;
    if (!m_hello)
        return;
    m_hello->append(bytes);
    const auto body = m_hello->next();
    if (body && !*body)
        return;
    const auto message = body ? decodeClientMessage(**body) : Result<ClientMessage>(body.error());
    if (const auto *hello = message ? std::get_if<ClientHello>(&*message) : nullptr)
        m_language = hello->language;
    m_hello.reset();
}

bool ClientStream::isHeard()
{
    passAll();  // the socket may have said something, or have been left, that nobody looked at yet
    return m_spoke && isOpen();
}

void ClientStream::tellEnd(const Wording &reason)
{
    const Speaking speaking(m_interpreter, m_language);
    const HelperMessage last = m_greeted ? HelperMessage(Bye{reason()})
                                         : HelperMessage(Failed{0, makeError(ErrorCode::Disconnected, reason())});
    deliverLast(frame(encode(last)));
}

QByteArray ClientStream::admit(const QByteArray &bytes)
{
    m_frames.append(bytes);
    QByteArray whole;
    for (;;) {
        const auto body = m_frames.next();
        if (!body) {
            breakOff();
            return {};
        }
        if (!*body)
            return whole;
        m_greeted = true;
        whole += frame(**body);
    }
}

}  // namespace toile
