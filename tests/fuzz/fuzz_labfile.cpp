// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "core/model/drawing.h"

/// Any bytes: either problems and nothing loaded, or a lab that holds its invariants and is read back as it was
/// written.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    using namespace toile;
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const LoadedLab loaded = parseLab(json);
    if (!loaded.ok()) {
        if (!(loaded.document == Document()) || formatProblems(QStringLiteral("f"), loaded.problems).isEmpty())
            qFatal("something was loaded from a file with problems");
        return 0;
    }
    const Topology &topology = loaded.document.topology();
    if (!invariants(topology).empty())
        qFatal("the loaded lab breaks an invariant");
    const QByteArray written = writeLab(loaded.document);
    const LoadedLab again = parseLab(written);
    if (!again.ok() || writeLab(again.document) != written)
        qFatal("the lab is not read back as it was written");
    (void)findings(topology);
    (void)lower(topology);
    (void)completeLayout(loaded.document);
    return 0;
}
