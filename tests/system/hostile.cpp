// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/system/hostile.h"

#include <fcntl.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

namespace toile::test {
namespace {

constexpr int kLink = 3;
constexpr int kLingerSeconds = 600;

int takeDescriptor(pid_t process, int descriptor)
{
    const Descriptor pidfd(int(::syscall(SYS_pidfd_open, process, 0)));
    return int(::syscall(SYS_pidfd_getfd, pidfd.get(), descriptor, 0));
}

void say(const char *attempt, bool succeeded)
{
    std::printf("%s: %s\n", attempt, succeeded ? "GOT IT" : std::strerror(errno));
}

bool addKey(const char *name)
{
    const char secret[] = "the key's secret";
    return ::syscall(SYS_add_key, "user", name, secret, sizeof secret, KEY_SPEC_SESSION_KEYRING) >= 0;
}

bool canOpen(pid_t process, const char *file, int flags)
{
    const std::string path = "/proc/" + std::to_string(process) + file;
    return bool(Descriptor(::open(path.c_str(), flags | O_CLOEXEC)));
}

}  // namespace

Lingering::Lingering()
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
      m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    (void)!::bind(m_listener.get(), reinterpret_cast<const sockaddr *>(&address), size);
    (void)!::listen(m_listener.get(), 1);
    (void)!::getsockname(m_listener.get(), reinterpret_cast<sockaddr *>(&address), &size);
    (void)!::connect(m_socket.get(), reinterpret_cast<const sockaddr *>(&address), size);
    m_reader.reset(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    const std::string bytes(65536, 'x');
    while (::send(m_socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL) > 0) {
    }
    const linger long_{1, kLingerSeconds};
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_LINGER, &long_, sizeof long_);
}

bool sendWith(int socket, const QByteArray &body, const std::vector<int> &descriptors)
{
    iovec piece{const_cast<char *>(body.constData()), std::size_t(body.size())};
    std::vector<char> control(CMSG_SPACE(descriptors.size() * sizeof(int)));
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr *part = CMSG_FIRSTHDR(&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(descriptors.size() * sizeof(int));
    std::memcpy(CMSG_DATA(part), descriptors.data(), descriptors.size() * sizeof(int));
    return ::sendmsg(socket, &message, MSG_NOSIGNAL) == body.size();
}

Descriptor linkOf(pid_t helper)
{
    Descriptor found(takeDescriptor(helper, kLink));
    int type = 0;
    socklen_t size = sizeof type;
    if (::getsockopt(found.get(), SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_SEQPACKET)
        found.reset();
    return found;
}

int reachFor(pid_t process)
{
    for (int descriptor = 0; descriptor < 32; ++descriptor)
        say("descriptor", takeDescriptor(process, descriptor) >= 0);
    say("seize", ::ptrace(PTRACE_SEIZE, process, nullptr, nullptr) == 0);
    say("attach", ::ptrace(PTRACE_ATTACH, process, nullptr, nullptr) == 0);
    for (const char *file : {"/mem", "/environ", "/auxv", "/maps", "/syscall", "/ns/mnt", "/ns/net", "/fd/0", "/exe"})
        say(file, canOpen(process, file, O_RDONLY));
    say("/mem to write", canOpen(process, "/mem", O_RDWR));
    say("/fd", canOpen(process, "/fd", O_RDONLY | O_DIRECTORY));
    say("/cwd", canOpen(process, "/cwd", O_PATH | O_DIRECTORY));
    char byte = 0;
    iovec here{&byte, 1};
    iovec there{reinterpret_cast<void *>(0x400000), 1};
    say("read memory", ::process_vm_readv(process, &here, 1, &there, 1, 0) > 0 || errno == EFAULT);
    const Descriptor pidfd(int(::syscall(SYS_pidfd_open, process, 0)));
    for (const int space : {CLONE_NEWNS, CLONE_NEWNET, CLONE_NEWUSER})
        say("enter", ::setns(pidfd.get(), space) == 0);
    std::printf("all tried\n");
    return 0;
}

int multiply()
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 64 * 1024);
    constexpr int kMost = 8000;
    int threads = 1;
    pthread_t thread{};
    while (threads < kMost &&
           pthread_create(
               &thread, &attributes, [](void *) -> void * { return ::pause(), nullptr; }, nullptr) == 0)
        ++threads;
    std::printf("%d threads\n", threads);
    std::fflush(stdout);
    return ::pause();
}

int startWithKey(char **words)
{
    if (::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr) < 0 || !addKey(words[0]))
        return 1;
    ::execv(words[1], words + 1);
    return 2;
}

int keepKey(const char *name)
{
    std::printf("%s\n", addKey(name) ? "kept" : std::strerror(errno));
    return 0;
}

int findKey(const char *name)
{
    char secret[64] = {};
    const long key = ::syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, "user", name, 0);
    if (key < 0 || ::syscall(SYS_keyctl, KEYCTL_READ, key, secret, sizeof secret) < 0)
        std::printf("%s\n", std::strerror(errno));
    std::printf("%s\n", secret);
    if (std::FILE *keys = std::fopen("/proc/keys", "re")) {
        char line[256];
        while (std::fgets(line, sizeof line, keys))
            std::printf("%s", line);
        std::fclose(keys);
    }
    return 0;
}

}  // namespace toile::test
