// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/findings.h"
#include "tests/model/topologies.h"

#include <QTest>

#include <algorithm>
#include <set>

namespace toile {

/// Sees that each fix of each finding takes that finding away, and adds the rules of those to `mended`.
inline void mendEach(const Document &document, std::set<QString> &mended)
{
    for (const Finding &finding : findings(document.topology())) {
        const auto isSame = [&finding](const Finding &other) {
            return other.rule == finding.rule && other.element == finding.element && other.message == finding.message;
        };
        for (const Fix &fix : finding.fixes) {
            const std::vector<Finding> left = findings(drawn::after(document, fix.patch).topology());
            QVERIFY2(std::ranges::none_of(left, isSame), qPrintable(finding.message + u' ' + fix.title));
            QVERIFY(!fix.title.isEmpty());
            mended.insert(finding.rule);
        }
    }
}

}  // namespace toile
