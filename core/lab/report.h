// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/describe.h"
#include "core/kernel/livestate.h"
#include "core/model/topology.h"

/// A practical's report: what it says, and the same as a web page. How it becomes pages of paper is the window's
/// affair.
namespace toile {

struct ReportTable {
    QString caption;
    QStringList columns;
    std::vector<QStringList> rows;
    bool operator==(const ReportTable &) const = default;
};

/// Lines as they are typed into a terminal.
struct ReportCommands {
    QString caption;
    QStringList lines;
    bool operator==(const ReportCommands &) const = default;
};

struct ReportSection {
    QString title;
    QString text;
    bool drawing = false;  ///< the drawing stands here
    std::vector<ReportTable> tables;
    std::vector<ReportCommands> commands;
    bool operator==(const ReportSection &) const = default;
};

struct Report {
    QString title;
    QString student;
    QString date;
    QString description;
    std::vector<ReportSection> sections;
    bool operator==(const Report &) const = default;
};

/// A check of the lab and what became of it.
struct CheckOutcome {
    enum class Verdict { NotRun, Passed, Failed };
    QString title;
    QString expected;
    QString observed;  ///< empty when it was not run
    Verdict verdict = Verdict::NotRun;
    bool operator==(const CheckOutcome &) const = default;
};

/// What a report knows besides the drawing.
struct ReportFacts {
    QString student;
    QString date;  ///< as a person writes it
    Dialect dialect = Dialect::Iproute;
    std::vector<CheckOutcome> checks;
    const LiveState *live = nullptr;  ///< the kernel's tables now; nullptr: the lab does not run
};

/// In the user's language. Sections that would be empty are left out, but for checks that were not run: those say so.
Report makeReport(const Topology &topology, const ReportFacts &facts);

/// The tables of a running lab: ARP, MAC addresses, conntrack and routes, each only where somebody has one.
std::vector<ReportTable> liveTables(const LiveState &live);

/// A whole page without scripts that asks nothing of any network: the drawing is `svg`, in the page itself. It can be
/// printed from a browser.
QString reportPage(const Report &report, const QByteArray &svg);
/// All that it says, in lines, for whoever is read to.
QString reportText(const Report &report);

}  // namespace toile
