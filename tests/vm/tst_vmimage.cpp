// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/descriptor.h"
#include "core/vm/cpio.h"
#include "core/vm/guesttools.h"
#include "core/vm/imagecache.h"
#include "core/vm/kernelmodules.h"
#include "core/vm/labimage.h"
#include "core/vm/libraries.h"
#include "core/vm/qemu.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>

using namespace toile;

namespace {

void writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
}

/// The beginning of a bzImage, as far as anybody here reads it.
QByteArray bootImage(const QByteArray &version)
{
    QByteArray image(0x400, '\0');
    image.replace(0x202, 4, "HdrS");
    qToLittleEndian<quint16>(0x100, image.data() + 0x20e);
    image.replace(0x300, version.size() + 8, version + " (who@we)");
    return image;
}

/// What the program cpio finds in an archive: the outside witness.
QByteArray listed(const QByteArray &archive, const QStringList &options)
{
    QProcess cpio;
    cpio.start(QStringLiteral("cpio"), options);
    cpio.write(archive);
    cpio.closeWriteChannel();
    cpio.waitForFinished();
    return cpio.readAllStandardOutput() + cpio.readAllStandardError();
}

QByteArray written(const ImageRecipe &recipe)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writeImage(recipe, buffer) ? buffer.data() : QByteArray();
}

QStringList imagesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

}  // namespace

class VmImageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cpioReadsTheArchive();
    void kernelsNameTheirVersion_data();
    void kernelsNameTheirVersion();
    void cloudKernelIsTakenThenTheNewest();
    void withoutKernelThePackageIsNamed();
    void givenKernelMustBeOne();
    void modulesComeAfterWhatTheyNeed();
    void indexNamesOnlyWhatIsThere();
    void librariesAreThoseOfTheLoader();
    void missingLibraryIsNamed();
    void sameContentIsBuiltOnce();
    void progressIsToldAllTheWhile();
    void anyChangeMakesAnotherImage();
    void leftoversAreRemovedAndFewImagesKept();
    void unusableFolderIsNamed();
    void qemuHasNoDiskAndNoNetwork();
    void withoutQemuThePackageIsNamed();
    void labImageHoldsTheHelperAndTheTools();
};

void VmImageTest::cpioReadsTheArchive()
{
    ImageRecipe recipe;
    recipe.addText(QStringLiteral("/etc/odd"), "seven!!", 0600);
    recipe.addLink(QStringLiteral("/sbin/modprobe"), QStringLiteral("/bin/busybox"));
    recipe.addFolder(QStringLiteral("/tmp"), 01777);
    const QByteArray archive = written(recipe);
    QCOMPARE(archive.size() % 4, 0);
    const QByteArray list = listed(archive, {QStringLiteral("-itv"), QStringLiteral("--numeric-uid-gid")});
    QVERIFY2(list.contains("-rw-------   1 0        0               7"), list);
    QVERIFY2(list.contains("usr/sbin/modprobe -> /bin/busybox"), list);
    QVERIFY2(list.contains("drwxrwxrwt"), list);
    QVERIFY2(list.contains("sbin -> usr/sbin"), list);
    QVERIFY2(!list.contains("cpio:"), list);
    QCOMPARE(listed(archive, {QStringLiteral("-i"), QStringLiteral("--to-stdout"), QStringLiteral("--quiet"),
                              QStringLiteral("etc/odd")}),
             QByteArray("seven!!"));
    QCOMPARE(written(recipe), archive);
}

void VmImageTest::kernelsNameTheirVersion_data()
{
    QTest::addColumn<QByteArray>("image");
    QTest::addColumn<QString>("version");
    QTest::newRow("Debian") << bootImage("6.1.0-56-cloud-amd64") << QStringLiteral("6.1.0-56-cloud-amd64");
    QTest::newRow("a path") << bootImage("../../etc") << QString();
    QTest::newRow("hidden") << bootImage("..") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("short") << bootImage("6.1").first(0x20f) << QString();
    QTest::newRow("no text") << bootImage("6.1").first(0x2f0) << QString();
    QTest::newRow("a program") << QByteArray("\177ELF").leftJustified(0x400, '\0') << QString();
}

void VmImageTest::kernelsNameTheirVersion()
{
    QFETCH(QByteArray, image);
    QFETCH(QString, version);
    QCOMPARE(kernelVersion(image).value_or(QString()), version);
}

