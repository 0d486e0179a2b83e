// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/startpage.h"

#include "ui/window/actions.h"
#include "ui/window/gallery.h"
#include "ui/window/recentfiles.h"
#include "ui/window/recentlist.h"
#include "ui/window/startbutton.h"

#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kSideWidth = 310;

QLabel *makeHeading(const QString &text, double factor, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * factor);
    label->setFont(font);
    return label;
}

/// The program's icon beside its name.
QHBoxLayout *makeTitle(QWidget *parent)
{
    constexpr int kLogo = 48;
    auto *logo = new QLabel(parent);
    logo->setPixmap(
        QIcon(QStringLiteral(":/icons/toile.svg")).pixmap(QSize(kLogo, kLogo), parent->devicePixelRatioF()));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(logo);
    row->addWidget(makeHeading(QStringLiteral("Toile"), 2.4, parent), 1);
    return row;
}

}  // namespace

StartPage::StartPage(const Actions &actions, RecentFiles &recent, QWidget *parent)
    : QWidget(parent), m_recent(new RecentList(recent, this)),
      m_recentTitle(makeHeading(tr("Recent files"), 1.2, this)),
      m_tour(new StartButton(tr("Tour of the window"), actions.tour, this))
{
    setObjectName(QStringLiteral("startPage"));
    auto *intro =
        new QLabel(tr("Draw a Linux network, deploy it on the Linux kernel with one click, and watch it live."), this);
    intro->setWordWrap(true);
    intro->setForegroundRole(QPalette::PlaceholderText);
    connect(m_recent, &RecentList::fileWanted, this, &StartPage::fileWanted);
    connect(&recent, &RecentFiles::changed, this, &StartPage::refresh);

    auto *side = new QVBoxLayout;
    side->setContentsMargins(0, 0, 0, 20);
    side->setSpacing(8);
    side->addLayout(makeTitle(this));
    side->addWidget(intro);
    side->addSpacing(8);
    side->addWidget(new StartButton(tr("New drawing"), actions.newLab, this));
    side->addWidget(new StartButton(tr("Open a file"), actions.open, this));
    side->addWidget(m_tour);
    side->addSpacing(8);
    side->addWidget(m_recentTitle);
    side->addWidget(m_recent, 1);
    side->addStretch(0);
    auto *left = new QWidget(this);
    left->setLayout(side);
    left->setFixedWidth(kSideWidth);

    auto *gallery = new Gallery(this);
    connect(gallery, &Gallery::labWanted, this, &StartPage::labWanted);
    auto *main = new QVBoxLayout;
    main->setSpacing(8);
    main->addWidget(makeHeading(tr("Labs of the course"), 1.5, this));
    main->addWidget(gallery, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(28, 20, 20, 0);
    layout->setSpacing(28);
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
