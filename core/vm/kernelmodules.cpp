// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/vm/kernelmodules.h"

#include "core/vm/text.h"

#include <QFile>
#include <QSet>

namespace toile {

namespace {

constexpr qint64 kIndexBytes = 16 * 1024 * 1024;

/// "kernel/net/bridge/bridge.ko.xz" is the module "bridge"; '-' and '_' are the same.
QString nameOf(const QString &path)
{
    return path.section(u'/', -1).section(QStringLiteral(".ko"), 0, 0).replace(u'-', u'_');
}

Result<QByteArray> readIndex(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kIndexBytes)
        return makeError(ErrorCode::Io, VmText::tr("The list of kernel modules %1 cannot be read: %2. Run depmod, or "
                                                   "install the kernel’s package again.")
                                            .arg(path, file.errorString()));
    return file.readAll();
}

}  // namespace

Result<KernelModules> KernelModules::read(const QString &folder)
{
    const auto dependencies = readIndex(folder + QStringLiteral("/modules.dep"));
    if (!dependencies)
        return dependencies.error();
    const auto aliases = readIndex(folder + QStringLiteral("/modules.alias"));
    if (!aliases)
        return aliases.error();
    return parse(*dependencies, *aliases);
}

KernelModules KernelModules::parse(const QByteArray &dependencies, const QByteArray &aliases)
{
    KernelModules modules;
    for (const QByteArray &line : dependencies.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        const QString path = QFile::decodeName(line.first(colon));
        modules.m_needs[path] = QFile::decodeName(line.mid(colon + 1)).split(u' ', Qt::SkipEmptyParts);
        modules.m_paths[nameOf(path)] = path;
    }
    for (const QByteArray &line : aliases.split('\n'))
        if (line.startsWith("alias "))
            modules.m_aliases += line;
    return modules;
}

QStringList KernelModules::under(const QStringList &beginnings) const
{
    QStringList list;
    for (auto it = m_needs.begin(); it != m_needs.end(); ++it) {
        const QString &path = it.key();
        if (std::any_of(beginnings.begin(), beginnings.end(), [&](const QString &b) { return path.startsWith(b); }))
            collect(path, list);
    }
    return list;
}

QStringList KernelModules::inLoadingOrder(const QStringList &names) const
{
    QStringList list;
    for (const QString &name : names)
        if (const auto path = m_paths.find(name); path != m_paths.end())
            collect(*path, list);
    return list;
}

/// modules.dep names all that a module needs, the most basic last.
void KernelModules::collect(const QString &path, QStringList &list) const
{
    const QStringList needs = m_needs.value(path);
    for (auto it = needs.rbegin(); it != needs.rend(); ++it)
        if (!list.contains(*it))
            list += *it;
    if (!list.contains(path))
        list += path;
}

QByteArray KernelModules::dependencyText(const QStringList &paths) const
{
    QByteArray text;
    for (const QString &path : paths)
        text += QFile::encodeName(path + QStringLiteral(": ") + m_needs.value(path).join(u' ')).trimmed() + '\n';
    return text;
}

QByteArray KernelModules::aliasText(const QStringList &paths) const
{
    QSet<QByteArray> names;
    for (const QString &path : paths)
        names += nameOf(path).toLatin1();
    QByteArray text;
    for (const QByteArray &line : m_aliases)
        if (names.contains(line.mid(line.lastIndexOf(' ') + 1)))
            text += line + '\n';
    return text;
}

}  // namespace toile
