// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/contract/platformcontract.h"
#include "tests/contract/simulatedplatform.h"

#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    toile::test::PlatformContract contract([] { return std::make_unique<toile::test::SimulatedPlatform>(); });
    return QTest::qExec(&contract, argc, argv);
}
