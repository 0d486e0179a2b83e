// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/startpage.h"

#include "ui/window/appearance.h"
#include "ui/window/gallery.h"

#include <QAction>
#include <QCommandLinkButton>
#include <QDir>
#include <QLabel>
#include <QListWidget>
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

StartPage::StartPage(QAction *newLab, QAction *open, QWidget *parent)
    : QWidget(parent), m_recent(new QListWidget(this)), m_recentTitle(makeHeading(tr("Recent files"), 1.1, this))
{
    setObjectName(QStringLiteral("startPage"));
    auto *intro =
        new QLabel(tr("Draw a Linux network, deploy it on the Linux kernel with one click, and watch it live."), this);
    intro->setWordWrap(true);
    intro->setForegroundRole(QPalette::PlaceholderText);
    m_recent->setObjectName(QStringLiteral("recentFiles"));
    m_recent->setAccessibleName(tr("Recent files"));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->viewport()->setAutoFillBackground(false);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_recent, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { Q_EMIT fileWanted(item->data(Qt::UserRole).toString()); });

    auto *side = new QVBoxLayout;
    side->addWidget(makeHeading(QStringLiteral("Toile"), 2.2, this));
    side->addWidget(intro);
    side->addSpacing(10);
    side->addWidget(makeButton(tr("New drawing"), newLab, this));
    side->addWidget(makeButton(tr("Open a file"), open, this));
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

void StartPage::setRecent(const QStringList &files)
{
    m_recent->clear();
    for (const QString &file : files) {
        auto *item = new QListWidgetItem(actionIcon(QStringLiteral("open")), QFileInfo(file).fileName(), m_recent);
        item->setData(Qt::UserRole, file);
        item->setToolTip(QDir::toNativeSeparators(file));
    }
    m_recentTitle->setVisible(!files.isEmpty());
    m_recent->setVisible(!files.isEmpty());
}

}  // namespace toile
