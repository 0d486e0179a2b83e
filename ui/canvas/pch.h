// SPDX-License-Identifier: GPL-2.0-or-later
// Precompiled for this library: what nearly every file of it includes.
#include "core/kernel/livestate.h"
#include "core/kernel/step.h"
#include "core/model/document.h"

#include <QCoreApplication>
#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QPainter>
#include <QPainterPath>
#include <QStaticText>
#include <QStyleOptionGraphicsItem>
#include <QTimer>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>
