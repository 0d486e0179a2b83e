// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/fragmenttext.h"

#include "core/kernel/limits.h"
#include "core/lab/labfile.h"
#include "core/lab/text.h"

namespace toile {

Result<Document> readFragment(const QByteArray &text)
{
    if (text.size() > limits::kLabFileBytes)
        return makeError(
            ErrorCode::LimitExceeded,
            LabFileText::tr("The clipboard holds more than %1 bytes; that is no drawing, and nothing was pasted.")
                .arg(limits::kLabFileBytes));
    if (!text.trimmed().startsWith('{'))
        return makeError(
            ErrorCode::InvalidInput,
            LabFileText::tr("The clipboard holds no drawing of Toile: copy machines, bridges or notes first."));
    LoadedLab loaded = parseLab(text);
    if (!loaded.ok()) {
        const FileProblem &first = loaded.problems.front();
        return makeError(
            ErrorCode::InvalidInput,
            LabFileText::tr("The clipboard holds no drawing of Toile, or a broken one, and nothing was pasted: %1")
                .arg(first.message),
            first.pointer);
    }
    if (loaded.document.topology().machines.empty() && loaded.document.topology().notes.empty())
        return makeError(ErrorCode::InvalidInput, LabFileText::tr("The drawing in the clipboard is empty."));
    return std::move(loaded.document);
}

}  // namespace toile
