// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/frames.h"
#include "core/protocol/front.h"

#include <QLocalSocket>
#include <QTimer>

#include <functional>
#include <optional>

namespace toile {

/// One question to the system service that no person is asked about. Nothing blocks; it goes by itself when it ended.
class ServiceQuestion : public QObject {
    Q_OBJECT
public:
    static constexpr int kPatience = 1000;  ///< milliseconds
    /// nullopt: no answer in time, or none that is understood.
    using Answer = std::function<void(const std::optional<FrontReply> &)>;

    /// `tell` is called once, later, unless `owner` goes before.
    ServiceQuestion(const FrontRequest &question, QObject *owner, Answer tell);

private:
    void read();
    void end(const std::optional<FrontReply> &reply);

    Answer m_tell;
    QLocalSocket m_socket;
    QTimer m_timeLimit;
    FrameReader m_reader;
    bool m_isOver = false;
};

}  // namespace toile
