// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <sys/types.h>

#include <optional>
#include <string>

/// The command line of the helper.
struct Arguments {
    enum class Mode {
        Sandbox,  ///< serves a lab of whoever starts it, in namespaces of its own
        Vm,       ///< boots a micro-VM and leads the lab's clients to the helper in there
        Guest,    ///< is the first program of a micro-VM
        System,   ///< the system service
        Worker,   ///< serves one lab of the system service, which starts it
        Guard,    ///< gives lent network cards back when the system service, which starts it, was killed
    };
    Mode mode = Mode::Sandbox;
    QString lab;                ///< of a worker from its environment, where nobody else can read it
    QString file;               ///< only remembered and shown
    QString language;           ///< of a worker's sentences
    std::string socket;         ///< absolute path; of Sandbox, Vm and System
    uid_t uid = 0;              ///< whose lab a worker runs
    QString kernel;             ///< Vm: absolute path; empty: this machine's best
    qint64 pid = 0;             ///< Guest: of the process outside
    int confirmWithin = 30;     ///< System: seconds
    bool virtualCards = false;  ///< System: lends a container's own end of its cable too
    bool help = false;
    bool operator==(const Arguments &) const = default;
};

/// nullopt: the command line is wrong.
std::optional<Arguments> parseArguments(const QStringList &words);

/// What `toiled --help` prints.
QString usage();
