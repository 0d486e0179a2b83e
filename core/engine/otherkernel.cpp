// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/otherkernel.h"

#include "core/engine/launch.h"
#include "core/engine/text.h"

#include <algorithm>

namespace toile {

KernelFeatures lackedBy(const HelperHello &lab, const Plan &steps)
{
    return missingFeatures(requiredFeatures(steps), lab.features);
}

Error needsOtherKernel(const HelperHello &lab, const KernelFeatures &missing)
{
    if (std::find(missing.begin(), missing.end(), KernelFeature::Uplink) != missing.end())
        return makeError(
            ErrorCode::Unsupported,
            EngineText::tr("The lab %1 runs in %2, which lends no real network cards; undeploy it and deploy it again "
                           "in the system service.")
                .arg(lab.lab, engineInWords(lab.engine)));
    QStringList titles;
    for (const KernelFeature feature : missing)
        titles += featureTitle(feature);
    return makeError(ErrorCode::Unsupported,
                     EngineText::tr("The lab %1 runs in %2, whose kernel has no support for: %3; undeploy it and "
                                    "deploy it again in the micro-VM, which brings a kernel of its own.")
                         .arg(lab.lab, engineInWords(lab.engine), titles.join(QStringLiteral(", "))));
}

}  // namespace toile
