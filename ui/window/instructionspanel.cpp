// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/instructionspanel.h"

#include "core/model/instructions.h"
#include "ui/canvas/markdown.h"
#include "ui/editor.h"
#include "ui/window/appearance.h"
#include "ui/window/instructionstext.h"
#include "ui/window/textedit.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace toile {

namespace {

enum Page { Reading, Writing };

QString ownLanguage()
{
    return QLocale().language() == QLocale::French ? QStringLiteral("fr") : QStringLiteral("en");
}

MarkdownLook lookOf(const QWidget &widget)
{
    const QPalette &palette = widget.palette();  // the panel's: a new one reaches its reader later
    QFont code = monospaceFont();
    code.setPointSizeF(widget.font().pointSizeF());
    return {widget.font(), code, palette.color(QPalette::Text), palette.color(QPalette::Link),
            palette.color(QPalette::AlternateBase)};
}

}  // namespace

QuietBrowser::QuietBrowser(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
}

QMimeData *QuietBrowser::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData;
    copied->setText(asTyped(textCursor().selectedText()));
    return copied;
}

InstructionsPanel::InstructionsPanel(Editor &editor, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_settings(settings), m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("instructionsPanel"));
    m_progress = new QLabel(this);
    m_progress->setObjectName(QStringLiteral("instructionsProgress"));
    m_edit = new QPushButton(tr("Ed&it"), this);
    m_edit->setObjectName(QStringLiteral("instructionsEdit"));
    m_edit->setCheckable(true);
    m_edit->setToolTip(tr("Write the instructions of this lab, in Markdown."));
    m_language = new QComboBox(this);
    m_language->setObjectName(QStringLiteral("instructionsLanguage"));
    m_language->setAccessibleName(tr("Language of the text"));
    m_language->addItem(tr("French"), QStringLiteral("fr"));
    m_language->addItem(tr("English"), QStringLiteral("en"));
    m_language->hide();
    buildReader();
    buildWriter();
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 0);
    row->addWidget(m_progress, 1);
    row->addWidget(m_language);
    row->addWidget(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_pages);
    connect(m_edit, &QPushButton::toggled, this, &InstructionsPanel::edit);
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        if (commitPending())
            showLanguage();
        else
            chooseLanguage(m_shownLanguage);
    });
    connect(&editor, &Editor::documentReset, this, [this] {
        m_isOther = true;
        m_taken = textOf(*m_writer);  // what it had more was of another drawing
        m_edit->setChecked(false);
        readTicks();
        refresh();
    });
    connect(&editor, &Editor::changed, this, [this](const Patch &patch) {
        const auto isHeader = [](const ElementChange &change) { return change.id == Topology::kHeaderId; };
        if (std::ranges::any_of(patch.elements, isHeader))
            refresh();
    });
    readTicks();
    refresh();
}

InstructionsPanel::~InstructionsPanel()
{
    m_writer->whenTyped({});
}

void InstructionsPanel::buildReader()
{
    m_reader = new QuietBrowser(this);
    m_reader->setObjectName(QStringLiteral("instructionsReader"));
    m_reader->setAccessibleName(tr("Instructions"));
    m_pages->addWidget(m_reader);
    connect(m_reader, &QTextBrowser::anchorClicked, this, &InstructionsPanel::follow);
}

void InstructionsPanel::buildWriter()
{
    m_writer = new TextEdit(this);
    m_writer->setObjectName(QStringLiteral("instructionsWriter"));
    m_writer->setAccessibleName(tr("Text of the instructions, in Markdown"));
    m_writer->setPlaceholderText(tr("# Title\n\nText with **bold** and `code`. A link selects an element: "
                                    "[VM1](toile:VM1), [its eth0](toile:VM1/eth0).\n\n- [ ] A step to tick"));
    m_writer->setFont(monospaceFont());
    m_writer->setFrameShape(QFrame::NoFrame);
    m_pages->addWidget(m_writer);
    m_writer->whenTyped([this] { return commitPending(); });
    connect(m_writer, &TextEdit::left, this, &InstructionsPanel::left);
}

QString InstructionsPanel::text() const
{
    return m_editor.topology().header.instructions.in(ownLanguage());
}

bool InstructionsPanel::hasText() const
{
    return !m_editor.topology().header.instructions.isEmpty();
}

bool InstructionsPanel::isEditing() const
{
    return m_pages->currentIndex() == Writing;
}