void VmImageTest::cloudKernelIsTakenThenTheNewest()
{
    QTemporaryDir root;
    const auto add = [&](const char *version, bool modules) {
        const QString name = QString::fromLatin1(version);
        writeFile(root.filePath(QStringLiteral("boot/vmlinuz-") + name), bootImage(version));
        if (modules)
            writeFile(root.filePath(QStringLiteral("lib/modules/%1/modules.dep").arg(name)), {});
    };
    add("6.1.0-9-amd64", true);
    add("6.1.0-10-amd64", true);
    QCOMPARE(findBootKernel({}, root.path())->version, QStringLiteral("6.1.0-10-amd64"));
    add("5.10.0-1-cloud-amd64", true);
    add("5.10.0-2-cloud-amd64", false);
    const auto found = findBootKernel({}, root.path());
    QCOMPARE(found->version, QStringLiteral("5.10.0-1-cloud-amd64"));
    QCOMPARE(found->image, root.filePath(QStringLiteral("boot/vmlinuz-5.10.0-1-cloud-amd64")));
    QCOMPARE(found->modules, root.filePath(QStringLiteral("lib/modules/5.10.0-1-cloud-amd64")));
}

void VmImageTest::withoutKernelThePackageIsNamed()
{
    QTemporaryDir root;
    const auto none = findBootKernel({}, root.path());
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Unsupported);
    QVERIFY(none.error().message.contains(QStringLiteral("apt install linux-image-cloud-amd64")));
    writeFile(root.filePath(QStringLiteral("boot/vmlinuz-6.1")), bootImage("6.1"));
    const auto bare = findBootKernel({}, root.path());
    QVERIFY(!bare && bare.error().message.contains(QStringLiteral("lib/modules/6.1")));
}

void VmImageTest::givenKernelMustBeOne()
{
    QTemporaryDir root;
    const QString path = root.filePath(QStringLiteral("mine"));
    QCOMPARE(findBootKernel(path).error().code, ErrorCode::NotFound);
    writeFile(path, "#!/bin/sh\n");
    QCOMPARE(findBootKernel(path).error().code, ErrorCode::InvalidInput);
}

void VmImageTest::modulesComeAfterWhatTheyNeed()
{
    const auto modules = KernelModules::parse("kernel/net/a.ko: kernel/net/b.ko kernel/lib/c.ko\n"
                                              "kernel/net/b.ko: kernel/lib/c.ko\n"
                                              "kernel/lib/c.ko:\n"
                                              "kernel/drivers/virtio-pci.ko.xz:\n",
                                              {});
    const QString a = QStringLiteral("kernel/net/a.ko");
    const QString b = QStringLiteral("kernel/net/b.ko");
    const QString c = QStringLiteral("kernel/lib/c.ko");
    QCOMPARE(modules.inLoadingOrder({QStringLiteral("a")}), QStringList({c, b, a}));
    QCOMPARE(modules.inLoadingOrder({QStringLiteral("virtio_pci"), QStringLiteral("none"), QStringLiteral("b")}),
             QStringList({QStringLiteral("kernel/drivers/virtio-pci.ko.xz"), c, b}));
    QStringList under = modules.under({QStringLiteral("kernel/net/")});
    under.sort();
    QCOMPARE(under, QStringList({c, a, b}));
}

void VmImageTest::indexNamesOnlyWhatIsThere()
{
    const auto modules = KernelModules::parse("kernel/x-y.ko: kernel/z.ko\nkernel/z.ko:\nkernel/q.ko:\n",
                                              "# comment\nalias rtnl-link-x x_y\nalias other q\n");
    const QStringList paths = modules.inLoadingOrder({QStringLiteral("x_y")});
    QCOMPARE(modules.dependencyText(paths), QByteArray("kernel/z.ko:\nkernel/x-y.ko: kernel/z.ko\n"));
    QCOMPARE(modules.aliasText(paths), QByteArray("alias rtnl-link-x x_y\n"));
}

void VmImageTest::librariesAreThoseOfTheLoader()
{
    const auto needed = sharedLibraries(QCoreApplication::applicationFilePath());
    QVERIFY(needed);
    QVERIFY(!needed->filter(QStringLiteral("libQt6Core.so")).isEmpty());
    QVERIFY(!needed->filter(QStringLiteral("ld-linux")).isEmpty());
    for (const QString &library : *needed)
        QVERIFY2(QFile::exists(library), qPrintable(library));
    QCOMPARE(*sharedLibraries(QStringLiteral("/proc/self/cmdline")), QStringList());
}

