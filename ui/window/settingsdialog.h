// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/appearance.h"
#include "ui/window/terminal.h"

#include <QDialog>

#include <functional>

class QAction;
class QComboBox;
class QFormLayout;
class QSettings;

namespace toile {

/// What people want differently, and only that. Each change holds at once and is kept; the language, which needs a new
/// start, says so. Deletes itself.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    /// `switches` are actions of the window that are settings as well: they are here with their own texts.
    SettingsDialog(QSettings &settings, const std::vector<QAction *> &switches, QWidget *window);

Q_SIGNALS:
    void themeChanged(toile::Theme theme);
    void engineChanged(const QString &engine);
    void terminalFontChanged(const toile::TerminalFont &font);

private:
    void addTerminalFont(QFormLayout *form);
    QComboBox *addChoice(QFormLayout *form, const QString &name, const QString &label, const QString &key,
                         const std::vector<std::pair<QString, QString>> &choices);
    void addNote(QFormLayout *form, const QString &name, QComboBox *of, std::function<QString(const QString &)> text);

    QSettings &m_settings;
};

/// What the settings say; for a program that begins.
QString languageIn(const QSettings &settings);  ///< "fr", "en", or empty: the system's
Theme themeIn(const QSettings &settings);
QString engineIn(const QSettings &settings);  ///< of engineNames()
TerminalFont terminalFontIn(const QSettings &settings);

}  // namespace toile
