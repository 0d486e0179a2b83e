// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/guest.h"

#include "app/toiled/application.h"
#include "app/toiled/helper.h"
#include "app/toiled/signals.h"
#include "app/toiled/text.h"
#include "core/helper/muxstream.h"
#include "core/helper/server.h"
#include "core/linux/linuxplatform.h"
#include "core/vm/labimage.h"
#include "core/vm/qemu.h"

#include <QDateTime>

#include <sys/socket.h>
#include <unistd.h>

#include <map>

using namespace toile;

namespace {

constexpr int kPortTimeLimit = 40000;  ///< milliseconds until the host must be seen
constexpr int kLastWords = 2000;       ///< milliseconds that the line has for what is still to be said

/// Opens a stream to the server for each client that comes at the other end of the line.
class ClientLine : public QObject {
public:
    ClientLine(MuxChannel &channel, Server &server) : m_channel(channel), m_server(server)
    {
        connect(&channel, &MuxChannel::received, this, &ClientLine::take);
    }

    void passAll()
    {
        for (const auto &[number, stream] : m_streams)
            stream->passAll();
    }

private:
    void take(const MuxPacket &packet)
    {
        if (packet.kind == MuxPacket::Kind::Open)
            return open(packet.stream);
        if (const auto it = m_streams.find(packet.stream); it != m_streams.end())
            it->second->take(packet);
    }

    void open(quint32 number)
    {
        int ends[2];
        if (m_streams.contains(number) ||
            ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
            return m_channel.send({MuxPacket::Kind::Close, number, {}});
        Descriptor server(ends[0]);
        auto stream = std::make_unique<MuxStream>(number, Descriptor(ends[1]), m_channel);
        connect(
            stream.get(), &MuxStream::gone, this, [this, number] { m_streams.erase(number); }, Qt::QueuedConnection);
        m_streams[number] = std::move(stream);
        m_server.addClient(std::move(server));
    }

    MuxChannel &m_channel;
    Server &m_server;
    std::map<quint32, std::unique_ptr<MuxStream>> m_streams;
};

LabInfo infoOf(const Arguments &arguments, KernelFeatures features)
{
    LabInfo info;
    info.lab = arguments.lab;
    info.engine = QStringLiteral("vm");
    info.since = QDateTime::currentMSecsSinceEpoch();
    info.pid = arguments.pid;
    info.features = std::move(features);
    return info;
}

ProgramSurroundings surroundingsOfGuest()
{
    qputenv("HOME", "/root");
    qputenv("SHELL", "/bin/bash");
    const auto surroundings = ProgramSurroundings::ofThisProcess();
    ::clearenv();
    qputenv("PATH", surroundings.path);
    qputenv("LC_ALL", "C.UTF-8");
    return surroundings;
}

[[noreturn]] void giveUp(MuxChannel &channel, const QString &reason)
{
    channel.send({MuxPacket::Kind::Over, 0, reason.toUtf8().left(kMuxBytes)});
    channel.drain(kLastWords);
    powerOff();
}

[[noreturn]] void serve(const Arguments &arguments, MuxChannel &channel, Interpreter &interpreter)
{
    const auto surroundings = surroundingsOfGuest();
    auto platform = LinuxPlatform::open();
    if (!platform)
        giveUp(channel, platform.error().message);
    LinuxPlatform &kernel = **platform;
    MachinePrograms programs(surroundings,
                             [&kernel](const QString &machine) { return kernel.namespaceDescriptor(machine); });
    Signals signalSource;
    Server server(infoOf(arguments, kernel.features()), kernel, kernel, programs, interpreter);
    ClientLine clients(channel, server);
    QObject::connect(&signalSource, &Signals::childEnded, &server, &Server::childEnded);
    QObject::connect(&server, &Server::closing, &channel, [&] { channel.send({MuxPacket::Kind::Closing, 0, {}}); });
    QObject::connect(&server, &Server::finished, &channel, [&] {
        clients.passAll();
        giveUp(channel, {});
    });
    QObject::connect(&channel, &MuxChannel::ended, &server, [] { powerOff(); });
    channel.send({MuxPacket::Kind::Ready, 0, {}});
    QCoreApplication::exec();
    powerOff();
}

}  // namespace

void runGuest(const Arguments &arguments)
{
    if (const auto failure = mountGuest()) {
        reportFailure(*failure);
        powerOff();
    }
    loadModules(kModuleList);
    Application application;
    Descriptor port = openPort(kPortName, kPortTimeLimit);
    if (!port) {
        say(stderr, ToiledText::tr("The virtual machine has no line to its host."));
        powerOff();
    }
    MuxChannel channel(std::move(port));
    serve(arguments, channel, application.interpreter);
}
