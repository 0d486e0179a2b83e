// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/frames.h"

#include <QTest>

using namespace toile;

class TestFrames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthIsBigEndianAndFirst()
    {
        QCOMPARE(frame("abc"), QByteArray("\0\0\0\x03"
                                          "abc",
                                          7));
        QCOMPARE(frame(QByteArray(258, 'x')).first(4), QByteArray("\0\0\1\2", 4));
    }

    void byteByByteGivesTheSameFrames()
    {
        const QList<QByteArray> bodies{"one", "", QByteArray(70000, 'z'), "four"};
        QByteArray stream;
        for (const QByteArray &body : bodies)
            stream += frame(body);
        FrameReader reader;
        QList<QByteArray> got;
        for (const char c : std::as_const(stream)) {
            reader.append(QByteArray(1, c));
            const auto body = reader.next();
            QVERIFY(body.ok());
            if (*body)
                got += **body;
        }
        QCOMPARE(got, bodies);
    }

    void severalInOneBlock()
    {
        FrameReader reader;
        reader.append(frame("a") + frame("bc") + frame("d").chopped(1));
        QCOMPARE(**reader.next(), QByteArray("a"));
        QCOMPARE(**reader.next(), QByteArray("bc"));
        QVERIFY(!*reader.next());
        reader.append("d");
        QCOMPARE(**reader.next(), QByteArray("d"));
        QVERIFY(!*reader.next());
    }

    void manySmallFramesInOneBlock()
    {
        constexpr int kCount = 300000;
        QByteArray stream;
        for (int i = 0; i < kCount; ++i)
            stream += frame("123456");
        FrameReader reader;
        reader.append(stream);
        int got = 0;
        while (*reader.next())
            ++got;
        QCOMPARE(got, kCount);
    }

    void lengthAtAndPastTheLimit()
    {
        FrameReader at(8);
        at.append(frame(QByteArray(8, 'x')));
        QCOMPARE((**at.next()).size(), 8);

        FrameReader past(8);
        past.append(QByteArray("\0\0\0\x09", 4));
        const auto refused = past.next();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
        // It stays refused: the rest of the stream means nothing any more.
        past.append(frame("x"));
        QVERIFY(!past.next().ok());
    }

    void hugeLengthIsRefusedAtItsFourthByte()
    {
        FrameReader reader;
        reader.append(QByteArray("\xff\xff\xff", 3));
        QVERIFY(!*reader.next());
        reader.append("\xff");
        QVERIFY(!reader.next().ok());
    }
};

QTEST_GUILESS_MAIN(TestFrames)
#include "tst_frames.moc"
