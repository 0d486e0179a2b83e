// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/protocol/codec.h"
#include "core/protocol/frames.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <vector>

namespace toile::test {

/// A client of a helper that keeps all it hears. Reading can be stopped, to be a slow one.
class HelperClient : public QObject {
    Q_OBJECT
public:
    explicit HelperClient(Descriptor socket);
    /// Connects to a helper's socket; isConnected() says whether somebody listens.
    static std::unique_ptr<HelperClient> connectTo(const QString &path);

    bool isConnected() const { return bool(m_socket); }
    void send(const ClientMessage &message);
    void sendRaw(const QByteArray &bytes);
    void setReading(bool on) { m_readable->setEnabled(on); }
    void hangUp();

    const std::vector<HelperMessage> &received() const { return m_received; }
    void forget() { m_received.clear(); }

    template <typename T>
    std::vector<T> all() const
    {
        std::vector<T> found;
        for (const HelperMessage &message : m_received) {
            if (const auto *one = std::get_if<T>(&message))
                found.push_back(*one);
        }
        return found;
    }
    template <typename T>
    int count() const
    {
        return int(all<T>().size());
    }
    template <typename T>
    T last() const
    {
        const auto found = all<T>();
        return found.empty() ? T{} : found.back();
    }
    /// What came out of a program on a stream.
    QByteArray output(quint32 channel, Stream stream = Stream::Output) const;

private:
    void read();

    Descriptor m_socket;
    std::unique_ptr<QSocketNotifier> m_readable;
    FrameReader m_frames;
    std::vector<HelperMessage> m_received;
};

}  // namespace toile::test