void InstructionsPanel::refresh()
{
    if (isEditing()) {  // the reader is not seen: it is up to date when it is
        if (!isPending())
            showLanguage();
        return;
    }
    const QString markdown = text();
    const int steps = stepCount(markdown);
    const bool isOther = std::exchange(m_isOther, false);
    const int seen = isOther ? 0 : m_reader->verticalScrollBar()->value();
    setMarkdownText(*m_reader->document(),
                    markdown.isEmpty() ? tr("This lab has no instructions. *Edit* writes some.")
                                       : withSteps(markdown, m_done),
                    lookOf(*this));
    boxesForBullets(*m_reader->document());
    boxesUnlikeLinks(*m_reader->document(), palette().color(QPalette::Text));
    keepCommandsTogether(*m_reader->document());
    if (isOther)
        m_reader->moveCursor(QTextCursor::Start);  // it is after what was written, where the first sight would be
    m_reader->verticalScrollBar()->setValue(seen);
    m_progress->setText(steps == 0 ? QString() : tr("Steps done: %1 of %2").arg(m_done.size()).arg(steps));
}

void InstructionsPanel::follow(const QUrl &link)
{
    if (link.scheme() == QLatin1String("step")) {
        tick(link.path().toInt());
    } else if (link.scheme() == QLatin1String("toile")) {
        if (const Id id = linkedElement(m_editor.topology(), link.toString()))
            Q_EMIT revealWanted(id);
        else
            Q_EMIT message(tr("There is no “%1” in this drawing.").arg(link.path()));
    } else if (link.scheme() == QLatin1String("http") || link.scheme() == QLatin1String("https")) {
        QDesktopServices::openUrl(link);
    }
}

/// What a student has done is no part of the lab: it is remembered here, for this lab's name.
void InstructionsPanel::tick(int step)
{
    if (!m_done.erase(step))
        m_done.insert(step);
    QStringList done;
    for (const int each : m_done)
        done << QString::number(each);
    m_settings.setValue(ticksKey(), done);
    refresh();
}

void InstructionsPanel::readTicks()
{
    m_done.clear();
    const int steps = stepCount(text());
    for (const QString &each : m_settings.value(ticksKey()).toStringList())
        if (const int step = each.toInt(); step >= 0 && step < steps)
            m_done.insert(step);
}

QString InstructionsPanel::ticksKey() const
{
    return QStringLiteral("instructions/") + m_editor.topology().header.name;
}

void InstructionsPanel::edit(bool on)
{
    if (!on && !commitPending()) {
        const QSignalBlocker quiet(m_edit);
        m_edit->setChecked(true);  // what was typed stays to be mended
        return;
    }
    m_pages->setCurrentIndex(on ? Writing : Reading);
    // Never both: there is no room for them beside each other.
    (on ? static_cast<QWidget *>(m_progress) : m_language)->hide();
    (on ? static_cast<QWidget *>(m_language) : m_progress)->show();
    m_edit->setText(on ? tr("&Preview") : tr("Ed&it"));
    if (on) {
        chooseLanguage(ownLanguage());
        showLanguage();
        m_writer->setFocus();
    } else {
        refresh();
    }
}

void InstructionsPanel::chooseLanguage(const QString &language)
{
    const QSignalBlocker quiet(m_language);
    m_language->setCurrentIndex(m_language->findData(language));
}

void InstructionsPanel::showLanguage()
{
    m_shownLanguage = m_language->currentData().toString();
    const LocalizedText &both = m_editor.topology().header.instructions;
    m_taken = m_shownLanguage == QLatin1String("fr") ? both.fr : both.en;
    m_writer->setText(m_taken);
}

bool InstructionsPanel::isPending() const
{
    return !m_shownLanguage.isEmpty() && textOf(*m_writer) != m_taken;
}

bool InstructionsPanel::commitPending()
{
    if (!isPending())
        return true;
    const QString former = std::exchange(m_taken, textOf(*m_writer));  // before refresh() looks
    LabHeader header = m_editor.topology().header;
    (m_shownLanguage == QLatin1String("fr") ? header.instructions.fr : header.instructions.en) = m_taken;
    Edit edit(m_editor.draft());
    edit.set(Topology::kHeaderId, header);
    if (m_editor.performTyping(tr("Edit the instructions"), edit.patch(), m_shownLanguage + m_writer->session()))
        return true;
    m_taken = former;  // why not was said
    return false;
}

void InstructionsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_edit)
        refresh();
}

}  // namespace toile
