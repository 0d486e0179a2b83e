// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QStringList>

class QSettings;
class QTimer;

namespace toile {

class DrawingTab;
class DrawingTabs;
class LabOpener;

/// Which drawings were open, which of them was looked at and what was seen of each, so that the next window without a
/// file of its own begins there. Remembered at each change, for a window that crashes as well; the drawings themselves
/// are in their files and automatic copies. Of several programs the first alone has it: the next one begins empty, and
/// would else write the same files.
class WindowSession : public QObject {
    Q_OBJECT
public:
    WindowSession(DrawingTabs &tabs, QSettings &settings, QObject *parent = nullptr);
    ~WindowSession() override;

    /// Opens what was open, what is still there of it, and follows the tabs from then on.
    void restore(LabOpener &opener);
    /// The last session is over: what is open now counts.
    void begin();

    static bool isWanted(const QSettings &settings);
    static void setWanted(QSettings &settings, bool on);

private:
    void remember();
    bool take();
    void rememberViews();
    void showViews(DrawingTab &tab, const QString &origin) const;

    DrawingTabs &m_tabs;
    QSettings &m_settings;
    QLockFile m_lock;     ///< of the one window that has the session
    QStringList m_known;  ///< what the settings hold
    int m_knownActive = -1;
    QString m_knownViews;
    QTimer *m_soon;  ///< views move often
    bool m_follows = false;
};

}  // namespace toile
