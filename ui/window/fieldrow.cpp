// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/fieldrow.h"

#include "ui/window/appearance.h"
#include "ui/window/listrow.h"
#include "ui/window/rulesrow.h"
#include "ui/window/signallabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QResizeEvent>
#include <QShowEvent>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QVBoxLayout>

namespace toile {

namespace {

/// Undo or redo that this editor of text has no use for: the drawing's own.
bool isForTheDrawing(const QEvent *event, bool undoAvailable, bool redoAvailable)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto *key = static_cast<const QKeyEvent *>(event);
    return (key->matches(QKeySequence::Undo) && !undoAvailable) || (key->matches(QKeySequence::Redo) && !redoAvailable);
}

}  // namespace

bool LineEdit::event(QEvent *event)
{
    if (isForTheDrawing(event, isUndoAvailable(), isRedoAvailable())) {
        event->ignore();
        return true;
    }
    return QLineEdit::event(event);
}

void LineEdit::dragEnterEvent(QDragEnterEvent *event)
{
    event->mimeData()->hasUrls() ? event->ignore() : QLineEdit::dragEnterEvent(event);
}

void LineEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT abandoned();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

QString textOf(const QPlainTextEdit &edit)
{
    return edit.document()->toRawText().replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
}

ParagraphEdit::ParagraphEdit(bool isOneParagraph, QWidget *parent)
    : QPlainTextEdit(parent), m_isOneParagraph(isOneParagraph)
{
    setTabChangesFocus(true);
    setSizeAdjustPolicy(QAbstractScrollArea::AdjustIgnored);
    if (!m_isOneParagraph) {
        setMinimumHeight(fontMetrics().lineSpacing() * 5);
        return;
    }
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QSizePolicy growing(QSizePolicy::Expanding, QSizePolicy::Fixed);
    growing.setHeightForWidth(true);
    setSizePolicy(growing);
    connect(this, &QPlainTextEdit::textChanged, this, &QWidget::updateGeometry);
}

/// Lines are counted here: the document knows of those alone that were painted at this width.
int ParagraphEdit::heightForWidth(int width) const
{
    if (!m_isOneParagraph)
        return QPlainTextEdit::heightForWidth(width);
    const double margin = document()->documentMargin();
    QTextOption option = document()->defaultTextOption();
    option.setWrapMode(wordWrapMode());
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextLayout layout(block.text(), font());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine(), ++lines)
            line.setLineWidth(qMax(1.0, width - 2 * frameWidth() - 2 * margin));
        layout.endLayout();
    }
    const int around = 2 * (qRound(margin) + frameWidth());
    return qMax(1, lines) * fontMetrics().lineSpacing() + around + 2;  // else the last line counts as cut off
}

QSize ParagraphEdit::sizeHint() const
{
    const QSize hint = QPlainTextEdit::sizeHint();
    return m_isOneParagraph ? QSize(hint.width(), heightForWidth(qMax(width(), minimumWidth()))) : hint;
}

QSize ParagraphEdit::minimumSizeHint() const
{
    const QSize hint = QPlainTextEdit::minimumSizeHint();
    return m_isOneParagraph ? QSize(hint.width(), sizeHint().height()) : hint;
}

void ParagraphEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (m_isOneParagraph && event->size().width() != event->oldSize().width())
        updateGeometry();
}

void ParagraphEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (m_isOneParagraph && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        updateGeometry();
}

void ParagraphEdit::dragEnterEvent(QDragEnterEvent *event)
{
    event->mimeData()->hasUrls() ? event->ignore() : QPlainTextEdit::dragEnterEvent(event);
}

void ParagraphEdit::insertFromMimeData(const QMimeData *source)
{
    if (m_isOneParagraph)
        insertPlainText(source->text().simplified());
    else
        QPlainTextEdit::insertFromMimeData(source);
}

