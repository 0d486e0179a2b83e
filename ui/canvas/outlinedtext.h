// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPaintDevice>

#include <memory>

class QPainter;

namespace toile {

/// A device that hands what is painted on it to another painter, as it is, but texts as the shapes of their letters:
/// what results needs no fonts.
class OutlinedText : public QPaintDevice {
public:
    /// `target` is active, and lives longer than painting here.
    explicit OutlinedText(QPainter &target);
    ~OutlinedText() override;

    QPaintEngine *paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QPainter &m_target;
    std::unique_ptr<QPaintEngine> m_engine;
};

}  // namespace toile
