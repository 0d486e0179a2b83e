// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/address.h"

#include <QTest>

using namespace toile;

class AddressTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void prefixes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("course") << "1.0.0.1/8"
                                << "1.0.0.0/8"
                                << "1.0.0.1"
                                << "1.255.255.254";
        QTest::newRow("24") << "10.0.0.77/24"
                            << "10.0.0.0/24"
                            << "10.0.0.1"
                            << "10.0.0.254";
        QTest::newRow("25") << "10.0.0.200/25"
                            << "10.0.0.128/25"
                            << "10.0.0.129"
                            << "10.0.0.254";
        QTest::newRow("31") << "10.0.0.3/31"
                            << "10.0.0.2/31"
                            << "10.0.0.2"
                            << "10.0.0.3";
        QTest::newRow("32") << "10.0.0.3/32"
                            << "10.0.0.3/32"
                            << "10.0.0.3"
                            << "10.0.0.3";
        QTest::newRow("0") << "9.9.9.9/0"
                           << "0.0.0.0/0"
                           << "0.0.0.1"
                           << "255.255.255.254";
        QTest::newRow("v6") << "fd00::5/64"
                            << "fd00::/64"
                            << "fd00::1"
                            << "fd00::ffff:ffff:ffff:ffff";
    }
    void prefixes()
    {
        QFETCH(QString, text);
        const auto prefix = IpPrefix::parse(text);
        QVERIFY(prefix);
        QCOMPARE(prefix->toString(), text);
        QTEST(prefix->network().toString(), "network");
        QTEST(prefix->first().toString(), "first");
        QTEST(prefix->last().toString(), "last");
        QVERIFY(prefix->network().contains(prefix->address));
    }

    void badTextIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *bad : {"", "1.0.0.1", "1.0.0/8", "1.0.0.1/33", "1.0.0.1/08", "1.0.0.1/ 8", "01.0.0.1/8",
                                "1.0.0.256/8", "fd00::/129", "1.0.0.1/-1", "é.0.0.1/8", "1.0.0.1/8/8"})
            QTest::newRow(bad) << QString::fromUtf8(bad);
        QTest::newRow("zero byte") << QStringLiteral("1.0.0.1") + QChar() + QStringLiteral("x/8");
    }
    void badTextIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!IpPrefix::parse(text));
    }

    void macRoundTrip()
    {
        const QString text = QStringLiteral("02:00:00:0a:Bc:01");
        QCOMPARE(MacAddress::parse(text)->toString(), text.toLower());
        QVERIFY(!MacAddress::parse(u"02-00-00-00-00-01"));
        QVERIFY(!MacAddress::parse(u"02:00:00:00:00:0g"));
        QVERIFY(!MacAddress::parse(u"02:00:00:00:00"));
    }

    void publicRanges()
    {
        for (const char *text : {"1.0.0.1", "2.0.0.1", "8.8.8.8", "172.32.0.1", "2001:4860::1"})
            QVERIFY2(isPublic(*IpAddress::parse(QString::fromLatin1(text))), text);
        for (const char *text : {"10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.0.1", "203.0.113.9",
                                 "224.0.0.1", "100.64.0.1", "fd00::1", "fe80::1", "2001:db8::1"})
            QVERIFY2(!isPublic(*IpAddress::parse(QString::fromLatin1(text))), text);
    }

    void names()
    {
        QVERIFY(isInterfaceName(u"eth0.100"));
        QVERIFY(!isInterfaceName(u"a/b"));
        QVERIFY(!isInterfaceName(u".."));
        QVERIFY(!isInterfaceName(u"-x"));
        QVERIFY(isInterfaceName(u"abcdefghijklmno"));
        QVERIFY(!isInterfaceName(u"abcdefghijklmnop"));
        QVERIFY(isMachineName(u"Host1"));
        QVERIFY(!isMachineName(u"../x"));
        QVERIFY(!isMachineName(u""));
    }
};

QTEST_APPLESS_MAIN(AddressTest)
#include "tst_address.moc"
