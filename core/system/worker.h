// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/link.h"
#include "core/system/childprocess.h"

#include <tuple>

namespace toile {

/// Whose lab, and which.
struct LabKey {
    uid_t uid = 0;
    QString lab;
    bool operator==(const LabKey &) const = default;
    bool operator<(const LabKey &other) const { return std::tie(uid, lab) < std::tie(other.uid, other.lab); }
};

/// The service's end of one lab: the helper process, which has given up every right but its user's.
class Worker : public QObject {
    Q_OBJECT
public:
    /// Starts `program` (toiled itself). One of ready() and ended() follows.
    Worker(const QString &program, const LabKey &key, const QString &language, QObject *parent = nullptr);

    const LabKey &key() const { return m_key; }
    bool isReady() const { return m_ready; }
    /// False when the helper does not take clients any more.
    bool handOver(int client);
    void send(const LinkToHelper &message, int descriptor = -1);
    /// Closes the link, by which the helper ends; ended() follows.
    void end();

Q_SIGNALS:
    void ready();
    /// A descriptor may have come along: takeDescriptor().
    void said(const toile::LinkToService &message);
    /// `error`: what it said on standard error, if it never became ready.
    void ended(const QString &error);

public:
    Descriptor takeDescriptor() { return std::move(m_descriptor); }

private:
    void take();

    LabKey m_key;
    Descriptor m_link;
    std::unique_ptr<QSocketNotifier> m_readable;
    Descriptor m_descriptor;
    ChildProcess m_process;
    bool m_ready = false;
};

}  // namespace toile
