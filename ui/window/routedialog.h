// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"
#include "core/model/routing.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace toile {

class Editor;

/// "Via whom?": proposes a route from a machine to a network, with the way back where that is missing.
class RouteDialog : public QDialog {
    Q_OBJECT
public:
    /// `destination`: proposed; none: the first network that the machine is not on.
    RouteDialog(Editor &editor, Id machine, std::optional<IpPrefix> destination, QWidget *parent = nullptr);

private:
    void buildForm();
    void fillGateways();
    void refresh();
    void fit();
    void perform();
    IpPrefix destination() const;
    const Gateway *gateway() const;
    RouteState route() const;
    std::optional<RouteState> formerRoute() const;

    Editor &m_editor;
    const Document m_document;  ///< as it was when the dialog opened; it is modal
    const Routing m_routing;
    const Id m_machine;
    std::vector<Gateway> m_gateways;
    std::vector<ReturnRoute> m_returns;
    QComboBox *m_to;
    QComboBox *m_via;
    QLabel *m_command;
    QCheckBox *m_forward;  // Tab visits them as they are made
    QCheckBox *m_back;
    QPushButton *m_ok = nullptr;
};

}  // namespace toile
