// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace toile::bench {

/// Runs a program of this folder in fresh namespaces (network, mounts, processes; as an ordinary user a user namespace
/// too) with an empty /run, and gives the JSON line it printed. An "error" key tells what went wrong.
QJsonObject runSealed(const QString &program, const QStringList &arguments, int seconds);
/// The same, without namespaces.
QJsonObject runPlain(const QString &program, const QStringList &arguments, int seconds);

double median(std::vector<double> values);

/// What several runs of one method gave.
class Samples {
public:
    void add(const QJsonObject &sample);
    bool isEmpty() const;
    /// The median of a key over all runs that have it; NaN: none has.
    double of(const char *key) const;
    /// The median of the ratios run by run: what disturbs one minute of the machine disturbs both sides of a pair.
    double over(const Samples &others, const char *key) const;
    QString error() const { return m_error; }
    /// Medians of all numbers.
    QJsonObject toJson() const;

private:
    std::vector<QJsonObject> m_samples;  ///< in the order of the runs; empty: it failed
    QString m_error;
};

}  // namespace toile::bench
