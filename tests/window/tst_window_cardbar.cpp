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
    const LiveState *live() const override { return m_isRunning ? &m_live : nullptr; }
    CardStates cards() const override { return m_cards; }
    void have(const CardStates &cards)
    {
        m_cards = cards;
        Q_EMIT cardsChanged();
    }
    void end()
    {
        m_isRunning = false;
        Q_EMIT liveReset();
    }
    void begin() { m_isRunning = true; }

private:
    bool m_isRunning = true;
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

    /// Until it was read; what a card could not be made again is worth more than a line of the status bar.
    void saysWhatWasNotRestored()
    {
        CardRun run;
        QWidget window;
        CardBar bar(run, &window);
        window.show();
        CardState back;
        back.name = QStringLiteral("eth0");
        run.have({back});
        QVERIFY(!bar.isVisible());
        back.missing = {QStringLiteral("ip route add 10.6.0.0/16 dev eth0 (Network is unreachable)")};
        run.have({back});
        QVERIFY(bar.isVisible());
        auto *text = bar.findChild<QLabel *>(QStringLiteral("cardFaults"));
        QVERIFY2(text->text().contains(back.missing[0]), qPrintable(text->text()));
        QVERIFY(text->textInteractionFlags() & Qt::TextSelectableByMouse);
        QVERIFY(!bar.findChild<QPushButton *>(QStringLiteral("cardConfirm"))->isVisible());
        auto *read = bar.findChild<QPushButton *>(QStringLiteral("cardFaultsRead"));
        QTest::mouseClick(read, Qt::LeftButton);
        QVERIFY(!bar.isVisible());
        run.have({back});
        QVERIFY(!bar.isVisible());
        // Another thing is said again, beside a question.
        back.was = QStringLiteral("eth1");
        run.have({back, [] {
                      CardState asked = lent(30000);
                      asked.name = QStringLiteral("eth7");
                      return asked;
                  }()});
        QVERIFY(text->isVisible() && bar.findChild<QPushButton *>(QStringLiteral("cardConfirm"))->isVisible());
        QVERIFY2(text->text().contains(QStringLiteral("eth1 is back, but is called eth0")), qPrintable(text->text()));
        // The lab ends; what was said stays.
        run.end();
        QVERIFY(text->isVisible() && !bar.findChild<QPushButton *>(QStringLiteral("cardConfirm"))->isVisible());
        // One of another lab is none of ours.
        CardState away;
        away.name = QStringLiteral("eth2");
        away.obstacle = CardObstacle::Away;
        run.begin();
        run.have({away});
        QVERIFY(!bar.isVisible());
        away.here = true;
        run.have({away});
        QVERIFY(bar.isVisible() && text->text().contains(QStringLiteral("eth2 is not back yet")));
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
