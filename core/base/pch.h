// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <QtCore/QtCore>

#include <algorithm>
#include <compare>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <variant>
#include <vector>
