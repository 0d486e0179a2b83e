// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/interpreter.h"

#include <QCoreApplication>

#include <cstdio>

/// Qt wants arguments that live as long as the application; ours are read already.
struct Application {
    /// `language`: of the sentences that are for no client in particular; empty: as the environment says.
    explicit Application(const QString &language = {});

    char name[7] = "toiled";
    char *words[2] = {name, nullptr};
    int count = 1;
    QCoreApplication application{count, words};
    toile::Interpreter interpreter;
};

/// One line.
void say(std::FILE *stream, const QString &text);

/// Standard streams lead nowhere from here on: who started us has heard all.
void letGoOfStreams();
