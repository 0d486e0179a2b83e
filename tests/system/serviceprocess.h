// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/front.h"
#include "tests/support/helperclient.h"

#include <QProcess>

namespace toile::test {

/// What a program says on its standard output.
QByteArray outputOf(const QString &program, const QStringList &words);

/// Rows of a test's table: each kind of user that the service has, in the column "user".
void addUsers();

/// The answer to a request: the service's last word, and the connection when that was Opened.
struct Answer {
    FrontReply reply;
    std::unique_ptr<HelperClient> client;

    bool opened() const { return std::holds_alternative<Opened>(reply); }
    bool started() const { return opened() && std::get<Opened>(reply).started; }
    /// Of a Failed.
    Error error() const;
};

/// A real `toiled --system` in the test's own machine, at the place where clients look for it.
class ServiceProcess {
public:
    /// `before`: words to put in front of the command, such as setpriv and its options.
    /// `after`: more options of it.
    explicit ServiceProcess(const QStringList &before = {}, const QStringList &after = {});
    /// Kills it, and waits until every helper is gone.
    ~ServiceProcess();

    /// Starts it and waits until it listens.
    bool start();
    void terminate();
    /// The front alone, or right after it the helpers of all labs.
    void kill(bool helpersToo = false);
    QProcess &process() { return m_process; }
    static QString socketPath() { return QStringLiteral("/run/toile/toile.sock"); }

    /// A connection of this user, as yet without a word.
    static Descriptor connectAs(uid_t user);
    /// Asks and waits for the last word; the hello is said, and tables are observed, when the lab opened.
    static Answer open(uid_t user, const QString &lab, bool start = true, const QString &language = {},
                       const QStringList &cards = {});
    static QStringList labsOf(uid_t user);
    /// What the service says to a list-cards of this user.
    static FrontReply cardsFor(uid_t user);
    /// The next whole frame; "" when the connection ended.
    static QByteArray readFrame(int socket);

    /// Processes of helpers that live, of any user.
    static QList<pid_t> helpers();

private:
    QProcess m_process;
};

/// Where every account of the test's machine finds the programs; false when they cannot be there.
bool copyPrograms();
/// Starts toilectl as this user types it.
void type(QProcess &process, uid_t user, const QStringList &words, const QString &language);
/// Standard output and error together, and the exit status last.
QString typed(uid_t user, const QStringList &words, const QString &language = QStringLiteral("C.UTF-8"));

/// A lab of one machine M.
Plan oneMachine();
/// Deploys it and waits; false when it is refused.
bool deploy(HelperClient &client, const Plan &plan);
/// Runs `sh -c script` in the machine, waits, and gives all that it printed.
QByteArray runIn(HelperClient &client, const QString &machine, const QString &script);

}  // namespace toile::test