bool ParagraphEdit::event(QEvent *event)
{
    if (isForTheDrawing(event, document()->isUndoAvailable(), document()->isRedoAvailable())) {
        event->ignore();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void ParagraphEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT abandoned();
        return;
    }
    if (m_isOneParagraph && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT finished();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ParagraphEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    const bool byTab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (event->reason() == Qt::ShortcutFocusReason || (m_isOneParagraph && byTab))
        selectAll();  // sent here to write: typing replaces what is there
}

void ParagraphEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT finished();
}

void markBad(QWidget *widget, const QString &reason)
{
    const QString colour = signalColour(Signal::Bad, widget->palette()).name();
    widget->setStyleSheet(
        reason.isEmpty()
            ? QString()
            : QStringLiteral("%1 { border: 2px solid %2; border-radius: 3px; padding: 2px; }")
                  .arg(QLatin1String(widget->inherits("QLineEdit") ? "QLineEdit" : "QPlainTextEdit"), colour));
    widget->setAccessibleDescription(reason);
    widget->setProperty("problem", reason);
}

ProblemLabel::ProblemLabel(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new SignalLabel(Signal::Bad, SignalLabel::Ground::Text, this)),
      m_correction(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("problem"));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_correction->setObjectName(QStringLiteral("correction"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 2);
    layout->setSpacing(5);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_text, 0, 1);
    layout->addWidget(m_correction, 1, 1, Qt::AlignLeft);
    connect(m_correction, &QPushButton::clicked, this,
            [this] { Q_EMIT correctionWanted(m_correction->property("correction").toString()); });
    showIcon();
    hide();
}

void ProblemLabel::setText(const QString &text, const QString &correction)
{
    m_text->setText(text);
    m_correction->setText(tr("Write %1").arg(correction));
    m_correction->setProperty("correction", correction);
    m_correction->setVisible(!correction.isEmpty());
    setVisible(!text.isEmpty());
}

void ProblemLabel::showIcon()
{
    const QColor colour = signalColour(Signal::Bad, palette());
    m_icon->setPixmap(colouredIcon(QStringLiteral("error"), colour).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void ProblemLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

QString ProblemLabel::text() const
{
    return m_text->text();
}

FieldRow::FieldRow(const BoundField &field, QWidget *parent)
    : QWidget(parent), m_field(field), m_problem(new ProblemLabel(this)), m_remarks(new Remarks(this))
{
    setObjectName(QStringLiteral("row-") + field.key);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_problem);
    layout->addWidget(m_remarks);
    connect(m_remarks, &Remarks::fixWanted, this, &FieldRow::fixWanted);
}

void FieldRow::addEditor(QWidget *editor, bool titleAbove)
{
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    if (titleAbove) {
        auto *title = new QLabel(m_field.title, this);
        title->setBuddy(editor);
        title->setToolTip(m_field.help);
        layout->insertWidget(0, title);
    }
    if (editor->objectName().isEmpty())
        editor->setObjectName(QStringLiteral("field-") + m_field.key);
    editor->setAccessibleName(m_field.title);
    editor->setToolTip(m_field.help);
    layout->insertWidget(titleAbove ? 1 : 0, editor);
}

void FieldRow::setProblems(const std::vector<ValueProblem> &problems)
{
    const QString reason = problems.empty() ? QString() : problems.front().message;
    m_hasProblems = !problems.empty();
    m_problem->setText(reason, reason.isEmpty() || !m_field.correct ? QString() : m_field.correct(value().toString()));
    if (QWidget *widget = markedWidget())
        markBad(widget, reason);
}

TextRow::TextRow(const BoundField &field, QWidget *parent) : FieldRow(field, parent), m_edit(new LineEdit(this))
{
    m_edit->setPlaceholderText(field.example);
    if (field.type != FieldType::Text)
        m_edit->setFont(monospaceFont());
    addEditor(m_edit);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (isPending())
            Q_EMIT edited();
    });
    connect(m_edit, &LineEdit::abandoned, this, &FieldRow::abandoned);
    connect(m_problem, &ProblemLabel::correctionWanted, this, [this](const QString &text) {
        m_edit->setText(text);
        Q_EMIT edited();
    });
}

