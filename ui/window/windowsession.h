// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QStringList>

class QSettings;

namespace toile {

class DrawingTabs;
class LabOpener;

/// Which drawings were open and which of them was looked at, so that the next window without a file of its own begins
/// there. Remembered at each change, for a window that crashes as well; the drawings themselves are in their files and
/// automatic copies. Of several programs the first alone has it: the next one begins empty, and would else write the
/// same files.
class WindowSession : public QObject {
    Q_OBJECT
public:
    WindowSession(DrawingTabs &tabs, QSettings &settings, QObject *parent = nullptr);

    /// Opens what was open, what is still there of it, and follows the tabs from then on.
    void restore(LabOpener &opener);
    /// The last session is over: what is open now counts.
    void begin();

    static bool isWanted(const QSettings &settings);
    static void setWanted(QSettings &settings, bool on);

private:
    void remember();
    bool take();

    DrawingTabs &m_tabs;
    QSettings &m_settings;
    QLockFile m_lock;     ///< of the one window that has the session
    QStringList m_known;  ///< what the settings hold
    int m_knownActive = -1;
    bool m_follows = false;
};

}  // namespace toile
