// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/startpage.h"

#include "ui/window/actions.h"
#include "ui/window/gallery.h"
#include "ui/window/recentfiles.h"
#include "ui/window/recentlist.h"

#include <QAction>
#include <QCommandLinkButton>
#include <QLabel>
#include <QVBoxLayout>

namespace toile {

namespace {

QLabel *makeHeading(const QString &text, double factor, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * factor);
    label->setFont(font);
    return label;
}

QCommandLinkButton *makeButton(const QString &title, QAction *action, QWidget *parent)
{
    auto *button = new QCommandLinkButton(title, action->statusTip(), parent);
    button->setObjectName(QStringLiteral("start-") + action->objectName());
    button->setIcon(action->icon());
    QObject::connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    return button;
}

}  // namespace

StartPage::StartPage(const Actions &actions, RecentFiles &recent, QWidget *parent)
    : QWidget(parent), m_recent(new RecentList(recent, this)),
      m_recentTitle(makeHeading(tr("Recent files"), 1.1, this)),
      m_tour(makeButton(tr("Tour of the window"), actions.tour, this))
{
    setObjectName(QStringLiteral("startPage"));
    auto *intro =
        new QLabel(tr("Draw a Linux network, deploy it on the Linux kernel with one click, and watch it live."), this);
    intro->setWordWrap(true);
    intro->setForegroundRole(QPalette::PlaceholderText);
    connect(m_recent, &RecentList::fileWanted, this, &StartPage::fileWanted);
    connect(&recent, &RecentFiles::changed, this, &StartPage::refresh);

    auto *side = new QVBoxLayout;
    side->addWidget(makeHeading(QStringLiteral("Toile"), 2.2, this));
    side->addWidget(intro);
    side->addSpacing(10);
    side->addWidget(makeButton(tr("New drawing"), actions.newLab, this));
    side->addWidget(makeButton(tr("Open a file"), actions.open, this));
    side->addWidget(m_tour);
    side->addSpacing(10);
    side->addWidget(m_recentTitle);
    side->addWidget(m_recent, 1);
    side->addStretch(0);
    auto *left = new QWidget(this);
    left->setLayout(side);
    left->setFixedWidth(290);

    auto *gallery = new Gallery(this);
    connect(gallery, &Gallery::labWanted, this, &StartPage::labWanted);
    auto *main = new QVBoxLayout;
    main->addWidget(makeHeading(tr("Labs of the course"), 1.3, this));
    main->addWidget(gallery, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(20);
    layout->addWidget(left);
    layout->addLayout(main, 1);
}

void StartPage::refresh()
{
    m_recent->refresh();
    m_recentTitle->setVisible(m_recent->count() > 0);
    m_recent->setVisible(m_recent->count() > 0);
}

}  // namespace toile
