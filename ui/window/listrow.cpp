// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/listrow.h"

#include "ui/window/appearance.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QToolButton>

namespace toile {

namespace {

QString routeText(const QJsonObject &route)
{
    QString text = route[u"to"].toString();
    if (route.contains(u"via"))
        text += QStringLiteral(" via ") + route[u"via"].toString();
    if (route.contains(u"dev"))
        text += QStringLiteral(" dev ") + route[u"dev"].toString();
    if (route.contains(u"metric"))
        text += QStringLiteral(" metric %1").arg(route[u"metric"].toInt());
    return text;
}

QJsonObject routeFrom(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    QJsonObject route;
    if (!words.isEmpty())
        route[u"to"] = words[0];
    for (qsizetype i = 1; i < words.size(); i += 2) {
        const QString value = words.value(i + 1);
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        route[words[i]] = words[i] == QStringLiteral("metric") && isNumber ? QJsonValue(number) : QJsonValue(value);
    }
    return route;
}

}  // namespace

QString entryText(FieldType type, const QJsonValue &entry)
{
    return type == FieldType::RouteList ? routeText(entry.toObject()) : entry.toString();
}

QJsonValue entryFrom(FieldType type, const QString &text)
{
    if (type == FieldType::RouteList)
        return routeFrom(text);
    return text.trimmed();
}

ListRow::ListRow(const BoundField &field, QWidget *parent) : FieldRow(field, parent), m_lines(new QWidget(this))
{
    m_lines->setObjectName(QStringLiteral("list-") + field.key);
    m_layout = new QVBoxLayout(m_lines);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(3);
    addEditor(m_lines);
}

void ListRow::show(const QJsonValue &value)
{
    QStringList values;
    for (const QJsonValue entry : value.toArray())
        values += entryText(m_field.type, entry);
    m_values = values;
    values += QString();  // the line to add one
    while (m_shown.size() > std::size_t(values.size())) {
        m_shown.back().frame->deleteLater();
        m_shown.back().frame->hide();
        m_shown.pop_back();
    }
    while (m_shown.size() < std::size_t(values.size()))
        addLine({});
    for (qsizetype i = 0; i < values.size(); ++i) {
        LineEdit *edit = m_shown[std::size_t(i)].edit;
        if (edit->text() != values[i])
            edit->setText(values[i]);
        edit->forgetTyping();
        if (!edit->hasFocus())
            edit->setCursorPosition(0);
        edit->setObjectName(QStringLiteral("field-%1-%2").arg(m_field.key).arg(i));
        edit->setAccessibleName(i + 1 < values.size() ? tr("%1, entry %2").arg(m_field.title).arg(i + 1)
                                                      : tr("%1, add one").arg(m_field.title));
        edit->setPlaceholderText(i + 1 < values.size() ? tr("empty: removed") : m_field.example);
        edit->parentWidget()->findChild<QToolButton *>()->setVisible(i + 1 < values.size());
    }
    setProblems({});
}

void ListRow::addLine(const QString &text)
{
    auto *frame = new QWidget(m_lines);
    auto *edit = new LineEdit(text, frame);
    edit->setFont(monospaceFont());
    edit->setToolTip(m_field.help);
    auto *remove = new QToolButton(frame);
    remove->setIcon(actionIcon(QStringLiteral("remove")));
    remove->setIconSize(QSize(12, 12));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove"));
    remove->setAccessibleName(tr("Remove"));
    auto *problem = new ProblemLabel(frame);
    auto *layout = new QGridLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(edit, 0, 0);
    layout->addWidget(remove, 0, 1);
    layout->addWidget(problem, 1, 0, 1, 2);
    m_layout->addWidget(frame);
    m_shown.push_back({frame, edit, problem});
    connect(edit, &QLineEdit::editingFinished, this, [this] {
        if (isPending())
            Q_EMIT edited();
    });
    connect(edit, &LineEdit::abandoned, this, &FieldRow::abandoned);
    connect(edit, &QLineEdit::textEdited, this, &FieldRow::typed);
    connect(problem, &ProblemLabel::correctionWanted, this, [this, edit](const QString &better) {
        edit->setText(better);
        Q_EMIT edited();
    });
    connect(remove, &QToolButton::clicked, this, [this, edit] { removeLine(edit); });
}

void ListRow::removeLine(LineEdit *edit)
{
    edit->clear();
    if (isPending())
        Q_EMIT edited();
}

QStringList ListRow::texts() const
{
    QStringList texts;
    for (const Line &line : m_shown)
        texts += line.edit->text().simplified();
    return texts;
}

QJsonValue ListRow::value() const
{
    QJsonArray array;
    for (const QString &text : texts()) {
        if (!text.isEmpty())
            array.append(entryFrom(m_field.type, text));
    }
    return array;
}

bool ListRow::isPending() const
{
    if (m_shown.empty())
        return false;
    QStringList now = texts();
    now.removeLast();
    return now != m_values || !m_shown.back().edit->text().trimmed().isEmpty();
}

void ListRow::setProblems(const std::vector<ValueProblem> &problems)
{
    m_hasProblems = !problems.empty();
    // Pointers count the entries that are written: empty lines are not.
    std::map<int, QString> byEntry;
    QString general;
    for (const ValueProblem &problem : problems) {
        bool isNumber = false;
        const int entry = problem.pointer.section(u'/', 1, 1).toInt(&isNumber);
        if (isNumber)
            byEntry.emplace(entry, problem.message);
        else if (general.isEmpty())
            general = problem.message;
    }
    int entry = 0;
    for (const Line &line : m_shown) {
        const bool written = !line.edit->text().trimmed().isEmpty();
        const auto found = written ? byEntry.find(entry++) : byEntry.end();
        const QString reason = found == byEntry.end() ? QString() : found->second;
        line.problem->setText(reason,
                              reason.isEmpty() || !m_field.correct ? QString() : m_field.correct(line.edit->text()));
        markBad(line.edit, reason);
    }
    m_problem->setText(general);
}

}  // namespace toile
