// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/remark.h"

#include "ui/editor.h"
#include "ui/window/appearance.h"
#include "ui/window/signallabel.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kMostRemarks = 4;
constexpr int kRemarkIcon = 16;

}  // namespace

Remarks::Remarks(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("remarks"));
    m_layout->setContentsMargins(0, 0, 0, 2);
    m_layout->setSpacing(3);
    hide();
}

void Remarks::show(const std::vector<Finding> &findings)
{
    if (findings == m_findings)
        return;
    m_findings = findings;
    fill();
}

void Remarks::fill()
{
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        child->hide();
        child->deleteLater();  // its own click may be what brought us here
    }
    int shown = 0;
    for (const Finding &finding : m_findings)
        if (++shown <= kMostRemarks)
            add(finding);
    setVisible(!m_findings.empty());
}

void Remarks::add(const Finding &finding)
{
    const Signal signal = finding.severity == Finding::Severity::Warning ? Signal::Attention : Signal::Busy;
    auto *frame = new QWidget(this);
    auto *icon = new QLabel(frame);
    const QString name = signal == Signal::Attention ? QStringLiteral("warning") : QStringLiteral("information");
    icon->setPixmap(colouredIcon(name, signalColour(signal, palette()))
                        .pixmap(QSize(kRemarkIcon, kRemarkIcon), devicePixelRatioF()));
    auto *text = new SignalLabel(signal, SignalLabel::Ground::Text, frame);
    text->setObjectName(QStringLiteral("remark"));
    text->setText(finding.message);
    text->setAlignment(Qt::AlignTop);  // beside its sign
    text->setToolTip(finding.remedy);
    QSizePolicy asHighAsItsLines(QSizePolicy::Ignored, QSizePolicy::Preferred);
    asHighAsItsLines.setHeightForWidth(true);
    text->setSizePolicy(asHighAsItsLines);
    auto *layout = new QGridLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(icon, 0, 0, Qt::AlignTop);
    layout->addWidget(text, 0, 1);
    layout->setColumnStretch(1, 1);
    int row = 0;
    for (const Fix &fix : finding.fixes) {
        auto *button = new QPushButton(fix.title, frame);
        button->setObjectName(QStringLiteral("fix-%1-%2").arg(finding.rule).arg(row));
        button->setToolTip(fix.title + u'\n' + finding.remedy);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // an inspector may be narrow
        button->setAccessibleName(tr("%1: %2").arg(finding.message, fix.title));
        layout->addWidget(button, ++row, 1);
        connect(button, &QPushButton::clicked, this, [this, fix] { Q_EMIT fixWanted(fix); });
    }
    m_layout->addWidget(frame);
    frame->setVisible(true);
}

void Remarks::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

bool applyFix(Editor &editor, const Fix &fix)
{
    return editor.perform(fix.title, fix.patch);
}

void addFixes(QMenu *menu, Editor &editor, const std::vector<Finding> &findings, Id id)
{
    for (const Finding &finding : findings) {
        if (finding.element != id)
            continue;
        for (const Fix &fix : finding.fixes) {
            QAction *action = menu->addAction(actionIcon(QStringLiteral("warning")), fix.title);
            action->setObjectName(QStringLiteral("fix-%1").arg(finding.rule));
            action->setStatusTip(finding.message);
            action->setToolTip(finding.message);
            QObject::connect(action, &QAction::triggered, &editor, [&editor, fix] { applyFix(editor, fix); });
        }
    }
    if (!menu->isEmpty())
        menu->addSeparator();
}

}  // namespace toile
