// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/support/helperclient.h"

#include <QProcess>
#include <QTemporaryDir>

namespace toile::test {

/// Who starts the helper.
enum class Starter {
    Root,       ///< or whoever runs the test
    User,       ///< an ordinary user without subordinate ids
    UserRange,  ///< an ordinary user with a line in /etc/subuid and /etc/subgid
};

/// A real `toiled` with a lab of its own, in a folder of its own.
class ToiledProcess {
public:
    explicit ToiledProcess(Starter starter = Starter::Root, const QString &lab = QStringLiteral("lab"));
    /// Kills what still runs.
    ~ToiledProcess();

    /// Starts it and waits until it is ready or has ended.
    bool start();
    QString socketPath() const { return runFolder() + u'/' + m_lab + QStringLiteral(".sock"); }
    QString runFolder() const { return m_folder.path() + QStringLiteral("/session/toile"); }
    /// In the words of both of its processes, and of no other but what runs in its lab with it.
    QString mark() const { return m_folder.path(); }
    QString errorOutput() { return QString::fromUtf8(m_process.readAllStandardError()); }
    QProcess &process() { return m_process; }
    qint64 outerPid() const { return m_process.processId(); }

    /// A client that has said hello in this language and observes the tables.
    std::unique_ptr<HelperClient> client(const QString &language = {});

private:
    void becomeStarter() const;

    Starter m_starter;
    QString m_lab;
    QTemporaryDir m_folder;
    QProcess m_process;
};

/// True when this test can become any user.
bool isRoot();

}  // namespace toile::test
