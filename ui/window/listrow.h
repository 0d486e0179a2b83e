// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/fieldrow.h"

#include <QJsonArray>

class QVBoxLayout;

namespace toile {

/// Addresses and routes: a line for each, written as `ip` writes them, and an empty line to add one.
class ListRow : public FieldRow {
    Q_OBJECT
public:
    explicit ListRow(const BoundField &field, QWidget *parent = nullptr);
    void show(const QJsonValue &value) override;
    QJsonValue value() const override;
    bool isPending() const override;
    void setProblems(const std::vector<ValueProblem> &problems) override;

private:
    struct Line {
        QWidget *frame;
        LineEdit *edit;
        ProblemLabel *problem;
    };
    void addLine(const QString &text);
    void removeLine(LineEdit *edit);
    QStringList texts() const;

    QWidget *m_lines;
    QVBoxLayout *m_layout;
    std::vector<Line> m_shown;
    QStringList m_values;
};

/// One entry of a list as it is typed: "1.0.0.1/8"; "default via 2.0.0.2 dev eth0 metric 10" for a route.
QString entryText(FieldType type, const QJsonValue &entry);
/// What `ip route add` would read; words that do not fit make keys that the model refuses with a reason.
QJsonValue entryFrom(FieldType type, const QString &text);

}  // namespace toile
