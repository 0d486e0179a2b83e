// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/labrun.h"
#include "ui/window/cardbar.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace toile;

namespace {

/// A running lab with the cards that a test gives it.
class CardRun final : public LabRun {
public:
    const LiveState *live() const override { return &m_live; }
    CardStates cards() const override { return m_cards; }
    void have(const CardStates &cards)
    {
        m_cards = cards;
        Q_EMIT cardsChanged();
    }

private:
    LiveState m_live;
    CardStates m_cards;
};

CardState lent(int confirmWithin)
{
    CardState card;
    card.name = QStringLiteral("eth0");
    card.here = true;
    card.confirmWithin = confirmWithin;
    return card;
}

}  // namespace

/// The bar that asks whether a real network card may stay in the lab.
class CardBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isThereWhileItAsks()
    {
        CardRun run;
        QWidget window;
        CardBar bar(run, &window);
        window.show();
        QVERIFY(!bar.isVisible());
        run.have({lent(30000)});
        QVERIFY(bar.isVisible());
        auto *text = bar.findChild<QLabel *>(QStringLiteral("cardText"));
        QVERIFY2(text->text().contains(QStringLiteral("eth0")), qPrintable(text->text()));
        QVERIFY2(text->text().contains(QStringLiteral("30 second")), qPrintable(text->text()));
        QCOMPARE(bar.accessibleName(), text->text());
        run.have({lent(-1)});
        QVERIFY(!bar.isVisible());
        CardState elsewhere = lent(30000);
        elsewhere.here = false;
        run.have({elsewhere});
        QVERIFY(!bar.isVisible());
    }

    void countsDown()
    {
        CardRun run;
        QWidget window;
        CardBar bar(run, &window);
        window.show();
        run.have({lent(2000)});
        auto *left = bar.findChild<QProgressBar *>(QStringLiteral("cardLeft"));
        QCOMPARE(left->maximum(), 2000);
        QTRY_VERIFY(left->value() < 1500);
        QTRY_COMPARE(left->value(), 0);
    }

    void bothAnswersAreButtons()
    {
        CardRun run;
        CardBar bar(run);
        run.have({lent(30000)});
        for (const char *name : {"cardConfirm", "cardRevert"}) {
            auto *button = bar.findChild<QPushButton *>(QLatin1String(name));
            QVERIFY(button && button->isEnabled() && !button->text().isEmpty());
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
        }
    }
};

QTEST_MAIN(CardBarTest)
#include "tst_window_cardbar.moc"
