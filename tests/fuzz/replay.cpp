// SPDX-License-Identifier: GPL-2.0-or-later
#include <QByteArray>
#include <QDir>

#include <cstdio>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size);

/// Gives every file of the folders that it is told to the fuzz target, as a test without a fuzzer.
int main(int argc, char **argv)
{
    int replayed = 0;
    for (int i = 1; i < argc; ++i) {
        const QDir folder(QString::fromLocal8Bit(argv[i]));
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                return 1;
            const QByteArray content = file.readAll();
            std::printf("%s\n", qPrintable(name));
            LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(content.constData()),
                                   static_cast<std::size_t>(content.size()));
            ++replayed;
        }
    }
    std::printf("%d inputs replayed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
