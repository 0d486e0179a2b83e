// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/labchecks.h"

#include "ui/editor.h"
#include "ui/labrun.h"

#include <QLocale>

#include <algorithm>

namespace toile {

namespace {

Probe probeOf(const Check &check)
{
    Probe probe;
    switch (check.kind) {
    case Check::Kind::Reach:
        probe.kind = Probe::Kind::Reach;
        break;
    case Check::Kind::NoReach:
        probe.kind = Probe::Kind::NoReach;
        break;
    case Check::Kind::Translated:
        probe.kind = Probe::Kind::Translated;
        break;
    }
    probe.name = checkTitle(check);
    probe.from = check.from;
    probe.to = check.to;
    probe.machine = check.machine;
    probe.as = check.as;
    return probe;
}

}  // namespace

LabChecks::LabChecks(Editor &editor, LabRun &run, QObject *parent) : QObject(parent), m_editor(editor), m_run(run)
{
    connect(&m_editor, &Editor::changed, this, [this](const Patch &patch) {
        if (!patch.isLayoutOnly())
            dropChanged();
    });
    connect(&m_editor, &Editor::documentReset, this, &LabChecks::forget);
    connect(&m_run, &LabRun::stateChanged, this, &LabChecks::follow);
    connect(&m_run, &LabRun::liveReset, this, &LabChecks::follow);
    connect(&m_run, &LabRun::pendingChanged, this, [this] {
        m_outdated = !m_answers.empty();
        Q_EMIT changed();
    });
}

LabChecks::~LabChecks() = default;

bool LabChecks::mayRun() const
{
    return m_run.live() && m_run.session() && m_run.state() != LabRun::State::Applying &&
           !m_editor.topology().checks.empty() && !isRunning();
}

void LabChecks::run()
{
    if (!mayRun())
        return;
    m_answers.clear();
    m_asked.clear();
    m_outdated = false;
    std::vector<Probe> probes;
    for (const auto &[id, check] : m_editor.topology().checks) {
        m_asked.emplace_back(id, check);
        probes.push_back(probeOf(check));
    }
    m_runner = std::make_unique<CheckRunner>(*m_run.session());
    connect(m_runner.get(), &CheckRunner::checked, this, &LabChecks::take);
    connect(m_runner.get(), &CheckRunner::finished, this, [this] {
        m_runner.release()->deleteLater();  // it is in the middle of saying so
        Q_EMIT changed();
    });
    m_runner->start(probes);
    Q_EMIT changed();
}

void LabChecks::take(int index, const ProbeResult &result)
{
    const auto &[id, check] = m_asked[std::size_t(index)];
    m_answers[id] = {check, result};
    dropChanged();
}

/// An answer to another question than the drawing asks now is no answer.
void LabChecks::dropChanged()
{
    const auto &checks = m_editor.topology().checks;
    std::erase_if(m_answers, [&](const auto &entry) {
        const auto now = checks.find(entry.first);
        return now == checks.end() || now->second != entry.second.check;
    });
    Q_EMIT changed();
}

void LabChecks::follow()
{
    if (!m_run.live() || m_run.state() == LabRun::State::Applying) {
        forget();
        return;
    }
    m_outdated = m_outdated || (!m_answers.empty() && m_run.state() != LabRun::State::Deployed);
    Q_EMIT changed();
}

void LabChecks::forget()
{
    m_runner.reset();
    m_answers.clear();
    m_asked.clear();
    m_outdated = false;
    Q_EMIT changed();
}

const ProbeResult *LabChecks::result(Id check) const
{
    const auto it = m_answers.find(check);
    return it == m_answers.end() ? nullptr : &it->second.result;
}

int LabChecks::passed() const
{
    return int(std::count_if(m_answers.begin(), m_answers.end(),
                             [](const auto &entry) { return entry.second.result.passed; }));
}

int LabChecks::failed() const
{
    return int(m_answers.size()) - passed();
}

QString expectation(const Check &check)
{
    switch (check.kind) {
    case Check::Kind::Reach:
        return LabChecks::tr("%1 gets an answer from %2.").arg(check.from, check.to);
    case Check::Kind::NoReach:
        return LabChecks::tr("%1 gets no answer from %2.").arg(check.from, check.to);
    case Check::Kind::Translated:
        break;
    }
    return LabChecks::tr("%1 translates what %2 sends to %3: an address becomes %4.")
        .arg(check.machine, check.from, check.to, check.as);
}

QString observation(const ProbeResult &result)
{
    switch (result.observed) {
    case ProbeResult::Observed::Answer:
        return LabChecks::tr("An answer came.");
    case ProbeResult::Observed::NoAnswer:
        return LabChecks::tr("No answer came.");
    case ProbeResult::Observed::Translated:
        return LabChecks::tr("An answer came, and conntrack shows the translated address.");
    case ProbeResult::Observed::NotTranslated:
        return LabChecks::tr("An answer came, but conntrack shows no such translation.");
    case ProbeResult::Observed::NotRun:
        break;
    }
    return LabChecks::tr("It could not be tried. %1").arg(result.error.message).trimmed();
}

QString checkTitle(const Check &check)
{
    const bool french = QLocale().language() == QLocale::French;
    const QString name = check.name.in(french ? QStringLiteral("fr") : QStringLiteral("en"));
    return name.isEmpty() ? expectation(check) : name;
}

}  // namespace toile
