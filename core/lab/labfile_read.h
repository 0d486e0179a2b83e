// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/labfile_json.h"
#include "core/model/kinds.h"

#include <QHash>
#include <QJsonArray>

#include <map>
#include <unordered_map>

namespace toile {

/// The JSON pointer of what an object or a list at `pointer` holds.
QString at(const QString &pointer, const QString &key);
QString at(const QString &pointer, qsizetype index);

/// Reads the object of a lab file, gathering every problem, into one Patch on an empty document.
/// Machines are read first, then what refers to them by name.
class LabReader {
public:
    LabReader(const QJsonObject &root, ProblemList &problems) : m_root(root), m_problems(problems) {}

    /// The document, or the empty one when there are problems.
    Document read();

private:
    struct Named {
        Id id;
        QHash<QString, Id> interfaces;
    };
    /// What one machine has already, and the interface that has it.
    struct Twins {
        std::map<std::pair<Id, int>, QString> tags;       ///< what it is made on, VLAN id
        std::map<std::pair<int, int>, QString> overlays;  ///< VNI, UDP port
    };

    void wrong(const QString &pointer, const QString &message);
    void knownKeys(const QJsonObject &object, const QString &pointer, const QStringList &known);
    QString text(const QJsonObject &object, const QString &key, const QString &pointer, bool needed);
    LocalizedText localized(const QJsonObject &object, const QString &key, const QString &pointer, int limit);
    QJsonArray list(const QJsonObject &object, const QString &key, const QString &pointer, int limit);
    template <typename Owner>
    void field(const Field<Owner> &field, Owner &owner, const QJsonObject &object, const QString &pointer);

    void header();
    void machines();
    Id machine(const QJsonObject &object, const QString &pointer);
    void interfaces(const QJsonObject &object, const QString &pointer, Named &machine, const QString &machineName);
    void interface(const QJsonObject &object, const QString &pointer, Named &machine, const QString &machineName);
    void kindField(const Field<Interface> &field, Interface &interface, const QJsonObject &object,
                   const QString &pointer);
    const InterfaceKind *kindIn(const QJsonObject &object, const QString &pointer);
    void ports(const QJsonObject &object, const QString &pointer, const Named &machine);
    void stacked(const QJsonObject &object, const QString &pointer, const Named &machine);
    void structure(const QJsonObject &object, const QString &pointer, const Named &machine);
    void stack(Id id, const QString &pointer);
    void twin(Id id, const QString &pointer, Twins &twins);
    void routeDevices(const QJsonObject &object, const QString &pointer, const Named &machine);
    void parents();
    void parent(Id id, const QString &name, const QString &pointer);
    void cables();
    Id cableEnd(const QJsonValue &json, const QString &pointer);
    void vlans();
    void vlan(const QJsonObject &object, const QString &pointer);
    void notes();
    void note(const QJsonObject &object, const QString &pointer);
    NoteShape noteShape(const QJsonObject &object, const QString &pointer);
    QString colour(const QJsonObject &object, const QString &pointer);
    Id arrowEnd(const QJsonObject &object, const QString &key, const QString &pointer);
    void checks();
    void check(const QJsonObject &object, const QString &pointer);
    QString machineName(const QJsonObject &object, const QString &key, const QString &pointer);
    void layout();
    void standing(const QJsonObject &object, const QString &pointer, Placement &placement);
    Placement placement(const QJsonObject &object, const QString &pointer, bool box);
    std::optional<Side> side(const QJsonObject &object, const QString &pointer);
    Rest rest(const QJsonObject &object, const QString &pointer);
    void cablePlacement(const QString &ends, const QJsonObject &object, const QString &pointer);
    std::optional<CableStyle> cableStyle(const QJsonObject &object, const QString &key, const QString &pointer);
    std::vector<QPointF> bends(const QJsonObject &object, const QString &pointer);
    /// `backwards`: width and height may be negative.
    std::optional<QRectF> rect(const QJsonObject &object, const QString &pointer, bool backwards = false);
    std::optional<double> number(const QJsonObject &object, const QString &key, const QString &pointer, double minimum,
                                 double maximum);

    /// The element of "VM1" or "VM1:eth0"; when there is none, a problem at `pointer`.
    Id element(const QString &label, const QString &pointer);

    const QJsonObject &m_root;
    ProblemList &m_problems;
    Document m_document;
    bool m_tooLarge = false;  ///< a list was longer than it may be, and was not read
    Topology m_topology;
    Layout m_layout;
    QHash<QString, Named> m_machines;
    QStringList m_machineNames;
    std::unordered_map<Id, Id> m_cableAt;  ///< by interface
    QHash<QString, QString> m_cabled;      ///< label of an interface, pointer of its cable
};

}  // namespace toile
