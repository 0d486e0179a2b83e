// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <QByteArray>

#include <vector>

namespace toile {

/// One thing wrong in a file, at a JSON pointer (RFC 6901): "/machines/3/interfaces/0/addresses/1".
struct FileProblem {
    QString pointer;
    QString message;  ///< what is wrong and what to write instead
    bool operator==(const FileProblem &) const = default;
};

struct LoadedLab {
    Document document;
    std::vector<FileProblem>
        problems;  ///< when not empty `document` is the empty one; of very many the last tells how many
    bool ok() const { return problems.empty(); }
};

/// Strict: unknown key, wrong type, duplicate name, dangling reference, bad address, over-limit size.
LoadedLab parseLab(const QByteArray &json);
/// The same with the file's own problems (missing, too large, unreadable) as a problem at pointer "".
LoadedLab loadLab(const QString &path);

/// Stable order, two spaces, UTF-8, one newline at the end: diffs are readable.
QByteArray writeLab(const Document &document);
/// Atomic: the old file stays until the new one is wholly on disk.
Result<> saveLab(const Document &document, const QString &path);

/// "FILE:POINTER: MESSAGE", a line each.
QString formatProblems(const QString &path, const std::vector<FileProblem> &problems);

/// Names of the shipped labs in course order ("case-1", …) and the resource path of one (":/labs/case-1.toile").
QStringList shippedLabs();
QString shippedLabPath(const QString &name);

}  // namespace toile
