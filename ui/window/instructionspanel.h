// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <QTextBrowser>

#include <set>

class QComboBox;
class QLabel;
class QPushButton;
class QSettings;
class QStackedWidget;

namespace toile {

class Editor;
class TextEdit;

/// Markdown that is read: links are told, nothing is ever fetched.
class QuietBrowser : public QTextBrowser {
    Q_OBJECT
public:
    explicit QuietBrowser(QWidget *parent = nullptr);

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
    QMimeData *createMimeDataFromSelection() const override;
};

/// The practical beside the drawing: read and ticked by students, written by teachers.
class InstructionsPanel : public QWidget {
    Q_OBJECT
public:
    InstructionsPanel(Editor &editor, QSettings &settings, QWidget *parent = nullptr);
    ~InstructionsPanel() override;

    bool hasText() const;
    bool isEditing() const;
    /// What is typed and not yet taken becomes part of the lab; false, and why is told, when it cannot.
    bool commitPending();

Q_SIGNALS:
    void revealWanted(toile::Id id);
    void message(const QString &text);
    void left();  ///< by Escape in the text that is written: the keyboard goes back to the drawing

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildReader();
    void buildWriter();
    QString text() const;
    void refresh();
    void follow(const QUrl &link);
    void tick(int step);
    void readTicks();
    QString ticksKey() const;
    void edit(bool on);
    void chooseLanguage(const QString &language);
    void showLanguage();
    bool isPending() const;

    Editor &m_editor;
    QSettings &m_settings;
    QStackedWidget *m_pages;
    QuietBrowser *m_reader = nullptr;
    TextEdit *m_writer = nullptr;
    QComboBox *m_language = nullptr;
    QLabel *m_progress = nullptr;
    QPushButton *m_edit = nullptr;
    QString m_shownLanguage;  ///< whose text is in the writer
    QString m_taken;          ///< what the lab has of it
    std::set<int> m_done;
    bool m_isOther = true;  ///< the text is not the one that was read before
};

}  // namespace toile
