// SPDX-License-Identifier: GPL-2.0-or-later
// policy HOSTS: how long the helper takes to decide about the plan of a star of so many machines, and about a
// few steps in it; prints one line of JSON.
#include "core/helper/policy.h"

#include "core/kernel/plan.h"
#include "core/lab/lower.h"
#include "tests/bench/starlab.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace toile;

namespace {

/// The median of some decisions, in milliseconds; negative: it was refused.
double decisionMs(const Plan &steps, const KernelState &now)
{
    constexpr int kTimes = 11;
    std::vector<double> times;
    for (int i = 0; i < kTimes; ++i) {
        const auto start = std::chrono::steady_clock::now();
        if (!allowPlan(steps, now))
            return -1;
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + kTimes / 2, times.end());
    return times[kTimes / 2];
}

}  // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int hosts = argc > 1 ? std::atoi(argv[1]) : 1000;
    const KernelState star = lower(bench::starLab(hosts).topology());
    const Plan whole = plan(star, {});
    constexpr std::size_t kFew = 60;  // as many as an interface may still get
    const Plan few(kFew, AddAddress{QStringLiteral("H1"), QStringLiteral("eth0"), {IpAddress::v4(0x0b000001), 16}});
    const QJsonObject result{{QStringLiteral("steps"), int(whole.size())},
                             {QStringLiteral("deployMs"), decisionMs(whole, {})},
                             {QStringLiteral("changeMs"), decisionMs(few, star)}};
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