void TextRow::show(const QJsonValue &value)
{
    m_shown = value.isDouble() ? QString::number(value.toInt()) : value.toString();
    if (m_field.zeroIsEmpty && value.toInt() == 0)
        m_shown.clear();
    if (m_edit->text() != m_shown)
        m_edit->setText(m_shown);
    if (!m_edit->hasFocus())
        m_edit->setCursorPosition(0);  // a long text shows its beginning
    m_edit->setModified(false);
    setProblems({});
}

QJsonValue TextRow::value() const
{
    const QString text = m_field.type == FieldType::Text ? m_edit->text() : m_edit->text().trimmed();
    if (m_field.type != FieldType::Integer)
        return text;
    if (m_field.zeroIsEmpty && text.isEmpty())
        return 0;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

bool TextRow::isPending() const
{
    return m_edit->text() != m_shown;
}

QWidget *TextRow::markedWidget()
{
    return m_edit;
}

ParagraphRow::ParagraphRow(const BoundField &field, QWidget *parent)
    : FieldRow(field, parent), m_edit(new ParagraphEdit(field.wraps, this))
{
    addEditor(m_edit);
    connect(m_edit, &ParagraphEdit::finished, this, [this] {
        if (isPending())
            Q_EMIT edited();
    });
    connect(m_edit, &ParagraphEdit::abandoned, this, &FieldRow::abandoned);
}

void ParagraphRow::show(const QJsonValue &value)
{
    m_shown = value.toString();
    if (textOf(*m_edit) != m_shown)
        m_edit->setPlainText(m_shown);
    setProblems({});
}

bool ParagraphRow::giveUp(const QJsonValue &value)
{
    QTextCursor all(m_edit->document());
    all.select(QTextCursor::Document);
    all.insertText(value.toString());
    show(value);
    return true;
}

QJsonValue ParagraphRow::value() const
{
    return textOf(*m_edit);
}

bool ParagraphRow::isPending() const
{
    return textOf(*m_edit) != m_shown;
}

QWidget *ParagraphRow::markedWidget()
{
    return m_edit;
}

BooleanRow::BooleanRow(const BoundField &field, QWidget *parent)
    : FieldRow(field, parent), m_box(new QCheckBox(field.title, this))
{
    addEditor(m_box, false);
    connect(m_box, &QCheckBox::clicked, this, &FieldRow::edited);
}

void BooleanRow::show(const QJsonValue &value)
{
    m_box->setChecked(value.toBool());
    setProblems({});
}

QJsonValue BooleanRow::value() const
{
    return m_box->isChecked();
}

ChoiceRow::ChoiceRow(const BoundField &field, QWidget *parent) : FieldRow(field, parent), m_box(new QComboBox(this))
{
    m_box->setIconSize(QSize(20, 20));
    addEditor(m_box);
    connect(m_box, &QComboBox::activated, this, &FieldRow::edited);
}

void ChoiceRow::show(const QJsonValue &value)
{
    m_box->clear();
    for (const BoundField::Option &option : m_field.options())
        m_box->addItem(option.icon.isEmpty() ? QIcon() : kindIcon(option.icon), option.title, option.value);
    m_box->setCurrentIndex(m_box->findData(value.toString()));
    setProblems({});
}

QJsonValue ChoiceRow::value() const
{
    return m_box->currentData().toString();
}

FieldRow *makeRow(const BoundField &field, QWidget *parent)
{
    switch (field.type) {
    case FieldType::Boolean:
        return new BooleanRow(field, parent);
    case FieldType::AddressList:
    case FieldType::RouteList:
        return new ListRow(field, parent);
    case FieldType::RuleList:
        return new RulesRow(field, parent);
    case FieldType::Reference:
    case FieldType::Choice:
        return new ChoiceRow(field, parent);
    case FieldType::Text:
    case FieldType::Name:
    case FieldType::Integer:
    case FieldType::Mac:
        break;
    }
    if (field.multiline || field.wraps)
        return new ParagraphRow(field, parent);
    return new TextRow(field, parent);
}

}  // namespace toile
