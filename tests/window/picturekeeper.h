// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QImage>
#include <QString>

class QWidget;

namespace toile {

/// Looks at windows and dialogs in one language and theme, for as long as it lives: nothing that is written in them may
/// be cut off. With TOILE_PICTURES=FOLDER each picture is kept there, to be looked at.
class PictureKeeper {
public:
    /// A row of a test for both languages in both themes.
    static void addLooks();

    /// In those of the row that runs.
    PictureKeeper();
    ~PictureKeeper();

    /// As it is once nothing in it waits, moves or is still to be laid out.
    void keep(QWidget *widget, const QString &name);
    /// What was kept last.
    const QImage &last() const { return m_last; }

private:
    QString m_prefix;
    QImage m_last;
};

}  // namespace toile
