// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/fieldrow.h"

#include "ui/window/appearance.h"
#include "ui/window/listrow.h"
#include "ui/window/rulesrow.h"
#include "ui/window/signallabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace toile {

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
    connect(m_edit, &QLineEdit::textEdited, this, &FieldRow::typed);
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
    m_edit->forgetTyping();
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
    m_edit->whenTyped([this] {
        if (isPending())
            Q_EMIT edited();
        else
            setProblems({});  // what was wrong has been taken back
        return !isPending();
    });
    connect(m_edit, &TextEdit::left, this, &FieldRow::left);
}

void ParagraphRow::show(const QJsonValue &value)
{
    m_shown = value.toString();
    m_edit->setText(m_shown);
    setProblems({});
}

QString ParagraphRow::step() const
{
    return m_edit->session();
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
