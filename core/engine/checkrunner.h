// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/enginesession.h"

#include <QObject>

#include <memory>
#include <vector>

namespace toile {

/// Something that must hold in a running lab: what a lab file calls a check.
struct Probe {
    enum class Kind {
        Reach,       ///< `from` gets an answer from `to`
        NoReach,     ///< `from` gets no answer from `to`
        Translated,  ///< `from` pings `to`; then conntrack of `machine` shows an address replaced by `as`
    };
    Kind kind = Kind::Reach;
    QString name;
    QString from;  ///< a machine
    QString to;    ///< an address
    QString machine;
    QString as;  ///< an address
    bool operator==(const Probe &) const = default;
};

struct ProbeResult {
    enum class Observed {
        Answer,
        NoAnswer,
        Translated,
        NotTranslated,  ///< it answered, but conntrack shows no such translation
        NotRun,         ///< see error
    };
    Probe probe;
    Observed observed = Observed::NotRun;
    Error error;
    bool passed = false;
    bool operator==(const ProbeResult &) const = default;
};

/// True when conntrack of `machine` holds a translation of packets to `to`, whose source or destination became `as`.
bool showsTranslation(const LiveMachine &machine, const IpAddress &to, const IpAddress &as);

/// Runs probes inside a deployed lab, several at a time. The session must be ready; it is made to observe.
class CheckRunner : public QObject {
    Q_OBJECT
public:
    explicit CheckRunner(EngineSession &session, QObject *parent = nullptr);
    ~CheckRunner() override;

    void start(const std::vector<Probe> &probes);

Q_SIGNALS:
    void checked(int index, const toile::ProbeResult &result);  ///< in any order
    void finished(const std::vector<toile::ProbeResult> &results);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace toile
