// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

namespace toile {

/// What depmod wrote about a kernel's modules (modules.dep(5)). Paths are relative to /lib/modules/VERSION.
class KernelModules {
public:
    /// Reads modules.dep and modules.alias in `folder`.
    static Result<KernelModules> read(const QString &folder);
    /// From the two texts.
    static KernelModules parse(const QByteArray &dependencies, const QByteArray &aliases);

    /// The modules whose path begins with one of these, and all that those need.
    QStringList under(const QStringList &beginnings) const;
    /// These modules by name ("virtio_pci"), each after what it needs; names that are not there are left out.
    QStringList inLoadingOrder(const QStringList &names) const;
    bool has(const QString &name) const { return m_paths.contains(name); }

    /// modules.dep and modules.alias with only these modules.
    QByteArray dependencyText(const QStringList &paths) const;
    QByteArray aliasText(const QStringList &paths) const;

private:
    void collect(const QString &path, QStringList &list) const;

    QMap<QString, QStringList> m_needs;  ///< path to the paths it needs, as modules.dep lists them
    QMap<QString, QString> m_paths;      ///< name to path
    QList<QByteArray> m_aliases;         ///< "alias PATTERN NAME"
};

}  // namespace toile
