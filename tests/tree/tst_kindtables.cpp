// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/kinds.h"
#include "resources/assets.h"

#include <QFile>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace toile;

/// Walks the tables of kinds and fields: what was forgotten for a new one fails by its name.
class KindTablesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        useAssets();
        QVERIFY(m_french.load(QStringLiteral(":/i18n/core_fr.qm")));
    }

    void machineKind_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const MachineKind &kind : machineKinds())
            QTest::newRow(kind.key) << index++;
        QVERIFY(index > 0);
    }
    void machineKind()
    {
        QFETCH(int, index);
        const MachineKind &kind = machineKinds()[size_t(index)];
        checkAppearance(kind.key, kind.title, kind.help, kind.icon, kind.namePrefix);
        QVERIFY(kind.size.isValid());
        QCOMPARE(toile::machineKind(QString::fromLatin1(kind.key)), &kind);
    }

    void interfaceKind_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const InterfaceKind &kind : interfaceKinds())
            QTest::newRow(kind.key) << index++;
        QCOMPARE(size_t(index), std::variant_size_v<InterfaceSettings>);
    }
    void interfaceKind()
    {
        QFETCH(int, index);
        const InterfaceKind &kind = interfaceKinds()[size_t(index)];
        checkAppearance(kind.key, kind.title, kind.help, kind.icon, kind.namePrefix);
        QCOMPARE(toile::interfaceKind(QString::fromLatin1(kind.key)), &kind);
        Interface interface;
        interface.settings = kind.defaults();
        QCOMPARE(&kindOf(interface), &kind);
        QVERIFY(kind.cabled || kind.lower);
        for (const auto &field : kind.fields)
            checkField(field);
    }

    void commonFieldsAreTranslated()
    {
        for (const auto &field : machineFields())
            checkField(field);
        for (const auto &field : interfaceFields())
            checkField(field);
    }

    void keysAreUnique()
    {
        QSet<QByteArray> keys;
        for (const MachineKind &kind : machineKinds())
            QVERIFY2(!std::exchange(keys, keys + QSet<QByteArray>{kind.key}).contains(kind.key), kind.key);
        keys.clear();
        for (const InterfaceKind &kind : interfaceKinds())
            QVERIFY2(!std::exchange(keys, keys + QSet<QByteArray>{kind.key}).contains(kind.key), kind.key);
    }

private:
    void checkTranslated(const char *context, const char *text)
    {
        QVERIFY2(text && *text, context);
        QVERIFY2(!m_french.translate(context, text).isEmpty(), text);
    }

    void checkAppearance(const char *key, const char *title, const char *help, const char *icon, const char *prefix)
    {
        QVERIFY(key && *key && prefix && *prefix);
        checkTranslated("toile::Kinds", title);
        checkTranslated("toile::Kinds", help);
        QVERIFY2(QFile::exists(QString::fromLatin1(icon)), icon);
    }

    template <typename Owner>
    void checkField(const Field<Owner> &field)
    {
        checkTranslated("toile::Fields", field.title);
        checkTranslated("toile::Fields", field.help);
        QVERIFY2(field.get && field.set, field.key);
        QVERIFY2((field.type == FieldType::Choice) == (field.choices != nullptr), field.key);
    }

    QTranslator m_french;
};

QTEST_GUILESS_MAIN(KindTablesTest)
#include "tst_kindtables.moc"
