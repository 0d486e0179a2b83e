// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;
class QFormLayout;

namespace toile {

enum class Theme {
    Desktop,  ///< light or dark as the desktop's own palette is
    Light,
    Dark,
};

/// "light", "dark" or anything else for the desktop's.
Theme themeFromName(const QString &name);

/// True when text is lighter than what it stands on.
bool isDark(const QPalette &palette);

/// Sets the style and a designed palette of the whole program.
void applyTheme(QApplication &application, Theme theme);

/// ":/icons/action-NAME.svg" in the text colour of the program's palette at the time of painting, sharp at any scale.
QIcon actionIcon(const QString &name);
/// An icon of the model's tables of kinds (":/icons/vm.svg"), in the text colour as well.
QIcon kindIcon(const QString &path);
/// The same in one colour.
QIcon colouredIcon(const QString &name, const QColor &colour);

/// For addresses, commands and names as one types them.
QFont monospaceFont();

/// An underlined mnemonic takes away the kerning that a label's size counts on: gives all labels of a form some room.
void widenLabels(QFormLayout *form);

/// Signal colours with enough contrast on the palette's base in both themes; never the only signal.
enum class Signal { Neutral, Good, Busy, Attention, Bad };
QColor signalColour(Signal signal, const QPalette &palette);
/// A quiet background for a bar or a row in that colour.
QColor signalBackground(Signal signal, const QPalette &palette);

}  // namespace toile
