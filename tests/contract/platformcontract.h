// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/platform.h"

#include <QObject>

#include <functional>
#include <memory>

namespace toile::test {

/// What every KernelPlatform promises: run against the simulated kernel and against the real one.
class PlatformContract : public QObject {
    Q_OBJECT
public:
    using Make = std::function<std::unique_ptr<KernelPlatform>()>;
    explicit PlatformContract(Make make) : m_make(std::move(make)) {}

private Q_SLOTS:
    /// After each step the platform shows exactly what simulate() foretells; a refused step changes nothing. Stories
    /// for which this kernel lacks something are told under one that has it.
    void scenario_data();
    void scenario();
    /// Steps at random, sensible and not: the kernel agrees with the model on every one.
    void randomStepsAgreeWithTheModel_data();
    void randomStepsAgreeWithTheModel();
    void errorsSayWhatFailed();

private:
    Make m_make;
};

}  // namespace toile::test
