// SPDX-License-Identifier: GPL-2.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <elf.h>

#include <cstring>

namespace {

template <typename T>
T at(const QByteArray &bytes, quint64 offset)
{
    T value{};
    if (offset + sizeof(T) <= quint64(bytes.size()))
        std::memcpy(&value, bytes.constData() + offset, sizeof(T));
    return value;
}

/// The shared libraries that a program asks for itself (DT_NEEDED), and those that they ask for are the system's
/// affair.
QStringList neededBy(const QString &program)
{
    QFile file(qEnvironmentVariable("TOILE_BIN") + QLatin1Char('/') + program);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    const auto header = at<Elf64_Ehdr>(bytes, 0);
    QStringList needed;
    for (int i = 0; i < header.e_shnum; ++i) {
        const auto section = at<Elf64_Shdr>(bytes, header.e_shoff + quint64(i) * header.e_shentsize);
        if (section.sh_type != SHT_DYNAMIC)
            continue;
        const auto names = at<Elf64_Shdr>(bytes, header.e_shoff + quint64(section.sh_link) * header.e_shentsize);
        for (quint64 offset = 0; offset < section.sh_size; offset += sizeof(Elf64_Dyn)) {
            const auto entry = at<Elf64_Dyn>(bytes, section.sh_offset + offset);
            if (entry.d_tag == DT_NEEDED)
                needed += QString::fromLatin1(bytes.constData() + names.sh_offset + entry.d_un.d_val);
        }
    }
    return needed;
}

}  // namespace

/// What the programs link decides what a mistake in them can reach.
class ProgramsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linksNothingForbidden_data()
    {
        QTest::addColumn<QString>("forbidden");
        QTest::newRow("toiled") << "Qt6(Gui|Widgets|Svg|DBus|OpenGL)|keychain|libX|libxcb|wayland|fontconfig|freetype";
        QTest::newRow("toilectl") << "Qt6(Gui|Widgets|Svg|DBus|OpenGL)|keychain|libX|libxcb|wayland|fontconfig|"
                                     "freetype|libnl";
        QTest::newRow("toile") << "libnl";
    }
    void linksNothingForbidden()
    {
        QFETCH(QString, forbidden);
        const QStringList needed = neededBy(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!needed.isEmpty());
        QCOMPARE(needed.filter(QRegularExpression(forbidden)).join(u", "), QString());
    }
};

QTEST_APPLESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
