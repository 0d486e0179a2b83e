// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/system/serviceprocess.h"

#include "core/protocol/frames.h"
#include "tests/system/ownmachine.h"

#include <QDir>
#include <QTest>
#include <QtEndian>

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <csignal>

namespace toile::test {
namespace {

constexpr int kPatience = 20000;  ///< milliseconds

QByteArray readBytes(int socket, qsizetype count)
{
    QByteArray bytes;
    while (bytes.size() < count) {
        pollfd readable{socket, POLLIN, 0};
        QByteArray piece(count - bytes.size(), Qt::Uninitialized);
        const ssize_t got =
            ::poll(&readable, 1, kPatience) == 1 ? ::recv(socket, piece.data(), std::size_t(piece.size()), 0) : -1;
        if (got <= 0)
            return {};
        bytes += piece.first(got);
    }
    return bytes;
}

void write(int socket, const FrontRequest &request)
{
    const QByteArray bytes = frame(encode(request));
    (void)!::send(socket, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL);
}

}  // namespace

QByteArray outputOf(const QString &program, const QStringList &words)
{
    QProcess process;
    process.start(program, words);
    process.waitForFinished(kPatience);
    return process.readAllStandardOutput();
}

void addUsers()
{
    QTest::addColumn<uint>("user");
    QTest::newRow("without subordinate ids") << uint(kAnn);
    QTest::newRow("with subordinate ids") << uint(kBob);
    QTest::newRow("root") << 0U;
}

Error Answer::error() const
{
    const auto *failed = std::get_if<Failed>(&reply);
    return failed ? failed->error : Error();
}

ServiceProcess::ServiceProcess(const QStringList &before, const QStringList &after)
{
    QStringList words = before;
    words += {qEnvironmentVariable("TOILE_BIN") + QStringLiteral("/toiled"), QStringLiteral("--system")};
    words += after;
    m_process.setProgram(words.takeFirst());
    m_process.setArguments(words);
}

ServiceProcess::~ServiceProcess()
{
    kill();
    (void)QTest::qWaitFor([] { return helpers().isEmpty(); }, kPatience);
}

bool ServiceProcess::start()
{
    m_process.start();
    return QTest::qWaitFor(
               [this] {
                   return m_process.readAllStandardOutput().contains("ready") ||
                          m_process.state() == m_process.NotRunning;
               },
               kPatience) &&
           m_process.state() == QProcess::Running;
}

void ServiceProcess::terminate()
{
    m_process.terminate();
    m_process.waitForFinished(kPatience);
}

void ServiceProcess::kill(bool helpersToo)
{
    const QList<pid_t> victims = helpersToo ? helpers() : QList<pid_t>();
    m_process.kill();
    m_process.waitForFinished(kPatience);
    for (const pid_t helper : victims)
        ::kill(helper, SIGKILL);
}

Descriptor ServiceProcess::connectAs(uid_t user)
{
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, qPrintable(socketPath()), sizeof address.sun_path - 1);
    const ActAs acting(user);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        socket.reset();
    return socket;
}

QByteArray ServiceProcess::readFrame(int socket)
{
    const QByteArray length = readBytes(socket, 4);
    return length.isEmpty() ? QByteArray() : readBytes(socket, qFromBigEndian<quint32>(length.constData()));
}

Answer ServiceProcess::open(uid_t user, const QString &lab, bool start, const QString &language,
                            const QStringList &cards)
{
    Descriptor socket = connectAs(user);
    write(socket.get(), OpenLab{kProtocolVersion, lab, start, language, cards});
    Answer answer;
    do {
        const auto reply = decodeFrontReply(readFrame(socket.get()));
        answer.reply = reply ? *reply : FrontReply(Failed{0, reply.error()});
    } while (std::holds_alternative<Asking>(answer.reply));
    if (answer.opened()) {
        answer.client = std::make_unique<HelperClient>(std::move(socket));
        answer.client->send(ClientHello{kProtocolVersion, QStringLiteral("test"), language});
        answer.client->send(Observe{true, false});
    }
    return answer;
}

QStringList ServiceProcess::labsOf(uid_t user)
{
    const Descriptor socket = connectAs(user);
    write(socket.get(), ListLabs());
    const auto reply = decodeFrontReply(readFrame(socket.get()));
    return reply && std::holds_alternative<LabList>(*reply) ? std::get<LabList>(*reply).labs : QStringList();
}

FrontReply ServiceProcess::cardsFor(uid_t user)
{
    const Descriptor socket = connectAs(user);
    write(socket.get(), ListCards());
    const auto reply = decodeFrontReply(readFrame(socket.get()));
    return reply ? *reply : FrontReply(Failed{0, reply.error()});
}

QList<pid_t> ServiceProcess::helpers()
{
    QList<pid_t> found;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile words(QStringLiteral("/proc/%1/cmdline").arg(name));
        if (words.open(QIODevice::ReadOnly) && words.readAll().startsWith(QByteArray("/proc/self/exe\0--worker", 23)))
            found += name.toInt();
    }
    return found;
}

bool copyPrograms()
{
    bool done = ::mkdir("/run/bin", 0755) == 0;
    for (const char *name : {"toilectl", "toiled"}) {
        const QString copy = QStringLiteral("/run/bin/") + QLatin1String(name);
        done = done && QFile::copy(qEnvironmentVariable("TOILE_BIN") + u'/' + QLatin1String(name), copy) &&
               ::chmod(qPrintable(copy), 0755) == 0;
    }
    return done;
}

void type(QProcess &process, uid_t user, const QStringList &words, const QString &language)
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("LC_ALL"), language);
    process.setProcessEnvironment(environment);
    const QString id = QString::number(user);
    process.start(QStringLiteral("setpriv"),
                  QStringList{QStringLiteral("--reuid"), id, QStringLiteral("--regid"), id,
                              QStringLiteral("--init-groups"), QStringLiteral("/run/bin/toilectl")} +
                      words);
}

QString typed(uid_t user, const QStringList &words, const QString &language)
{
    QProcess process;
    type(process, user, words, language);
    process.waitForFinished(kPatience);
    return QString::fromUtf8(process.readAll()) + QString::number(process.exitCode());
}

Plan oneMachine()
{
    return {CreateNamespace{QStringLiteral("M"), false}};
}

bool deploy(HelperClient &client, const Plan &plan)
{
    const int applied = client.count<Applied>();
    const int failed = client.count<Failed>();
    client.send(ApplyPlan{1, QString(), plan});
    return QTest::qWaitFor([&] { return client.count<Applied>() > applied || client.count<Failed>() > failed; },
                           kPatience) &&
           client.count<Applied>() > applied && client.last<Applied>().ok;
}

QByteArray runIn(HelperClient &client, const QString &machine, const QString &script)
{
    const quint32 channel = 100 + quint32(client.count<ProgramEnded>());
    StartProgram request;
    request.channel = channel;
    request.machine = machine;
    request.arguments = QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script};
    const int before = client.count<ProgramEnded>();
    client.send(request);
    if (!QTest::qWaitFor([&] { return client.count<ProgramEnded>() > before; }, kPatience))
        return "did not end";
    return client.output(channel) + client.output(channel, Stream::ErrorOutput);
}

}  // namespace toile::test
