// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

/// Who speaks: the contexts of this library's texts in the translations.
namespace toile {

struct CardText {
    Q_DECLARE_TR_FUNCTIONS(toile::Card)
};

struct DescribeText {
    Q_DECLARE_TR_FUNCTIONS(toile::Describe)
};

struct FeaturesText {
    Q_DECLARE_TR_FUNCTIONS(toile::Features)
};

struct ProgramText {
    Q_DECLARE_TR_FUNCTIONS(toile::Program)
};

struct RulesText {
    Q_DECLARE_TR_FUNCTIONS(toile::Rules)
};

struct SimulationText {
    Q_DECLARE_TR_FUNCTIONS(toile::Simulation)
};

}  // namespace toile
