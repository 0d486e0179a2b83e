// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/layout.h"

#include <QKeySequence>

#include <utility>
#include <vector>

class QAction;
class QWidget;

namespace toile {

/// Everything that the window can do, as actions: menus, tool bar, context menus and shortcuts share them.
struct Actions {
    // File
    QAction *newLab = nullptr;
    QAction *open = nullptr;
    QAction *gallery = nullptr;
    QAction *save = nullptr;
    QAction *saveAs = nullptr;
    QAction *exportPicture = nullptr;
    QAction *copyPicture = nullptr;
    QAction *print = nullptr;
    QAction *report = nullptr;
    QAction *exportScript = nullptr;
    QAction *exportBrctl = nullptr;
    QAction *copyCommands = nullptr;
    QAction *closeLab = nullptr;
    QAction *quit = nullptr;
    // Edit (undo and redo come from the undo stack)
    QAction *cut = nullptr;
    QAction *copy = nullptr;
    QAction *paste = nullptr;
    QAction *duplicate = nullptr;
    QAction *rename = nullptr;
    QAction *remove = nullptr;
    QAction *selectAll = nullptr;
    QAction *connectElements = nullptr;
    QAction *curvedCables = nullptr;
    QAction *straightCables = nullptr;
    QAction *squareCables = nullptr;
    QAction *addBend = nullptr;
    QAction *removeBend = nullptr;
    QAction *removeBends = nullptr;
    QAction *autoNames = nullptr;
    QAction *autoAddresses = nullptr;
    QAction *autoMacs = nullptr;
    QAction *editAddresses = nullptr;
    QAction *addRoute = nullptr;
    QAction *find = nullptr;
    QAction *renumber = nullptr;
    QAction *vlans = nullptr;
    QAction *properties = nullptr;
    QAction *settings = nullptr;
    QAction *selectTool = nullptr;
    QAction *cableTool = nullptr;
    QAction *pingTool = nullptr;
    QAction *routeTool = nullptr;
    // Arrange
    QAction *alignLeft = nullptr;
    QAction *alignCentre = nullptr;
    QAction *alignRight = nullptr;
    QAction *alignTop = nullptr;
    QAction *alignMiddle = nullptr;
    QAction *alignBottom = nullptr;
    QAction *distributeAcross = nullptr;
    QAction *distributeDown = nullptr;
    QAction *sameWidth = nullptr;
    QAction *sameHeight = nullptr;
    QAction *sameSize = nullptr;
    QAction *group = nullptr;
    QAction *ungroup = nullptr;
    QAction *lock = nullptr;
    QAction *unlock = nullptr;
    QAction *toFront = nullptr;
    QAction *toBack = nullptr;
    QAction *layHierarchical = nullptr;
    QAction *layRadial = nullptr;
    QAction *layOrganic = nullptr;
    QAction *generate = nullptr;
    QAction *connectToHub = nullptr;
    QAction *connectMesh = nullptr;
    // View
    QAction *zoomIn = nullptr;
    QAction *zoomOut = nullptr;
    QAction *actualSize = nullptr;
    QAction *fit = nullptr;
    QAction *minimap = nullptr;
    QAction *foldTables = nullptr;
    QAction *unfoldTables = nullptr;
    QAction *moveTables = nullptr;
    QAction *resetTables = nullptr;
    QAction *physical = nullptr;
    QAction *snap = nullptr;
    QAction *guides = nullptr;
    QAction *networks = nullptr;
    QAction *vxlanBoth = nullptr;
    QAction *vxlanOverlay = nullptr;
    QAction *vxlanUnderlay = nullptr;
    QAction *splitView = nullptr;
    QAction *splitRight = nullptr;
    QAction *splitBelow = nullptr;
    QAction *closeView = nullptr;
    QAction *nextView = nullptr;
    QAction *previousView = nullptr;
    QAction *fullScreen = nullptr;
    QAction *nextTab = nullptr;
    QAction *previousTab = nullptr;
    QAction *nextPane = nullptr;
    // Lab
    QAction *deploy = nullptr;
    QAction *undeploy = nullptr;
    QAction *confirmCards = nullptr;
    QAction *revertCards = nullptr;
    QAction *showPlan = nullptr;
    QAction *planFirst = nullptr;
    QAction *ping = nullptr;
    QAction *terminal = nullptr;
    QAction *runChecks = nullptr;
    QAction *addCheck = nullptr;
    // Help
    QAction *whatIsThis = nullptr;
    QAction *tour = nullptr;
    QAction *shortcuts = nullptr;
    QAction *customize = nullptr;
    QAction *about = nullptr;
    QAction *aboutQt = nullptr;
};

/// Makes them all, children of `owner`, each with text, object name, status tip, and icon and shortcut where it has
/// one.
Actions makeActions(QWidget *owner);
/// How cables run, with the action that makes them so.
std::vector<std::pair<QAction *, CableStyle>> cableStyles(const Actions &actions);

/// What a desktop binds to an action, without the keys of old workstations and remote controls (F16, "Copy"), and
/// without those that another action has here: X11 deletes with Ctrl+D as well.
QList<QKeySequence> keysOfDesktop(QList<QKeySequence> bindings);

}  // namespace toile
