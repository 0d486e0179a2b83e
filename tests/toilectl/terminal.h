// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "tests/toilectl/toilectl.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <utmp.h>

#include <csignal>
#include <vector>

namespace toile {

/// A terminal, and a program that a person started in it.
class Terminal {
public:
    /// `words`: an absolute path and its arguments.
    Terminal(const QStringList &words, const QProcessEnvironment &environment, const QString &folder,
             const winsize &size = {24, 80, 0, 0})
    {
        int master = -1;
        int slave = -1;
        if (::openpty(&master, &slave, nullptr, nullptr, &size) != 0)
            return;
        m_ours = Descriptor(master);
        const Descriptor theirs(slave);
        ::fcntl(master, F_SETFL, O_NONBLOCK);
        ::fcntl(master, F_SETFD, FD_CLOEXEC);
        const QByteArray home = QFile::encodeName(folder);
        Words arguments(words);
        Words settings(environment.toStringList());
        m_child = ::fork();
        if (m_child != 0)
            return;
        ::login_tty(slave);
        if (::chdir(home.constData()) == 0)
            ::execve(arguments.list[0], arguments.list.data(), settings.list.data());
        ::_exit(99);
    }
    /// Hangs up, as who closes the window does.
    ~Terminal()
    {
        m_ours.reset();
        if (m_child > 0 && !hasEnded()) {
            ::kill(m_child, SIGKILL);
            ::waitpid(m_child, nullptr, 0);
        }
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    bool type(const QByteArray &keys) const
    {
        return ::write(m_ours.get(), keys.constData(), size_t(keys.size())) == keys.size();
    }
    /// All that it showed until now.
    const QByteArray &seen()
    {
        char buffer[4096];
        for (ssize_t got = 0; (got = ::read(m_ours.get(), buffer, sizeof buffer)) > 0;)
            m_seen.append(buffer, got);
        return m_seen;
    }
    bool shows(const QByteArray &text) { return seen().contains(text); }
    bool hasEnded()
    {
        if (m_child > 0 && ::waitpid(m_child, &m_status, WNOHANG) == m_child)
            m_child = 0;
        return m_child == 0;
    }
    /// As set at its far end.
    termios modes() const
    {
        termios now{};
        ::tcgetattr(m_ours.get(), &now);
        return now;
    }
    bool resize(const winsize &size) const { return ::ioctl(m_ours.get(), TIOCSWINSZ, &size) == 0; }
    pid_t child() const { return m_child; }
    int exitStatus() const { return WEXITSTATUS(m_status); }

private:
    struct Words {
        explicit Words(const QStringList &words)
        {
            for (const QString &word : words)
                texts += QFile::encodeName(word);
            for (QByteArray &text : texts)
                list.push_back(text.data());
            list.push_back(nullptr);
        }
        QList<QByteArray> texts;
        std::vector<char *> list;
    };

    Descriptor m_ours;
    QByteArray m_seen;
    pid_t m_child = -1;
    int m_status = 0;
};

}  // namespace toile