void VmImageTest::missingLibraryIsNamed()
{
    const auto found = parseLibraryList(QStringLiteral("tool"), QStringLiteral("\tlinux-vdso.so.1 (0x7f)\n"
                                                                               "\tliba.so => /lib/liba.so (0x1)\n"
                                                                               "\t/lib64/ld.so (0x2)\n"));
    QCOMPARE(*found, QStringList({QStringLiteral("/lib/liba.so"), QStringLiteral("/lib64/ld.so")}));
    const auto missing = parseLibraryList(QStringLiteral("tool"), QStringLiteral("\tlibgone.so.1 => not found\n"));
    QVERIFY(!missing && missing.error().message.contains(QStringLiteral("libgone.so.1")));
}

void VmImageTest::sameContentIsBuiltOnce()
{
    QTemporaryDir folder;
    const QString source = folder.filePath(QStringLiteral("tool"));
    writeFile(source, "tool");
    int built = 0;
    const auto image = [&](const QString &from) {
        ImageRecipe recipe;
        recipe.addFile(QStringLiteral("/bin/tool"), from, 0755);
        const auto path =
            cachedImage(recipe, folder.filePath(QStringLiteral("cache")), [&](ImageWork work, int percent) {
                built += work == ImageWork::Building && percent == 0 ? 1 : 0;
            });
        return path ? *path : path.error().message;
    };
    const QString first = image(source);
    QVERIFY(QFile::exists(first));
    QCOMPARE(image(source), first);
    // Another file with the same content is the same.
    writeFile(folder.filePath(QStringLiteral("copy")), "tool");
    QCOMPARE(image(folder.filePath(QStringLiteral("copy"))), first);
    QCOMPARE(built, 1);
    writeFile(source, "TOOL");
    QVERIFY(image(source) != first);
    QCOMPARE(built, 2);
}

/// Whoever waits for an image hears of every file of it, and of the builder that it waits for.
void VmImageTest::progressIsToldAllTheWhile()
{
    QTemporaryDir folder;
    ImageRecipe recipe;
    for (int i = 0; i < 4; ++i)
        recipe.addText(QStringLiteral("/n%1").arg(i), "x");
    const Descriptor other(::open(QFile::encodeName(folder.path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    QCOMPARE(::flock(other.get(), LOCK_EX), 0);
    QList<std::pair<ImageWork, int>> told;
    QVERIFY(cachedImage(recipe, folder.path(), [&](ImageWork work, int percent) {
        told += {work, percent};
        if (work == ImageWork::Waiting && told.count(told.last()) == 2)
            ::flock(other.get(), LOCK_UN);
    }));
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QCOMPARE(told.count({ImageWork::Waiting, 0}), 2);
    for (const ImageWork work : {ImageWork::Reading, ImageWork::Building}) {
        QVERIFY(told.contains({work, 0}));
        QVERIFY(std::ranges::count(told, work, &std::pair<ImageWork, int>::first) >= 4);
    }
}

void VmImageTest::anyChangeMakesAnotherImage()
{
    QTemporaryDir folder;
    QSet<QString> paths;
    const auto add = [&](const auto &change) {
        ImageRecipe recipe;
        change(recipe);
        paths += cachedImage(recipe, folder.path()).value();
    };
    const QString place = QStringLiteral("/etc/x");
    add([&](ImageRecipe &r) { r.addText(place, "1"); });
    add([&](ImageRecipe &r) { r.addText(place, "1", 0600); });
    add([&](ImageRecipe &r) { r.addLink(place, QStringLiteral("1")); });
    add([&](ImageRecipe &r) { r.addText(QStringLiteral("/etc/y"), "1"); });
    QCOMPARE(paths.size(), 4);
}

void VmImageTest::leftoversAreRemovedAndFewImagesKept()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("abc.cpio.part")), "half");
    QString last;
    for (int i = 0; i < 6; ++i) {
        ImageRecipe recipe;
        recipe.addText(QStringLiteral("/n"), QByteArray::number(i));
        last = cachedImage(recipe, folder.path()).value();
    }
    const QStringList left = imagesIn(folder.path());
    QCOMPARE(left.size(), 3);
    QVERIFY(left.contains(QFileInfo(last).fileName()));
}

