// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace toile {

/// Makes ":/labs", ":/icons", ":/schema" and ":/i18n" readable. Call it first in main(), and in tests that need them.
void useAssets();

/// Installs Toile's and Qt's own translations for `locale` (French; English plurals for anything else).
void useTranslations(QCoreApplication &application, const QLocale &locale);

}  // namespace toile
