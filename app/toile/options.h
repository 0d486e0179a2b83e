// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace toile {

/// What the command line asks for.
struct Options {
    QString target;      ///< a file or the name of a lab; may be empty
    QString exportPath;  ///< draw there instead of opening a window
    QString reportPath;  ///< write a report there instead
    QString student;     ///< whose report it is
    bool live = false;
    bool physical = false;  ///< the physical equivalent of the drawing
    QString language;       ///< "fr", "en" or empty: the system's
    double scale = 2;
    bool title = true;
    bool legend = true;
    bool tables = true;  ///< those of a running lab
    QStringList only;    ///< names of machines; empty: everything
    QString theme;       ///< "light", "dark" or empty: the desktop's
    bool help = false;
    bool version = false;
    QString wrong;  ///< not empty: wrong usage, and what to do
};

/// Pure: `arguments` without the program's name.
Options parseOptions(const QStringList &arguments);

/// The --help text.
QString helpText();

}  // namespace toile