void VmImageTest::unusableFolderIsNamed()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("file")), {});
    const auto refused = cachedImage(ImageRecipe(), folder.filePath(QStringLiteral("file/vm")));
    QVERIFY(!refused && refused.error().message.contains(QStringLiteral("XDG_CACHE_HOME")));
    ImageRecipe recipe;
    recipe.addFile(QStringLiteral("/x"), QStringLiteral("/nonexistent"));
    const auto unreadable = cachedImage(recipe, folder.path());
    QVERIFY(!unreadable && unreadable.error().message.contains(QStringLiteral("/nonexistent")));
    QCOMPARE(imagesIn(folder.path()), QStringList(QStringLiteral("file")));
}

void VmImageTest::qemuHasNoDiskAndNoNetwork()
{
    QemuStart start{QStringLiteral("/usr/bin/q"), QStringLiteral("/k"), QStringLiteral("/i")};
    start.channel = 3;
    start.initArguments = {QStringLiteral("--guest")};
    const QString words = qemuArguments(start).join(u' ');
    for (const char *with : {"/usr/bin/q -nodefaults", "-accel tcg", "-m 512", "-smp 1", "socket,id=lab,fd=3",
                             "-sandbox on", "-- --guest", "panic=-1"})
        QVERIFY2(words.contains(QLatin1String(with)), with);
    for (const char *without : {"-nic", "-net", "-drive", "-virtfs", "-fsdev", "-monitor", "kvm"})
        QVERIFY2(!words.contains(QLatin1String(without)), without);
    start.accelerator = Accelerator::Kvm;
    QVERIFY(qemuArguments(start).join(u' ').contains(QStringLiteral("-accel kvm -cpu host")));
}

void VmImageTest::withoutQemuThePackageIsNamed()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nonexistent");
    const auto missing = findQemu();
    qputenv("PATH", path);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::Unsupported);
    QVERIFY(missing.error().message.contains(QStringLiteral("apt install qemu-system-x86")));
    QVERIFY(findQemu());
}

void VmImageTest::labImageHoldsTheHelperAndTheTools()
{
    const auto parts = findVmParts({});
    QVERIFY2(parts, qPrintable(parts ? QString() : parts.error().message));
    const auto recipe = labImage(parts->kernel, qEnvironmentVariable("TOILE_BIN") + QStringLiteral("/toiled"));
    QVERIFY2(recipe, qPrintable(recipe ? QString() : recipe.error().message));
    const auto &entries = recipe->entries();
    for (const char *path : {"init", "etc/passwd", "usr/bin/busybox", "usr/bin/sh", "usr/sbin/modprobe", "usr/bin/vi"})
        QVERIFY2(entries.contains(QString::fromLatin1(path)), path);
    for (const GuestTool &tool : guestTools())
        if (const QString path = findTool(tool.name); !path.isEmpty())
            QVERIFY2(recipe->has(path), tool.name);
    const QString modules = QStringLiteral("/lib/modules/%1/kernel/").arg(parts->kernel.version);
    for (const char *module : {"net/8021q/8021q.ko", "net/bridge/bridge.ko", "drivers/net/veth.ko",
                               "drivers/net/vxlan/vxlan.ko", "drivers/net/tun.ko", "drivers/char/virtio_console.ko"})
        QVERIFY2(recipe->has(modules + QLatin1String(module)), module);
    QVERIFY(!recipe->has(modules + QStringLiteral("net/bridge/br_netfilter.ko")));
    // Nothing but programs, libraries, modules and public settings.
    const auto isOurLibrary = [](const QString &path) {
        return QFileInfo(path).fileName().startsWith(QLatin1String("libtoile_")) && path.endsWith(QLatin1String(".so"));
    };
    for (const auto &[path, entry] : entries)
        if (entry.kind == ImageEntry::Kind::File)
            QVERIFY2(path == QLatin1String("init") || path.startsWith(QLatin1String("usr/")) ||
                         path.startsWith(QLatin1String("etc/")) || isOurLibrary(path),
                     qPrintable(path));
}

QTEST_GUILESS_MAIN(VmImageTest)
#include "tst_vmimage.moc"
