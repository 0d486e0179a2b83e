// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

namespace toile {

/// What one click does about a finding.
struct Fix {
    QString title;  ///< "Give it 2.0.0.4/8"
    Patch patch;
    bool operator==(const Fix &) const = default;
};

/// Legal but probably wrong, or worth a word.
struct Finding {
    enum class Severity { Information, Warning };
    Severity severity = Severity::Warning;
    QString rule;  ///< stable: "address-outside-prefix", "duplicate-address", "gateway-not-on-link", …
    Id element;
    QString label;                       ///< the element as a person names it: "VM1:eth0"
    QString message;                     ///< what is seen
    QString remedy;                      ///< what to do
    std::optional<IpPrefix> renumber;    ///< "public-range": offer to renumber this network
    std::optional<IpPrefix> renumberTo;  ///< to this one, which the remedy names; none: the person chooses
    QString field;                       ///< the field of `element` that it is about, by its key; empty: none alone
    int entry = -1;                      ///< of a list, which
    std::vector<Fix> fixes;              ///< the most likely first
    bool operator==(const Finding &) const = default;
};

/// Warnings first, each in order of elements. Pure.
std::vector<Finding> findings(const Topology &topology);

}  // namespace toile
