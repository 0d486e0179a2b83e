// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/vlans.h"
#include "ui/canvas/look.h"

#include <QtTest>

#include <array>
#include <cmath>

using namespace toile;

namespace {

using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

/// A sort of eyes: what is seen of linear light, after Machado, Oliveira and Fernandes (2009), whole deficiency.
struct Eyes {
    const char *name;
    Matrix sees;
    double least;  ///< CIELAB distance that two lines must have; what is just noticed is 2.3
};

constexpr std::array kEyes{
    Eyes{"all colours", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, 30},
    Eyes{"protanopia",
         {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
         20},
    Eyes{"deuteranopia",
         {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
         20},
    Eyes{"tritanopia",
         {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
         12},
};

Three times(const Matrix &matrix, const Three &vector)
{
    Three result{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            result[i] += matrix[i][j] * vector[j];
    return result;
}

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

/// CIELAB under daylight (D65).
Three labOf(const Three &light)
{
    constexpr Matrix kXyz{{{0.4124564, 0.3575761, 0.1804375},  //
                           {0.2126729, 0.7151522, 0.0721750},
                           {0.0193339, 0.1191920, 0.9503041}}};
    constexpr Three kWhite{0.95047, 1, 1.08883};
    Three f = times(kXyz, light);
    for (std::size_t i = 0; i < 3; ++i) {
        const double part = f[i] / kWhite[i];
        f[i] = part > 216.0 / 24389 ? std::cbrt(part) : (24389.0 / 27 * part + 16) / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

Three seen(const QColor &colour, const Eyes &eyes)
{
    Three light = times(eyes.sees, {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())});
    for (double &part : light)
        part = qBound(0.0, part, 1.0);
    return labOf(light);
}

double distance(const Three &a, const Three &b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace

/// The colours that VLANs get by themselves, as they are drawn.
class VlanColoursTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachIsSeenOnBothPapers()
    {
        for (const Look *look : {&lightLook(), &darkLook()})
            for (const QString &colour : vlanPalette()) {
                const QColor line = vlanLine(*look, QColor(colour));
                QVERIFY2(qAbs(line.lightnessF() - look->paper.lightnessF()) > 0.3F, qPrintable(colour));
            }
    }

    void theyDifferForAllEyes_data()
    {
        QTest::addColumn<int>("eyes");
        for (std::size_t i = 0; i < kEyes.size(); ++i)
            QTest::newRow(kEyes[i].name) << int(i);
    }
    void theyDifferForAllEyes()
    {
        QFETCH(int, eyes);
        const Eyes &these = kEyes[std::size_t(eyes)];
        const QStringList palette = vlanPalette();
        QVERIFY(palette.size() >= 8);
        for (const Look *look : {&lightLook(), &darkLook()})
            for (qsizetype i = 0; i < palette.size(); ++i)
                for (qsizetype j = i + 1; j < palette.size(); ++j) {
                    const double apart = distance(seen(vlanLine(*look, QColor(palette[i])), these),
                                                  seen(vlanLine(*look, QColor(palette[j])), these));
                    QVERIFY2(apart >= these.least,
                             qPrintable(QStringLiteral("%1 and %2: %3").arg(palette[i], palette[j]).arg(apart)));
                }
    }
};

QTEST_MAIN(VlanColoursTest)
#include "tst_vlancolours.moc"
